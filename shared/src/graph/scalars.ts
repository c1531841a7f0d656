import { GraphQLError, GraphQLScalarType, type ValueNode, valueFromASTUntyped } from 'graphql';
import { DateTimeISOResolver, LocalDateResolver } from 'graphql-scalars';
import { latinDigits } from '../persian/latinDigits.ts';

/** Amounts have at most this many digits: more than any sum of real amounts, few enough for exact `numeric` arithmetic. */
const RIAL_DIGITS = 38;
const WHOLE = /^-?\d+$/;
const CANONICAL = /^(?:0|-?[1-9]\d*)$/;
/** Digits of a BigInt: parsing takes time with the square of them. */
const LONGEST_WHOLE = 100;

function rialOf(value: unknown): string {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (typeof value === 'string') {
    // Nearly all values are ones that this wrote before.
    if (CANONICAL.test(value) && value.length <= RIAL_DIGITS) return value;
    const text = latinDigits(value.trim());
    if (WHOLE.test(text) && text.replace('-', '').length <= RIAL_DIGITS) return BigInt(text).toString();
  }
  throw new GraphQLError(
    `A Rial is a whole number of rial in a string, such as "500000000000" (at most ${RIAL_DIGITS} digits), but got: ${show(value)}.`,
    { extensions: { code: 'BAD_USER_INPUT' } },
  );
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? `"${value}"` : String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Money: a whole number of rial, held as a canonical decimal string (no plus sign, no leading zeros). */
export const Rial = new GraphQLScalarType<string, string>({
  name: 'Rial',
  serialize: rialOf,
  parseValue: rialOf,
  parseLiteral: (node) => rialOf(plain(node)),
});

/** A Gregorian day, held as `YYYY-MM-DD`. Takes Persian digits as input. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  serialize: dayOf,
  parseValue: dayOf,
  parseLiteral: (node) => dayOf(plain(node)),
});

/** Days that were found to be such: lists hold the same few again and again, and checking one takes a microsecond. */
const knownDays = new Set<string>();
/** 27 years of days. */
const KNOWN_DAYS = 10_000;

function dayOf(value: unknown): string {
  if (typeof value === 'string' && knownDays.has(value)) return value;
  const text = typeof value === 'string' ? latinDigits(value.trim()) : value;
  try {
    const day = String(LocalDateResolver.parseValue(text));
    if (knownDays.size < KNOWN_DAYS) knownDays.add(day);
    return day;
  } catch {
    throw new GraphQLError(`A Date is a day of the Gregorian calendar as YYYY-MM-DD, such as "2025-03-21", but got: ${show(value)}.`, {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  }
}

/** A moment, held as a `Date`, written with milliseconds in UTC. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  serialize: (value) => {
    const date = value instanceof Date ? value : new Date(String(value));
    return date.toISOString();
  },
  parseValue: (value) => DateTimeISOResolver.parseValue(value),
  parseLiteral: (node) => DateTimeISOResolver.parseValue(plain(node)),
});

/** A whole number: a JSON number while exact, a decimal string beyond. Takes Persian digits as input. */
export const BigIntScalar = new GraphQLScalarType<bigint, number | string>({
  name: 'BigInt',
  serialize: (value) => {
    const whole = wholeOf(value);
    return whole >= Number.MIN_SAFE_INTEGER && whole <= Number.MAX_SAFE_INTEGER ? Number(whole) : whole.toString();
  },
  parseValue: wholeOf,
  parseLiteral: (node) => wholeOf(plain(node)),
});

// graphql-scalars' own BigInt writes a warning to the console for every process that has not patched JSON.
function wholeOf(value: unknown): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value);
  if (typeof value === 'string') {
    const text = latinDigits(value.trim());
    if (WHOLE.test(text) && text.length <= LONGEST_WHOLE) return BigInt(text);
  }
  throw new GraphQLError(`A BigInt is a whole number, but got: ${show(value)}.`, { extensions: { code: 'BAD_USER_INPUT' } });
}

/** An absolute http or https address, held as text. */
export const URLScalar = new GraphQLScalarType<string, string>({
  name: 'URL',
  serialize: addressOf,
  parseValue: addressOf,
  parseLiteral: (node) => addressOf(plain(node)),
});

function addressOf(value: unknown): string {
  if (typeof value === 'string' && URL.canParse(value) && /^https?:/i.test(value)) return value;
  throw new GraphQLError(`A URL is an absolute address that begins with https:// or http://, but got: ${show(value)}.`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

function plain(node: ValueNode): unknown {
  // A whole number in the query's text may pass what a JavaScript number holds: keep its digits.
  return node.kind === 'IntValue' ? node.value : valueFromASTUntyped(node);
}

/** The contract's scalars, by their name in the SDL. */
export const scalars = { Rial, Date: DateScalar, DateTime, BigInt: BigIntScalar, URL: URLScalar };

/** Names of the scalars whose values are whole numbers of any length: in JSON these are, or can be, strings that compare as numbers. */
export const wholeNumberScalars: ReadonlySet<string> = new Set([Rial.name, BigIntScalar.name]);
