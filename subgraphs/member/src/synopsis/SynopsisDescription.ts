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
  /** Rows that are told one by one: those that pages begin with. */
  firsts: readonly Firsts[];
}

/** What rows of one zone have in common. */
export type ZoneKey =
  /** The value of a column of days, texts, or whole numbers of 32 bits. */
  | { sameValue: string }
  /** How many digits the whole number in a column has, and its sign; zero and null are kinds of their own. */
  | { sameDigits: string };

/** The rows that come first in an order; those without a value come last either way, and equal ones by id. */
export interface Firsts {
  column: string;
  direction: 'asc' | 'desc';
  /** How many; of each group when there are groups, and fewer of each when there are many groups. */
  rows: number;
  /** Of which rows: of all, of those of each zone, or of those that are alike in one of the zones' keys. */
  of: 'ALL' | 'EACH_ZONE' | ZoneKey;
}
