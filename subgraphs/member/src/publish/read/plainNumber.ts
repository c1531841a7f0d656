/** A number of JSON or of a sheet, such as `1.5E7` or `62065.349999999999`, as a plain decimal text such as `15000000` or `62065.35`. */
export function plainNumber(text: string): string {
  // Whole numbers keep every digit; fractions are stored in binary, and the shortest text that means the same is the one that was typed.
  if (/^-?\d+$/.test(text)) return text;
  const shortest = String(Number(text));
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(shortest);
  if (!parts) return shortest;
  const [, sign = '', first = '', fraction = '', power = '0'] = parts;
  const shift = Number(power);
  const digits = first + fraction;
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${digits}`;
  const whole = digits.slice(0, shift + 1).padEnd(shift + 1, '0');
  const rest = digits.slice(shift + 1);
  return sign + whole + (rest === '' ? '' : `.${rest}`);
}
