/**
 * The lengths in which pages are read. They stand in the text of a statement: for a length that is a parameter Postgres expects a tenth of
 * all rows, so that it would plan each page anew, which takes twice as long as reading it. Few lengths, so that the texts are few; they are
 * what gateways ask for, and one row more, which shows whether another page follows.
 */
const LENGTHS = [3, 5, 9, 21, 33, 51, 101, 129, 201];

/** How many rows a statement reads to find the first `limit` of them: as many, or somewhat more. */
export function readLimit(limit: number): number {
  return LENGTHS.find((length) => length >= limit) ?? limit;
}
