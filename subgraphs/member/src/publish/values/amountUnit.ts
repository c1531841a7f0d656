import { type Decimal, decimalOf, multiplyDecimals } from './decimal.ts';

/** The units in which files give amounts in the country's money: how many rial each is, and its words in headers. */
const UNITS = {
  rial: { rial: '1', words: [] },
  toman: { rial: '10', words: ['تومان', 'toman'] },
  thousandRial: { rial: '1000', words: ['هزار ریال', 'thousand rial'] },
  // As books of budget mostly have it: «ارقام به میلیون ریال».
  millionRial: { rial: '1000000', words: ['میلیون ریال', 'million rial'] },
  millionToman: { rial: '10000000', words: ['میلیون تومان', 'million toman'] },
} as const;

export type AmountUnit = keyof typeof UNITS;
/** Names of the units, as mapping files use them. */
export const amountUnits = ['rial', 'toman', 'thousandRial', 'millionRial', 'millionToman'] as const satisfies readonly AmountUnit[];

const RIAL = /ریال|rial/i;

/** An amount of such units in rial. */
export function inRial(amount: Decimal, unit: AmountUnit): Decimal {
  return multiplyDecimals(amount, decimalOf(UNITS[unit].rial));
}

/** What a column is called whose amounts are in other units than rial, by its names: «مبلغ (تومان)» for «مبلغ (ریال)». */
export function namesInOtherUnits(names: readonly string[]): { name: string; unit: AmountUnit }[] {
  const inRialNames = names.filter((name) => RIAL.test(name));
  return amountUnits.flatMap((unit) =>
    UNITS[unit].words.flatMap((word) => inRialNames.map((name) => ({ name: name.replace(RIAL, word), unit }))),
  );
}
