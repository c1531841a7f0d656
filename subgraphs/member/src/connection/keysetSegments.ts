import { compareIds } from '@shafaf/shared/graph/globalId';
import type { KeyType, OrderKey } from './KeysetOrder.ts';

/** A place in the total order: (key, null last; id). */
export interface Place {
  key: OrderKey | null;
  id: string;
}

/** Which keys a segment holds. `EVERY`: all, and none. `BETWEEN`: those that exist, strictly larger and smaller than the ends given. */
export type SegmentKeys =
  | { kind: 'EVERY' }
  | { kind: 'NONE' }
  | { kind: 'EQUAL'; key: OrderKey }
  | { kind: 'BETWEEN'; above: OrderKey | null; below: OrderKey | null };

/** A part of the range that one index scan reads in order. */
export interface Segment {
  keys: SegmentKeys;
  idAfter: string | null;
  idBefore: string | null;
}

const ALL_IDS = { idAfter: null, idBefore: null };

/**
 * Cuts the range strictly between two places into segments, in order: the rest of the first key, the keys beyond, the part of the
 * last key, the rows without a key. One condition `(key, id) > (…)` would not do: with nulls last, descending keys and ascending
 * ids it is no row comparison, and written with OR it keeps Postgres from reading the index in order.
 */
export function keysetSegments(
  after: Place | null,
  before: Place | null,
  direction: 'ASC' | 'DESC',
  keyType: Pick<KeyType, 'compare'>,
): Segment[] {
  if (after === null && before === null) return [{ keys: { kind: 'EVERY' }, ...ALL_IDS }];
  if (after !== null && before !== null) {
    const order = compareKeys(after.key, before.key, direction, keyType);
    if (order > 0 || (order === 0 && compareIds(after.id, before.id) >= 0)) return [];
    if (order === 0) return [{ keys: only(after.key), idAfter: after.id, idBefore: before.id }];
  }
  const segments: Segment[] = [];
  if (after !== null) segments.push({ keys: only(after.key), idAfter: after.id, idBefore: null });
  if (after === null || after.key !== null)
    segments.push({ keys: between(after?.key ?? null, before?.key ?? null, direction), ...ALL_IDS });
  if (before !== null) segments.push({ keys: only(before.key), idAfter: null, idBefore: before.id });
  else if (after === null || after.key !== null) segments.push({ keys: { kind: 'NONE' }, ...ALL_IDS });
  return segments;
}

function only(key: OrderKey | null): SegmentKeys {
  return key === null ? { kind: 'NONE' } : { kind: 'EQUAL', key };
}

function between(after: OrderKey | null, before: OrderKey | null, direction: 'ASC' | 'DESC'): SegmentKeys {
  return direction === 'ASC' ? { kind: 'BETWEEN', above: after, below: before } : { kind: 'BETWEEN', above: before, below: after };
}

function compareKeys(a: OrderKey | null, b: OrderKey | null, direction: 'ASC' | 'DESC', keyType: Pick<KeyType, 'compare'>): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return direction === 'ASC' ? keyType.compare(a, b) : keyType.compare(b, a);
}
