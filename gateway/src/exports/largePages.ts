import type { Send } from '../scatter/ask.ts';
import type { Member } from '../scatter/Member.ts';
import type { LargePages } from '../scatter/rows/RowStream.ts';

/** Of a full page of such rows, nearly all of the time goes into the rows. */
const MOST_ROWS = 2_000;
/** A server that has no large pages may have them after its next update. */
const FORGET_MILLISECONDS = 10 * 60 * 1_000;

/** Where a member gives large pages, in their short form if it has that: beside the address at which it answers GraphQL. */
export function rowsAddress(address: string): string {
  return new URL('rows?form=lists', address).href;
}

/** The way to members' large pages; it remembers for a while who has none. */
export function largePages(send: Send): LargePages {
  const without = new Map<string, number>();
  const nameOf = ({ code, address }: Member) => `${code} ${address}`;
  return {
    send,
    mostRows: MOST_ROWS,
    isServed: (member) => (without.get(nameOf(member)) ?? 0) < Date.now(),
    doWithout: (member) => without.set(nameOf(member), Date.now() + FORGET_MILLISECONDS),
  };
}
