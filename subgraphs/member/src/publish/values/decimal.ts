/** A decimal number, exact: `units` divided by ten to the power of `scale`. */
export interface Decimal {
  units: bigint;
  scale: number;
}

const FORM = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Reads `-123.45`. @throws RangeError on any other text. */
export function decimalOf(text: string): Decimal {
  const parts = FORM.exec(text);
  if (!parts) throw new RangeError(`decimalOf expects a decimal number, but got: "${text}".`);
  const [, sign = '', whole = '', fraction = ''] = parts;
  return { units: BigInt(sign + whole + fraction), scale: fraction.length };
}

/** The shortest text of a decimal: no leading or trailing zeros, `-` only before what is not zero. */
export function decimalText({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** The exact sum. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: a.units * 10n ** BigInt(scale - a.scale) + b.units * 10n ** BigInt(scale - b.scale), scale };
}

/** The exact product. */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

/** The nearest whole number; of two equally near ones the even one, so that sums do not drift. */
export function roundHalfEven({ units, scale }: Decimal): bigint {
  const unit = 10n ** BigInt(scale);
  const whole = units / unit;
  const rest = units % unit;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  const away = twice > unit || (twice === unit && whole % 2n !== 0n);
  return away ? whole + (units < 0n ? -1n : 1n) : whole;
}
