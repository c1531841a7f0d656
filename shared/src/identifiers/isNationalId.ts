const FORM = /^\d{11}$/;
const WEIGHTS = [29, 27, 23, 19, 17];

/**
 * Whether a text is a national id of a legal person (شناسه ملی): 11 digits 0–9, digits 4 to 9 not all zero, the last the check
 * digit of the others. Persian digits, spaces and hyphens are to be removed beforehand.
 */
export function isNationalId(text: string): boolean {
  return FORM.test(text) && text.slice(3, 9) !== '000000' && nationalIdCheckDigit(text.slice(0, 10)) === Number(text[10]);
}

/**
 * The eleventh digit of a national id: with d = tenth digit + 2, the sum of (digit + d) times 29, 27, 23, 19, 17 in turn, modulo
 * 11, where 10 counts as 0.
 * @throws RangeError when `firstTen` is not ten digits 0–9.
 */
export function nationalIdCheckDigit(firstTen: string): number {
  if (!/^\d{10}$/.test(firstTen)) throw new RangeError(`nationalIdCheckDigit expects the first ten digits, but got: "${firstTen}".`);
  const shift = Number(firstTen[9]) + 2;
  let sum = 0;
  for (let i = 0; i < 10; i++) sum += (Number(firstTen[i]) + shift) * (WEIGHTS[i % 5] ?? 0);
  return (sum % 11) % 10;
}
