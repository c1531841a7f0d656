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
  /** Its name in English: where the value stands in a record. */
  path: string;
  /** Its name in Persian. */
  fa: string;
  kind: CellKind;
  /** What is selected of a record for it; nothing for what the gateway itself knows. */
  selects: readonly string[];
  /** The value of a record as it stands in JSON; null where there is none. */
  read: (record: Readonly<Record<string, unknown>>) => unknown;
}
