import { type SqlBool, sql } from 'kysely';
import { dayKey, decimalKey, integerKey, momentKey, rialKey, textKey } from '../connection/keyTypes.ts';
import { INT8_MAX, INT8_MIN } from '../database/clampToInt8.ts';
import { nothing } from '../disclosure/memberConditions.ts';
import { asGiven, plainlyWithin, type ScalarKind, type Within } from './ScalarKind.ts';

/** Text in somebody's words. */
export const textKind: ScalarKind = {
  graphTypes: ['String'],
  columnType: 'text',
  sqlType: 'text',
  cells: 'text',
  key: null,
  keyOf: asGiven,
  summary: null,
  adds: false,
  within: null,
  readKey: (key) => key,
};

/** An address of the web. */
export const urlKind: ScalarKind = { ...textKind, graphTypes: ['URL'], example: 'https://www.example.ir/document.pdf' };

/**
 * A number or a name by which something is known: short, in Latin digits, and ordered by its bytes, so that its order is the same on every
 * server.
 */
export const codeKind: ScalarKind = {
  ...textKind,
  graphTypes: ['String', 'ID'],
  columnType: 'text collate "C"',
  key: textKey,
  summary: 'TEXTS',
};

/** A national id of legal persons. */
export const nationalIdKind: ScalarKind = { ...codeKind, cells: 'nationalId' };

/** One of a few values that the contract names. */
export const enumKind: ScalarKind = { ...textKind, graphTypes: [], cells: 'enum', summary: 'VALUES' };

// A `Rial` may pass what the column can hold: then every amount, or none, lies on the side that is asked for.
const rialWithin: Within = {
  atLeast: (column, bound) => {
    const least = BigInt(String(bound));
    if (least > INT8_MAX) return nothing;
    return least < INT8_MIN ? sql<SqlBool>`${column} is not null` : sql<SqlBool>`${column} >= ${least.toString()}::bigint`;
  },
  atMost: (column, bound) => {
    const most = BigInt(String(bound));
    if (most < INT8_MIN) return nothing;
    return most > INT8_MAX ? sql<SqlBool>`${column} is not null` : sql<SqlBool>`${column} <= ${most.toString()}::bigint`;
  },
};

/** Rial. */
export const rialKind: ScalarKind = {
  graphTypes: ['Rial'],
  columnType: 'bigint',
  sqlType: 'bigint',
  cells: 'rial',
  key: rialKey,
  keyOf: asGiven,
  summary: 'RANGE',
  adds: true,
  within: rialWithin,
  readKey: (key) => key,
};

/** A whole number of 32 bits. */
export const integerKind: ScalarKind = {
  graphTypes: ['Int'],
  columnType: 'integer',
  sqlType: 'integer',
  cells: 'integer',
  key: integerKey,
  keyOf: asGiven,
  summary: 'RANGE',
  adds: true,
  within: plainlyWithin('integer'),
  readKey: Number,
};

/** A number with a fraction, as computers hold it. */
export const decimalKind: ScalarKind = {
  graphTypes: ['Float'],
  columnType: 'double precision',
  sqlType: 'double precision',
  cells: 'number',
  key: decimalKey,
  keyOf: asGiven,
  summary: 'RANGE',
  adds: false,
  within: plainlyWithin('double precision'),
  readKey: Number,
};

/** The first day that Postgres knows under the name that ISO 8601 gives it: it has no year 0000. */
const FIRST_DAY = '0001-01-01';

const dayWithin: Within = {
  atLeast: (column, bound) => sql<SqlBool>`${column} >= ${String(bound) < FIRST_DAY ? FIRST_DAY : bound}::date`,
  atMost: (column, bound) => (String(bound) < FIRST_DAY ? nothing : sql<SqlBool>`${column} <= ${bound}::date`),
};

/** A day; the pool's parser leaves `date` as text. */
export const dayKind: ScalarKind = {
  graphTypes: ['Date'],
  columnType: 'date',
  sqlType: 'date',
  cells: 'day',
  key: dayKey,
  keyOf: asGiven,
  summary: 'RANGE',
  adds: false,
  within: dayWithin,
  readKey: (key) => key,
};

/** A moment to the millisecond, of the envelope. */
export const momentKind: ScalarKind = {
  graphTypes: ['DateTime'],
  columnType: 'timestamptz(3)',
  sqlType: 'timestamptz(3)',
  cells: 'text',
  key: momentKey,
  keyOf: (value) => (value instanceof Date ? value.toISOString() : null),
  summary: 'RANGE',
  adds: false,
  within: null,
  readKey: (key) => key,
};

/** Yes or no. */
export const booleanKind: ScalarKind = {
  graphTypes: ['Boolean'],
  columnType: 'boolean',
  sqlType: 'boolean',
  cells: 'boolean',
  key: null,
  keyOf: () => null,
  summary: 'VALUES',
  adds: false,
  within: null,
  readKey: (key) => key === 'true',
};
