import { z } from 'zod';
import { amountUnits } from '../values/amountUnit.ts';
import { isDayStyle } from '../values/readDay.ts';

const columnReference = z.union([z.string().min(1), z.number().int().min(1).max(16_384)]);
const dayStyle = z.string().refine(isDayStyle, 'a style of days, such as "DD.MM.YYYY", "jalali:YYYY/MM/DD" or "auto"');
const numberStyle = z.enum(['auto', '1,234.56', '1.234,56']);
const oneOrMore = <T extends z.ZodType>(item: T) =>
  z.union([item, z.array(item).min(1)]).transform((value) => (Array.isArray(value) ? value : [value]));
const pattern = z.string().refine(isPattern, 'a regular expression');
const decimal = z.string().regex(/^\d{1,15}(\.\d{1,10})?$/, 'a decimal number in quotes, such as "50000"');
const currency = z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code, such as "EUR"');

const source = z
  .strictObject({
    column: columnReference.optional(),
    firstOf: z.array(columnReference).min(1).optional(),
    sumOf: z.array(columnReference).min(1).optional(),
    join: z.array(columnReference).min(1).optional(),
    with: z.string().optional(),
    part: z.enum(['first', 'rangeFirst', 'rangeLast']).optional(),
    dates: oneOrMore(dayStyle).optional(),
    numbers: oneOrMore(numberStyle).optional(),
    empty: z.array(z.string()).optional(),
    values: z.record(z.string(), z.string()).optional(),
    otherwise: z.literal('empty').optional(),
    unit: z.enum(amountUnits).optional(),
  })
  .refine(
    ({ column, firstOf, sumOf, join }) => [column, firstOf, sumOf, join].filter((way) => way !== undefined).length === 1,
    'exactly one of "column", "firstOf", "sumOf" and "join"',
  );

/** The form of a mapping file: how the columns of somebody's file become fields. `docs/publishing.md` describes each setting. */
export const mapping = z.strictObject({
  description: z.string().optional(),
  encoding: z.string().min(1).optional(),
  delimiter: z.string().length(1).optional(),
  header: z.boolean().default(true),
  columnCount: z.number().int().min(1).optional(),
  sheet: z.union([z.string().min(1), z.number().int().min(1)]).optional(),
  list: z.string().min(1).optional(),
  fileName: pattern.optional(),
  id: oneOrMore(z.string().min(1)).optional(),
  duplicateIds: z.enum(['error', 'number']).default('error'),
  dates: oneOrMore(dayStyle).default(['auto']),
  numbers: oneOrMore(numberStyle).default(['auto']),
  empty: z.array(z.string()).default(['N/A', '-', '–', '—']),
  currency: z.union([currency, z.strictObject({ column: columnReference })]).default('IRR'),
  rates: z.record(currency, decimal).default({}),
  constants: z.record(z.string(), z.string()).default({}),
  columns: z.record(z.string(), z.union([columnReference, source])).optional(),
  skip: z.array(z.strictObject({ column: columnReference.optional(), pattern, because: z.string().min(1) })).default([]),
});

/** A mapping file, checked. */
export type Mapping = z.infer<typeof mapping>;
/** A column by its name in the header, or by its position from 1. */
export type ColumnReference = z.infer<typeof columnReference>;
/** Where a field comes from, and how it is read. */
export type FieldSource = z.infer<typeof source>;

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}
