import type { Send } from '../scatter/ask.ts';
import type { Member } from '../scatter/Member.ts';
import type { LargePages } from '../scatter/rows/RowStream.ts';

/** Of a full page of such rows, nearly all of the time goes into the rows. */
const MOST_ROWS = 1_000;
/** A server that has no large pages may have them after its next update. */
const FORGET_MILLISECONDS = 10 * 60 * 1_000;

/** Where a member gives large pages, in their short form if it has that: beside the address at which it answers GraphQL. */
export function rowsAddress(address: string): string {
  return new URL('rows?form=lists', address).href;
}

/** This machine, by the names that addresses of servers on it have. */
const THIS_MACHINE = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** How pages are to be packed on their way: over a line they become a fifth, while on one machine packing takes as long as all else together. */
export function encodingTo(address: string): 'gzip' | 'identity' {
  return THIS_MACHINE.has(new URL(address).hostname) ? 'identity' : 'gzip';
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
