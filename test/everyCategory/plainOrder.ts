import { valueAt } from '../../cli/src/conformance/json.ts';
import type { PlainRow } from './PlainRow.ts';

/** Rows by a field of a type, those without a value last either way, equal ones by id: the contract's order said a second time. */
export function plainOrder(rows: readonly PlainRow[], field: string, typeName: string, direction: string): PlainRow[] {
  const sign = direction === 'ASC' ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [left, right] = [valueAt(a.object, field) ?? null, valueAt(b.object, field) ?? null];
    if (left === null || right === null) return Number(left === null) - Number(right === null) || byBytes(a.id, b.id);
    return sign * compareValues(typeName, left, right) || byBytes(a.id, b.id);
  });
}

/** Which of two values of a type comes first: below zero, the left one. */
export function compareValues(typeName: string, left: unknown, right: unknown): number {
  switch (typeName) {
    case 'Rial':
    case 'BigInt': {
      const difference = BigInt(String(left)) - BigInt(String(right));
      return difference === 0n ? 0 : difference < 0n ? -1 : 1;
    }
    case 'Int':
    case 'Float':
      return Number(left) - Number(right);
    // Days and moments have one form each, in which the earlier is the smaller text.
    default:
      return byBytes(String(left), String(right));
  }
}

/** As UTF-8 orders them, which is not how UTF-16 does. */
export function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
