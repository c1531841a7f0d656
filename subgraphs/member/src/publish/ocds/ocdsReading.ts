import { toRial } from '../mapping/readValue.ts';
import type { Problem } from '../Problem.ts';
import { problems } from '../problems.ts';
import type { Json } from '../read/assembleJson.ts';
import { decimalOf, decimalText } from '../values/decimal.ts';
import { readDay } from '../values/readDay.ts';
import { readNumber } from '../values/readNumber.ts';
import { objectOf, textOfJson } from './jsonAccess.ts';

/** Rial for a unit of each currency. */
export type Rates = Readonly<Record<string, string>>;

/** An amount in rial and, when it was agreed in another currency, the original. */
export interface OcdsMoney {
  rial: string;
  original: { amount: string; currency: string; rate: string } | undefined;
}

/** Reads the values of one contract and gathers what is wrong with them. */
export interface OcdsReading {
  problems: Problem[];
  notes: string[];
  /** `otherwise` is the currency of an amount that names none. */
  money(value: Json | undefined, path: string, otherwise?: string): OcdsMoney | undefined;
  day(value: Json | undefined, path: string): string | undefined;
  count(value: Json | undefined, path: string): number | undefined;
  code(value: Json | undefined, codes: Readonly<Record<string, string>>, what: string): string | undefined;
}

/** A reading that has found nothing yet. */
export function ocdsReading(rates: Rates): OcdsReading {
  const found: Problem[] = [];
  const notes: string[] = [];
  return {
    problems: found,
    notes,
    money(value, path, otherwise) {
      const object = objectOf(value);
      const amount = textOfJson(object?.amount);
      if (amount === undefined) return undefined;
      const currency = textOfJson(object?.currency)?.toUpperCase() ?? otherwise;
      const read = readNumber(amount, ['auto', '1,234.56']);
      const fault =
        'fault' in read ? problems.badNumber(path, amount, read.fault) : currency === undefined ? problems.noCurrency(path, amount) : null;
      if (fault || 'fault' in read || currency === undefined) {
        if (fault) found.push(fault);
        return undefined;
      }
      const exact = decimalOf(read.number);
      const rial = toRial(exact, currency, rates);
      if (rial === 'NO_RATE') found.push(problems.noRate(path, amount, currency));
      else if (rial === 'FRACTION') found.push(problems.fractionOfRial(path, amount));
      else if (rial.replace('-', '').length > 18) found.push(problems.tooLarge(path, amount));
      else
        return { rial, original: currency === 'IRR' ? undefined : { amount: decimalText(exact), currency, rate: rates[currency] ?? '' } };
      return undefined;
    },
    day(value, path) {
      const text = textOfJson(value);
      if (text === undefined) return undefined;
      const day = readDay(text, ['auto']);
      if (day === null) found.push(problems.badDay(path, text, ['auto']));
      return day ?? undefined;
    },
    count(value, path) {
      const text = textOfJson(value);
      if (text === undefined) return undefined;
      const read = readNumber(text, ['auto']);
      if ('number' in read && /^\d{1,7}$/.test(read.number)) return Number(read.number);
      found.push(problems.badNumber(path, text, 'fault' in read ? read.fault : 'NOT_A_NUMBER'));
      return undefined;
    },
    code(value, codes, what) {
      const text = textOfJson(value);
      if (text === undefined) return undefined;
      const key = text.toLowerCase();
      if (Object.hasOwn(codes, key)) return codes[key];
      notes.push(`${what} "${text}" is no code of OCDS and was left out`);
      return undefined;
    },
  };
}
