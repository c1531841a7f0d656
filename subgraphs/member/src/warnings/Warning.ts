/** What a warning can be about; the API's enum. */
export const warningCodes = [
  'MISSING_RECOMMENDED',
  'DATE_IN_FUTURE',
  'ZERO_AMOUNT',
  'NEGATIVE_AMOUNT',
  'UNUSUAL_AMOUNT',
  'TOMAN_SUSPECTED',
  'POSSIBLE_DUPLICATE',
] as const;

/** One of `warningCodes`. */
export type WarningCode = (typeof warningCodes)[number];

/**
 * Something about a record that looks wrong or is missing, though it is no error: the record is published with it, and everybody can see
 * it. Kept with the revision; its sentences are made when it is shown.
 */
export interface Warning {
  code: WarningCode;
  /** The path of the field in the graph; null for the record as a whole. */
  field: string | null;
  /** What the sentence names, such as the usual amount or the other record's id. */
  detail?: string;
}
