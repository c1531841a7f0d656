/** What a member has published of one category; withdrawn records do not count. The names are those of the graph. */
export interface Holding {
  /** The value of the API's enum. */
  category: string;
  /** Decimal text, as all counts here. */
  count: string;
  sampleCount: string;
  lastPublishedAt: Date | null;
  lastModifiedAt: Date | null;
  newestFiscalYear: number | null;
  /** How many records have each recommended field. */
  fields: readonly { field: string; count: string }[];
}
