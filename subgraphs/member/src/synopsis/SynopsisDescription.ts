/** What the synopsis of one category says: the fields as the graph names them, and the columns that hold them. */
export interface SynopsisDescription {
  /** The category's table. */
  table: string;
  /** Rows that are alike in all of these make a zone. Named most telling last: the first is given up when there are too many zones. */
  zones: readonly [ZoneKey, ...ZoneKey[]];
  /** By field: a column of which each zone tells the smallest and the largest value. Of whole numbers, days or moments. */
  ranges: Readonly<Record<string, string>>;
  /** By field: a column of few values, such as an enum's or yes and no, of which each zone tells how many rows have each. */
  values: Readonly<Record<string, string>>;
  /** By field: a column of texts that a Bloom filter holds. */
  sets: Readonly<Record<string, string>>;
}

/** What rows of one zone have in common. */
export type ZoneKey =
  /** The value of a column. */
  | { sameValue: string }
  /** How many digits the whole number in a column has, and its sign; zero and null are kinds of their own. */
  | { sameDigits: string };
