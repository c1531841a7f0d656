/** A sentence in both languages of the project. */
export interface Bilingual {
  en: string;
  fa: string;
}

/** One thing that is wrong with a row, so that whoever keeps the file can mend it. */
export interface Problem {
  /** The column as the file names it (or its position), or the field when the row has no columns; null for the row as a whole. */
  column: string | null;
  /** What stands there; null when nothing does. */
  value: string | null;
  reason: Bilingual;
  whatToDo: Bilingual;
}

/** A row that is not published. */
export interface RejectedRow<Place> {
  place: Place;
  problems: Problem[];
}
