import { compareIds } from '@shafaf/shared/graph/globalId';
import { clampToInt8 } from '../database/clampToInt8.ts';
import type { KeyType } from './KeysetOrder.ts';

const WHOLE = /^-?\d{1,38}$/;
const DAY = /^(?!0000)\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Rial, in a column `bigint`. */
export const rialKey: KeyType = {
  sqlType: 'bigint',
  // A cursor may stand on a row of another member; an amount that no row of ours can have is as good as the nearest limit.
  read: (key) => (WHOLE.test(String(key)) ? clampToInt8(BigInt(key)).toString() : null),
  compare: compareWhole,
};

/** A whole number of 32 bits, in a column `integer`. */
export const integerKey: KeyType = {
  sqlType: 'bigint',
  read: (key) => (typeof key === 'number' && Number.isSafeInteger(key) ? String(key) : null),
  compare: compareWhole,
};

/** A number with a fraction, in a column `double precision`. */
export const decimalKey: KeyType = {
  sqlType: 'double precision',
  read: (key) => (typeof key === 'number' ? String(key) : null),
  compare: (a, b) => Number(a) - Number(b),
};

/** Text, in a column of text that is ordered bytewise (`COLLATE "C"`). */
export const textKey: KeyType = {
  sqlType: 'text',
  read: (key) => (typeof key === 'string' && !key.includes('\0') ? key : null),
  compare: compareIds,
};

/** A day, in a column `date`. */
export const dayKey: KeyType = { sqlType: 'date', read: (key) => readMoment(key, DAY, 10), compare: compareText };

/** A moment to the millisecond, in a column `timestamptz(3)`. */
export const momentKey: KeyType = { sqlType: 'timestamptz(3)', read: (key) => readMoment(key, MOMENT, 24), compare: compareText };

function readMoment(key: string | number, form: RegExp, length: number): string | null {
  if (typeof key !== 'string' || !form.test(key)) return null;
  const date = new Date(key);
  // `new Date` turns 30 February into 1 March, which Postgres refuses.
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, length) !== key ? null : key;
}

function compareWhole(a: string, b: string): number {
  const difference = BigInt(a) - BigInt(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
