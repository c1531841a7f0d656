import type { Place } from '../merge/orderKey.ts';

/** What is asked of a list when all of it is wanted, row after row. */
export interface RowsQuestion {
  /**
   * A GraphQL operation with one field: a connection of `Query`, of whose `nodes` fields are selected. It says nothing of pages; what it says of
   * the filter and the order stands in variables.
   */
  query: string;
  variables: Readonly<Record<string, unknown>>;
  /** The row after which it begins; from the beginning when null. */
  after: RowPlace | null;
}

/** Makes of a row what is kept of it until it is given on. */
export type Keeping<Kept> = KeepRow<Kept> | KeepCells<Kept>;

/** Makes it of the whole row: all that was selected of it. Objects in it have no prototype. */
export interface KeepRow<Kept> {
  of: 'ROW';
  keep: (row: Readonly<Record<string, unknown>>) => Kept;
}

/** Makes it of some values beside each other, which takes far less time than making a whole row first. */
export interface KeepCells<Kept> {
  of: 'CELLS';
  /** Where the values stand in a row: paths of single values, of lists of them, or of lists of objects. */
  paths: readonly string[];
  /** Gets a value for each of the paths, null where there is none; through a list, those of all its items. */
  keep: (cells: readonly unknown[]) => Kept;
}

/** The place of a row in the list's order, or a cursor of the same list that stands there. */
export type RowPlace = { cursor: string } | { key: string | number | null; id: string };

/** A row of the list, checked. */
export interface ListedRow<Kept> extends Place {
  /** Code of the member whose row it is. */
  member: string;
  /** What it is ordered by, as it stands in JSON. */
  jsonKey: string | number | null;
  kept: Kept;
}
