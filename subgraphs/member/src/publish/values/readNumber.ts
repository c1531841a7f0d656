import { latinDigits } from '@shafaf/shared/persian/latinDigits';
import { decimalOf, decimalText } from './decimal.ts';

/**
 * How numbers are written: `1,234.56`, `1.234,56`, or `auto`, which takes either where it can tell them apart. Persian separators
 * (٬ and ٫), apostrophes and spaces between groups of three digits are understood in each.
 */
export type NumberStyle = 'auto' | '1,234.56' | '1.234,56';

/** Why a text could not be read as a number. */
export type NumberFault = 'NOT_A_NUMBER' | 'AMBIGUOUS' | 'EXPONENT' | 'TOMAN';

/** The number as a decimal text such as `-1234.5`, or why it is none. */
export type NumberReading = { number: string } | { fault: NumberFault };

/** Marks of direction and joiners, which copying from Persian pages leaves within numbers. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** Characters of a number at most; longer text is none. */
const LONGEST = 100;
const EXPONENT = /^[-+]?\d+(?:[.,]\d+)?e[-+]?\d+$/i;
const TOMAN = /تومان|تومن|\btoman\b/i;
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  IRR: ['IRR', 'rials', 'rial', 'ریال', 'ريال', '﷼'],
  EUR: ['EUR', 'euro', '€'],
  USD: ['USD', '$'],
  GBP: ['GBP', '£'],
};

/**
 * Reads an amount or another number. Digits may be Persian or Arabic. The currency's own code or sign may stand before or after it.
 *
 * With `auto`, a comma before exactly three digits separates thousands (`1,234`); a point there (`1.234`) is `AMBIGUOUS`. The styles
 * are tried in order, and the first that reads the text wins.
 */
export function readNumber(text: string, styles: readonly NumberStyle[], currency = 'IRR'): NumberReading {
  if (text.length > LONGEST) return { fault: 'NOT_A_NUMBER' };
  let plain = latinDigits(text.replace(UNSEEN, '')).trim();
  if (TOMAN.test(plain)) return { fault: 'TOMAN' };
  if (EXPONENT.test(plain)) return { fault: 'EXPONENT' };
  plain = withoutCurrency(plain, currency);
  const parts = /^([-−]?)(\d[\d.,٬٫،'’\s]*)$/.exec(plain);
  if (!parts) return { fault: 'NOT_A_NUMBER' };
  const [, sign = '', body = ''] = parts;
  let fault: NumberFault = 'NOT_A_NUMBER';
  for (const style of styles) {
    const reading = style === 'auto' ? readAuto(body) : readStyled(body, style === '1,234.56' ? '.' : ',');
    if ('number' in reading) return { number: decimalText(decimalOf((sign === '' ? '' : '-') + reading.number)) };
    if (reading.fault === 'AMBIGUOUS') fault = 'AMBIGUOUS';
  }
  return { fault };
}

function withoutCurrency(text: string, currency: string): string {
  for (const sign of SIGNS[currency] ?? [currency]) {
    const lower = text.toLowerCase();
    if (lower.startsWith(sign.toLowerCase())) return text.slice(sign.length).trim();
    if (lower.endsWith(sign.toLowerCase())) return text.slice(0, -sign.length).trim();
  }
  return text;
}

/** Groups of three digits apart by `G`, then the fraction after `D`. */
function readMarked(marked: string): NumberReading {
  const parts = /^(\d+|\d{1,3}(?:G\d{3})+)(?:D(\d+))?$/.exec(marked);
  if (!parts) return { fault: 'NOT_A_NUMBER' };
  const [, whole = '', fraction] = parts;
  return { number: whole.replaceAll('G', '') + (fraction === undefined ? '' : `.${fraction}`) };
}

function readStyled(body: string, point: '.' | ','): NumberReading {
  const group = point === '.' ? /[,،٬'’\s]/g : /[.٬'’\s]/g;
  return readMarked(body.replace(group, 'G').replace(point === '.' ? /[.٫]/g : /[,،٫]/g, 'D'));
}

function readAuto(body: string): NumberReading {
  const plain = body.replaceAll('،', ',');
  const commas = plain.split(',').length - 1;
  const points = plain.split('.').length - 1;
  if (plain.includes('٫'))
    return commas > 0 && points > 0 ? { fault: 'NOT_A_NUMBER' } : readMarked(plain.replace(/[.,٬'’\s]/g, 'G').replace('٫', 'D'));
  if (commas > 0 && points > 0) return readStyled(plain, plain.lastIndexOf('.') > plain.lastIndexOf(',') ? '.' : ',');
  if (commas + points === 0) return readStyled(plain, '.');
  const separator = commas > 0 ? ',' : '.';
  const last = plain.length - 1 - plain.lastIndexOf(separator);
  if (commas + points > 1) {
    if (last === 3) return readStyled(plain, separator === ',' ? '.' : ',');
    // Such as 4,000,00: one sign for both, and only the last group is no group of three.
    const cut = plain.lastIndexOf(separator);
    return readMarked(`${plain.slice(0, cut).replace(/[.,٬'’\s]/g, 'G')}D${plain.slice(cut + 1)}`);
  }
  const grouped = last === 3 && /^[1-9]\d{0,2}[.,]/.test(plain);
  if (!grouped) return readStyled(plain, separator);
  return separator === ',' ? readStyled(plain, '.') : { fault: 'AMBIGUOUS' };
}
