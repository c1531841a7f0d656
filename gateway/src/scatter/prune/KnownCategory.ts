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
  readonly #walks = new Map<string, Walked>();

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

  /** The entries in the order of the first place that a row of theirs could have; those of unknown order come first. */
  inOrder(walk: Walk): Walked {
    const name = walkOf(walk);
    let walked = this.#walks.get(name);
    if (walked === undefined) {
      walked = this.#sort(walk);
      this.#walks.set(name, walked);
    }
    return walked;
  }

  #sort(walk: Walk): Walked {
    const compare = walkOrder(walk);
    const keys = this.singles.keys(walk.order.field, walk.order.type.name);
    const singles = keys?.map((key) => boundsOf(key, key, this.#code, walk.forwards));
    const bounds = [...this.zones.map((zone) => zone.bounds(walk)), ...(singles ?? Array.from({ length: this.singles.rows }, () => null))];
    const entries = new Uint16Array(bounds.keys()).sort((a, b) => {
      const [left, right] = [bounds[a] ?? null, bounds[b] ?? null];
      if (left === null || right === null) return left === right ? a - b : left === null ? -1 : 1;
      return compare(left.first, right.first) || a - b;
    });
    return { entries, bounds };
  }
}

/** Entries as a page meets them. */
export interface Walked {
  entries: Uint16Array;
  /** By entry: between which places its rows lie, or null when the synopsis does not say how they are ordered. */
  bounds: readonly (Bounds | null)[];
}
