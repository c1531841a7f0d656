import type { CategorySynopsis, Singles, Zone } from '@shafaf/shared/synopsis/Synopsis';
import type { SynopsisDescription } from './SynopsisDescription.ts';

/** What a category's synopsis is put together from, so that a publication changes only what it touches. */
export interface SynopsisParts {
  /** When all of it was worked out anew, as an ISO moment. */
  anewAt: string;
  /** False when it can only be made anew: rows are few and all told one by one, or zones so many that they are told apart by less. */
  lasting: boolean;
  zones: readonly ZonePart[];
  /** The rows that are told one by one because they come first in something wider than their zone; by what they come first in. */
  firsts: Readonly<Record<string, readonly FirstRow[]>>;
  /** By field. */
  sets: Readonly<Record<string, SetPart>>;
}

/** One zone: the rows told one by one, and the figures of the others. */
export interface ZonePart {
  /** The values of its keys, as the database writes them in JSON. */
  zone: string;
  /** Null when there are no others. */
  others: Zone | null;
  /** Each row's values of the description's `ranges`, then of its `values`. */
  singles: readonly SinglePart[];
}

/** What is told of one row. */
export interface SinglePart {
  ranges: readonly (string | number | null)[];
  values: readonly (string | null)[];
}

/** A row that comes first in something. */
export interface FirstRow {
  id: string;
  /** The zone that it is in. */
  zone: string;
}

/** A Bloom filter to which texts were added since it was made. */
export interface SetPart {
  bits: string;
  /** How many texts it held when it was made. */
  texts: number;
  /** How many came since, or may have gone. */
  since: number;
}

/** How many rows stand. */
export function rowsOf({ zones }: Pick<SynopsisParts, 'zones'>): number {
  return zones.reduce((sum, { others, singles }) => sum + (others?.rows ?? 0) + singles.length, 0);
}

/** The synopsis that the parts make. */
export function synopsisOf(parts: SynopsisParts, description: Pick<SynopsisDescription, 'ranges' | 'values'>): CategorySynopsis {
  return {
    rows: rowsOf(parts),
    zones: parts.zones.flatMap(({ others }) => (others === null ? [] : [others])),
    singles: inColumns(
      parts.zones.flatMap(({ singles }) => singles),
      description,
    ),
    sets: Object.fromEntries(Object.entries(parts.sets).map(([field, { bits }]) => [field, { bits }])),
  };
}

function inColumns(singles: readonly SinglePart[], { ranges, values }: Pick<SynopsisDescription, 'ranges' | 'values'>): Singles {
  const columns = <Value>(fields: object, tell: (single: SinglePart, n: number) => Value) =>
    Object.fromEntries(Object.keys(fields).map((field, n) => [field, singles.map((single) => tell(single, n))]));
  return {
    rows: singles.length,
    ranges: columns(ranges, (single, n) => single.ranges[n] ?? null),
    values: columns(values, (single, n) => single.values[n] ?? null),
  };
}
