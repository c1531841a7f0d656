import fc from 'fast-check';
import type { Book } from './Library.ts';

/** Libraries with some books each, by code. */
export function shelvesOf(
  codes: readonly string[],
  book: fc.Arbitrary<Omit<Partial<Book>, 'localId'>>,
  most: number,
): fc.Arbitrary<Record<string, Book[]>> {
  return fc
    .array(fc.array(book, { maxLength: most }), { minLength: codes.length, maxLength: codes.length })
    .map((all) =>
      Object.fromEntries(codes.map((code, i) => [code, (all[i] ?? []).map((each, j): Book => ({ ...each, localId: `${j}` }))])),
    );
}
