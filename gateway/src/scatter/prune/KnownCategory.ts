import type { CategorySynopsis } from '@shafaf/shared/synopsis/Synopsis';
import { KnownSingles } from './KnownSingles.ts';
import { type Bounds, boundsOf, KnownZone } from './KnownZone.ts';
import { type Walk, walkOf, walkOrder } from './Walk.ts';

/**
 * A category of a synopsis, decoded. Its *entries* are numbered: first the zones, then the rows that are told one by one, which
 * are as zones of one row.
 */
export class KnownCategory {
  readonly zones: readonly KnownZone[];
  readonly singles: KnownSingles;
  /** By field: the bits of a Bloom filter. */
  readonly sets: ReadonlyMap<string, Buffer>;
  readonly #code: string;
  readonly #walks = new Map<string, Uint16Array>();

  /** @param code of the member */
  constructor({ zones, singles, sets }: CategorySynopsis, code: string) {
    this.zones = zones.map((zone) => new KnownZone(zone, code));
    this.singles = new KnownSingles(singles);
    this.sets = new Map(Object.entries(sets).map(([field, { bits }]) => [field, Buffer.from(bits, 'base64')]));
    this.#code = code;
  }

  /** How many entries there are. */
  get entries(): number {
    return this.zones.length + this.singles.rows;
  }

  /** How many rows an entry has. */
  rowsOf(entry: number): number {
    return this.zones[entry]?.rows ?? 1;
  }

  /** Between which places an entry's rows lie, or null when the synopsis does not say how they are ordered. */
  bounds(entry: number, walk: Walk): Bounds | null {
    const zone = this.zones[entry];
    if (zone !== undefined) return zone.bounds(walk);
    const key = this.singles.keys(walk.order.field, walk.order.type.name)?.[entry - this.zones.length];
    return key === undefined ? null : boundsOf(key, key, this.#code, walk.forwards);
  }

  /** The entries in the order of the first place that a row of theirs could have; those of unknown order come first. */
  inOrder(walk: Walk): Uint16Array {
    const name = walkOf(walk);
    let entries = this.#walks.get(name);
    if (entries === undefined) {
      entries = this.#sort(walk);
      this.#walks.set(name, entries);
    }
    return entries;
  }

  #sort(walk: Walk): Uint16Array {
    const compare = walkOrder(walk);
    const first = Array.from({ length: this.entries }, (_, entry) => this.bounds(entry, walk)?.first ?? null);
    return new Uint16Array(first.keys()).sort((a, b) => {
      const [left, right] = [first[a] ?? null, first[b] ?? null];
      if (left === null || right === null) return left === right ? a - b : left === null ? -1 : 1;
      return compare(left, right) || a - b;
    });
  }
}
