/** What the cells of a column hold. */
export type CellKind =
  | 'TEXT'
  /** A number that JavaScript holds exactly, or with a fraction. */
  | 'NUMBER'
  /** A whole number of any length, as decimal text. */
  | 'WHOLE'
  /** A Gregorian day, as `YYYY-MM-DD`. */
  | 'DAY'
  /** A moment, as ISO 8601 in UTC. */
  | 'MOMENT'
  /** A day or moment as the Jalali day on which it falls in Iran. */
  | 'JALALI'
  | 'YES_NO'
  /** A list of texts. */
  | 'TEXTS'
  /** A list of objects. */
  | 'OBJECTS';

/** A column of a table of records. */
export interface ExportColumn {
  /** Its name in English: where the value stands in a record, as a rule. */
  path: string;
  /** Its name in Persian. */
  fa: string;
  kind: CellKind;
  /** Where what it is made of stands in a record. */
  source: string;
  /** For a list of objects: what is selected of each, as paths from it. */
  items?: readonly string[];
  /** Makes the cell's value of what stands there, which is not null; the same when left out. */
  derive?: (value: unknown) => unknown;
}

/** What is selected of a record for a column. */
export function selectedFor({ source, items }: ExportColumn): readonly string[] {
  return items === undefined ? [source] : items.map((item) => `${source}.${item}`);
}
