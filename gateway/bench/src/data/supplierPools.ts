import { nationalIdCheckDigit } from '@shafaf/shared/identifiers/isNationalId';

/** A supplier of some members. */
export interface Supplier {
  nationalId: string;
  name: string;
}

/** Suppliers whose home is with one member. */
const AT_HOME = 210;
const MOST_FURTHER_MEMBERS = 8;

/**
 * Whom each member buys from. A supplier has one home and works for some further members: most for none or one, few for eight, as small
 * firms do. The same for the same number of members.
 */
export function supplierPools(members: number): readonly (readonly Supplier[])[] {
  const pools: Supplier[][] = Array.from({ length: members }, () => []);
  for (let i = 0; i < members * AT_HOME; i++) {
    const firstTen = `10${String(10_000_000 + i * 37).padStart(8, '0')}`;
    const supplier = { nationalId: firstTen + nationalIdCheckDigit(firstTen), name: `شرکت ${i}` };
    const further = Math.floor((MOST_FURTHER_MEMBERS + 1) * fraction(i, 0) ** 3);
    const places = new Set([i % members]);
    for (let j = 1; j <= further; j++) places.add(Math.floor(fraction(i, j) * members));
    for (const place of places) pools[place]?.push(supplier);
  }
  return pools;
}

/** A number from 0 up to 1 that looks like chance (the integer hash of Mulberry32's output step). */
function fraction(a: number, b: number): number {
  let x = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 15), x | 1);
  x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
  return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
}
