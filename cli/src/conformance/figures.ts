import { type OrderKey, orderKeyOf } from '@shafaf/gateway/scatter/merge/orderKey';
import type { Rules } from '@shafaf/gateway/scatter/rules';
import { type GraphQLObjectType, getNamedType, isLeafType } from 'graphql';
import type { Row } from './Contents.ts';
import { valueAt } from './json.ts';
import type { Listing, ListingTotals } from './listingsOf.ts';

/** A figure over rows, as the contract names it. */
export interface Figure {
  name: string;
  by: 'SUM' | 'COUNT' | 'MIN' | 'MAX';
  typeName: string;
}

/** A figure's value in a form that can be compared: whole numbers exactly, other things as their order says. Null where there is none. */
export type FigureValue = bigint | OrderKey;

/** The plain figures of a totals type or of its groups. */
export function figuresOf(rules: Rules, type: GraphQLObjectType): Figure[] {
  return Object.values(type.getFields()).flatMap(({ name, type: fieldType }) => {
    const named = getNamedType(fieldType);
    const rule = rules.merge(type.name, name);
    return isLeafType(named) && (rule?.by === 'SUM' || rule?.by === 'COUNT' || rule?.by === 'MIN' || rule?.by === 'MAX')
      ? [{ name, by: rule.by, typeName: named.name }]
      : [];
  });
}

/** A figure's value as it was answered; undefined when it is none. */
export function readFigure({ by, typeName }: Figure, value: unknown): FigureValue | undefined {
  if (value === null) return null;
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  if (by === 'MIN' || by === 'MAX') return orderKeyOf(typeName, value);
  try {
    return BigInt(value);
  } catch {
    return undefined;
  }
}

/**
 * What a figure over some rows should be; undefined for one that the contract's words do not tell how to work out. Told are `count`,
 * `sampleCount`, sums and extremes of the row's field of the same name, and `largest` and `smallest` of what groups are ordered by.
 */
export function workOut(
  { name, by, typeName }: Figure,
  rows: readonly Row[],
  listing: Listing,
  groups: ListingTotals['groups'],
): FigureValue | undefined {
  if (name === 'count') return BigInt(rows.length);
  if (name === 'sampleCount') return BigInt(rows.filter(({ object }) => valueAt(object, 'sample') === true).length);
  if (by === 'COUNT') return undefined;
  const fields = listing.row.getFields();
  const field =
    fields[name] !== undefined
      ? name
      : (by === 'MIN' || by === 'MAX') && ['largest', 'smallest'].includes(name)
        ? groups?.orderBy
        : undefined;
  if (field === undefined || getNamedType(fields[field]?.type)?.name !== typeName) return undefined;
  return fold(
    by,
    rows.map(({ object }) => readFigure({ name, by, typeName }, valueAt(object, field) ?? null) ?? null),
  );
}

/** Several values of a figure as one. A sum of nothing is nought. */
export function fold(by: Figure['by'], values: readonly FigureValue[]): FigureValue {
  if (by === 'SUM' || by === 'COUNT') return values.reduce<bigint>((sum, value) => (typeof value === 'bigint' ? sum + value : sum), 0n);
  return values.reduce<FigureValue>((best, value) => {
    if (value === null) return best;
    return best === null || (by === 'MAX' ? value > best : value < best) ? value : best;
  }, null);
}
