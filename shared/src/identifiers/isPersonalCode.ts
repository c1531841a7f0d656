const FORM = /^\d{10}$/;
/** Ten equal digits pass the check, and are nobody's code. */
const ALL_EQUAL = /^(\d)\1{9}$/;

/**
 * Whether a text can be the national code of a person (کد ملی): 10 digits 0–9, not all equal, the last the check digit of the others.
 * Persian digits, spaces and hyphens are to be removed beforehand. Of numbers that are something else one in eleven passes too.
 *
 * The check: the sum of the first nine digits times 10 down to 2, modulo 11; below 2 it is the check digit itself, else 11 less it.
 */
export function isPersonalCode(text: string): boolean {
  if (!FORM.test(text) || ALL_EQUAL.test(text)) return false;
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += Number(text[i]) * (10 - i);
  const rest = sum % 11;
  return Number(text[9]) === (rest < 2 ? rest : 11 - rest);
}
