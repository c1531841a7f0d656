import type { DisclosureKind, KindGroup } from '@shafaf/schema/shortForm/DisclosureKind';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Leaf } from '../attributes/Attribute.ts';
import type { CategoryTotals } from '../categories/Category.ts';
import { commonFigures } from '../totals/commonFigures.ts';
import type { Grouping } from '../totals/Grouping.ts';
import { memberGroupings } from '../totals/memberGroupings.ts';
import type { Definition, OwnFigure } from './Definition.ts';
import { leafAt, type PlacedAttribute } from './placedAttributes.ts';

/** The figures over a category's records, as the contract names them; null where it has none. */
export function totalsOfKind(
  kind: DisclosureKind,
  attributes: readonly PlacedAttribute[],
  leaves: ReadonlyMap<string, Leaf>,
  own: NonNullable<Definition<never>['figures']>,
  groupings: NonNullable<Definition<never>['groupings']>,
): CategoryTotals | null {
  const { totals, typeName } = kind;
  if (totals === null) return null;
  const figures: Record<string, RawBuilder<unknown>> = { ...commonFigures };
  const figuresOfNothing: Record<string, unknown> = { count: '0', sampleCount: '0' };
  let groupOrder: RawBuilder<unknown> = commonFigures.count;
  for (const { name, by } of totals.figures) {
    const place = `${typeName}Totals.${name} of the contract`;
    const { of, nothing, order } = own[name] ? ownFigure(own[name], leaves, place) : figureOf(name, by, totals.groupOrder, leaves, place);
    figures[name] = of;
    figuresOfNothing[name] = nothing;
    if (name === totals.groupOrder) groupOrder = order;
  }
  return {
    figures,
    figuresOfNothing,
    groupOrder,
    groups: Object.fromEntries(
      totals.groups.map((group) => [group.value, groupings[group.value] ?? groupingOf(group, attributes, leaves, typeName)]),
    ),
  };
}

interface FigureOf {
  of: RawBuilder<unknown>;
  nothing: unknown;
  /** The same, to order groups by. */
  order: RawBuilder<unknown>;
}

function ownFigure(figure: OwnFigure, leaves: ReadonlyMap<string, Leaf>, place: string): FigureOf {
  if ('of' in figure) return { ...figure, order: figure.of };
  return sumOf(leafAt(leaves, figure.sumOf, place), place, figure.where);
}

function figureOf(name: string, by: string, groupOrder: string, leaves: ReadonlyMap<string, Leaf>, place: string): FigureOf {
  const isExtreme = (by === 'MAX' && name === 'largest') || (by === 'MIN' && name === 'smallest');
  const leaf = leafAt(leaves, isExtreme && !leaves.has(name) ? groupOrder : name, place);
  if (by === 'SUM') return sumOf(leaf, place);
  if (by !== 'MAX' && by !== 'MIN') throw new Error(`${place} is merged by ${by}, so the category must say under \`figures\` what it is.`);
  const ref = sql.ref(leaf.column);
  const extreme = by === 'MAX' ? sql`max(${ref})` : sql`min(${ref})`;
  return { of: extreme, nothing: null, order: extreme };
}

function sumOf({ path, column, kind }: Leaf, place: string, where?: RawBuilder<SqlBool>): FigureOf {
  if (!kind.adds) throw new Error(`${place} adds up "${path}", which is no whole number.`);
  const which = where === undefined ? sql`` : sql` filter (where ${where})`;
  const sum = sql`coalesce(sum(${sql.ref(column)})${which}, 0)`;
  return { of: sql`${sum}::text`, nothing: '0', order: sum };
}

function groupingOf(
  { value, by, register, of }: KindGroup,
  attributes: readonly PlacedAttribute[],
  leaves: ReadonlyMap<string, Leaf>,
  typeName: string,
): Grouping {
  if (register !== null) {
    const common = Object.entries(memberGroupings).find(([name]) => name === value)?.[1];
    if (common === undefined)
      throw new Error(`${typeName}Group.${value} of the contract groups by the register in a way that is not known here.`);
    return common;
  }
  const { path, column, kind } = leafAt(leaves, of ?? '', `${typeName}Group.${value} of the contract`);
  const key = sql<string | null>`${sql.ref(column)}::text`;
  const [field = '', ...inner] = (by ?? '').split('.');
  const placed = attributes.find(({ name }) => name === path.split('.')[0]);
  const describe = placed?.parts.groupValue ?? ((text: string) => within(inner, kind.readKey(text)));
  return { key: () => key, describe: (text) => ({ [field]: text === null ? null : describe(text) }) };
}

/** The value inside objects of these names. */
function within(names: readonly string[], value: unknown): unknown {
  return names.reduceRight((inner, name) => ({ [name]: inner }), value);
}
