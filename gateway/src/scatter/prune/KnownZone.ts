import type { ValueRange, Zone } from '@shafaf/shared/synopsis/Synopsis';
import { type OrderKey, type Place, uncheckedOrderKeyOf } from '../merge/orderKey.ts';
import { type Walk, walkOf } from './Walk.ts';

/** The values of one field in a zone, ready to be compared. */
export interface KnownRange {
  min: OrderKey;
  max: OrderKey;
  nulls: number;
}

/** Between which places, in the direction in which a page is walked, all rows of a zone lie. */
export interface Bounds {
  first: Place;
  last: Place;
}

/** A zone of a member's synopsis. What many questions ask of it is worked out once. */
export class KnownZone {
  readonly #zone: Zone;
  readonly #code: string;
  /** By type and field. */
  readonly #ranges = new Map<string, Map<string, KnownRange | null>>();
  readonly #bounds = new Map<string, Bounds | null>();

  /** @param code of the member */
  constructor(zone: Zone, code: string) {
    this.#zone = zone;
    this.#code = code;
  }

  get rows(): number {
    return this.#zone.rows;
  }

  /** How many rows have each value of a field; undefined when the synopsis does not say. */
  values(field: string): Readonly<Record<string, number>> | undefined {
    return Object.hasOwn(this.#zone.values, field) ? this.#zone.values[field] : undefined;
  }

  /** The field's values as they stand in JSON; undefined when the synopsis does not say. */
  jsonRange(field: string): ValueRange | undefined {
    return Object.hasOwn(this.#zone.ranges, field) ? this.#zone.ranges[field] : undefined;
  }

  /** The field's values, compared as the type says; null when the synopsis does not say, or says what the type cannot have. */
  range(field: string, typeName: string): KnownRange | null {
    let typed = this.#ranges.get(typeName);
    if (typed === undefined) {
      typed = new Map();
      this.#ranges.set(typeName, typed);
    }
    let range = typed.get(field);
    if (range === undefined) {
      range = readRange(this.jsonRange(field), typeName);
      typed.set(field, range);
    }
    return range;
  }

  /** The bounds of the zone's rows, or null when the synopsis does not say how they are ordered. */
  bounds(walk: Walk): Bounds | null {
    const known = walkOf(walk);
    let bounds = this.#bounds.get(known);
    if (bounds === undefined) {
      bounds = this.#boundsOf(walk);
      this.#bounds.set(known, bounds);
    }
    return bounds;
  }

  #boundsOf({ order, forwards }: Walk): Bounds | null {
    const range = this.range(order.field, order.type.name);
    if (range === null) return null;
    const { min, max, nulls } = range;
    const [top, bottom] = order.direction === 'ASC' ? [min, max] : [max, min];
    // Rows without a value come last in the order, whatever its direction.
    return boundsOf(top, nulls > 0 ? null : bottom, this.#code, forwards);
  }
}

/** The range in a form that compares; null when the synopsis does not say, or says what the type cannot have. */
function readRange(json: ValueRange | undefined, typeName: string): KnownRange | null {
  if (json === undefined) return null;
  const min = uncheckedOrderKeyOf(typeName, json.min);
  const max = uncheckedOrderKeyOf(typeName, json.max);
  return min === undefined || max === undefined ? null : { min, max, nulls: json.nulls };
}

/**
 * The bounds of rows whose keys lie between two. Ids are bounded by the member's code: all of a member's ids lie between `code:` and
 * `code;`, the next character.
 */
export function boundsOf(top: OrderKey, bottom: OrderKey, code: string, forwards: boolean): Bounds {
  const first: Place = { key: top, id: `${code}:` };
  const last: Place = { key: bottom, id: `${code};` };
  return forwards ? { first, last } : { first: last, last: first };
}
