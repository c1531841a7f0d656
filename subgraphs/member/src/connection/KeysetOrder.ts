/** A text form of an order key that can be compared with others of its kind. */
export type OrderKey = string;

/** What an order of a connection is ordered by. */
export interface KeysetOrder<Row> {
  readonly column: string;
  readonly type: KeyType;
  /** The row's key as it stands in JSON; null when it has none. */
  keyOf(row: Row): string | number | null;
}

/** The kinds of keys. */
export interface KeyType {
  /** The type in Postgres, to which a key given as text is cast. */
  readonly sqlType: 'bigint' | 'date' | 'timestamptz(3)' | 'double precision' | 'text';
  /** The key as it came in a cursor, in a form that Postgres takes; null when it is no key of this kind. */
  read(key: string | number): OrderKey | null;
  /** Below 0 when `a` comes before `b` in ascending order, 0 when they are the same. */
  compare(a: OrderKey, b: OrderKey): number;
}
