import { canonicalJson } from '@shafaf/shared/graph/canonicalJson';
import { orderKeyOf } from './orderKey.ts';

/** The rules that make one JSON value of several. */
export type ValueRule = 'SUM' | 'COUNT' | 'MIN' | 'MAX' | 'UNION';

/**
 * Folds members' checked values of one field.
 * @param typeName the field's named type; it says how values compare and add
 * @param values in order of members' codes; nulls count as nothing
 * @returns null when there is nothing to fold; sums of whole-number strings as `bigint`
 */
export function foldValues(rule: ValueRule, typeName: string, values: readonly unknown[]): unknown {
  const given = values.filter((value) => value !== null && value !== undefined);
  if (rule === 'UNION') return unite(given);
  if (given.length === 0) return null;
  if (rule === 'COUNT') return addWhole(given);
  if (rule === 'SUM') return typeName === 'Float' ? given.reduce<number>((sum, value) => sum + Number(value), 0) : addWhole(given);
  const sign = rule === 'MIN' ? 1 : -1;
  return given.reduce((best, value) => (compare(typeName, value, best) * sign < 0 ? value : best));
}

function addWhole(values: readonly unknown[]): bigint {
  return values.reduce<bigint>((sum, value) => sum + BigInt(String(value)), 0n);
}

function compare(typeName: string, a: unknown, b: unknown): number {
  const x = orderKeyOf(typeName, a);
  const y = orderKeyOf(typeName, b);
  if (x === null || y === null) return 0;
  return x < y ? -1 : x > y ? 1 : 0;
}

function unite(lists: readonly unknown[]): unknown[] {
  const seen = new Map<string, unknown>();
  for (const list of lists)
    for (const item of Array.isArray(list) ? list : [list]) {
      const known = canonicalJson(item);
      if (!seen.has(known)) seen.set(known, item);
    }
  return [...seen.values()];
}
