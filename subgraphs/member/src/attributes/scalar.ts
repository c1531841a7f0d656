import { isNationalId } from '@shafaf/shared/identifiers/isNationalId';
import { latinDigits } from '@shafaf/shared/persian/latinDigits';
import { type GraphQLOutputType, getNamedType, isListType, isNonNullType } from 'graphql';
import { z } from 'zod';
import { columnIn } from '../categories/Category.ts';
import { expectation } from '../publish/expectation.ts';
import type { ImportColumn } from '../publish/ImportColumn.ts';
import type { Attribute, AttributeOptions } from './Attribute.ts';
import { columnName } from './columnName.ts';
import { booleanKind, codeKind, dayKind, decimalKind, integerKind, nationalIdKind, rialKind, textKind, urlKind } from './kinds.ts';
import type { ScalarKind } from './ScalarKind.ts';

/** Options of attributes that are text. */
export interface TextOptions extends AttributeOptions {
  /** Whether the filter `text` looks in it. */
  searched?: true;
}

/** Options of whole numbers. */
export interface IntegerOptions extends AttributeOptions {
  least?: number;
  most?: number;
}

/** Options of amounts. */
export interface RialOptions extends AttributeOptions {
  /** Inside the same object: the attribute that gets the amount as it was agreed, when a file has it in another currency. */
  originalTo?: string;
}

const LONGEST_CODE = 200;
const JALALI_YEAR = expectation({ en: 'a Jalali year, such as 1403', fa: 'باید سال شمسی باشد، مانند ۱۴۰۳' });

/** Text in somebody's words. */
export const text = (options: TextOptions = {}) => scalar(textForm, textKind, options);

/** A number or name by which something is known, such as a permit's number; digits of any script become Latin. */
export const code = (options: TextOptions = {}) =>
  scalar(textForm.max(LONGEST_CODE).transform(latinDigits).pipe(z.string()), codeKind, options);

/** An address of the web. */
export const url = (options: AttributeOptions = {}) => scalar(urlForm, urlKind, options);

/** An amount in rial. */
export const rial = (options: RialOptions = {}) =>
  scalar(
    z
      .string()
      .regex(
        /^-?\d{1,18}$/,
        expectation({ en: 'a whole number of rial of at most 18 digits', fa: 'باید مبلغی به ریال باشد، بدون اعشار و حداکثر ۱۸ رقم' }),
      ),
    rialKind,
    options,
  );

/** A whole number of 32 bits; not less than nothing, unless it is said. */
export const integer = ({ least = 0, most = 2_147_483_647, ...options }: IntegerOptions = {}) =>
  scalar(z.number().int().min(least).max(most), integerKind, options);

/** A share of a whole in hundredths, such as how far a work has come: from 0 to 100. */
export const percent = (options: AttributeOptions = {}) =>
  scalar(z.number().min(0).max(100), { ...decimalKind, cells: 'percent' }, options);
/** A year of the Jalali calendar, such as 1403. */
export const jalaliYear = (options: AttributeOptions = {}) => scalar(jalaliYearForm, integerKind, options);

/** A number with a fraction. */
export const decimal = (options: AttributeOptions = {}) => scalar(z.number(), decimalKind, options);

/** A decimal number whose digits all count, such as a rate: text in the graph. */
export const exactDecimal = (options: AttributeOptions = {}) =>
  scalar(
    z.string().regex(/^-?\d+(\.\d+)?$/, expectation({ en: 'a decimal number', fa: 'باید عدد باشد' })),
    { ...textKind, cells: 'decimal' },
    options,
  );

/** A currency's ISO 4217 code. */
export const currency = (options: AttributeOptions = {}) =>
  scalar(
    z
      .string()
      .regex(
        /^[A-Z]{3}$/,
        expectation({ en: 'a currency’s code of three letters, such as EUR', fa: 'باید کد سه‌حرفی ارز باشد، مانند EUR' }),
      ),
    { ...textKind, cells: 'currency' },
    options,
  );

/** A day. */
export const day = (options: AttributeOptions = {}) => scalar(z.iso.date(), dayKind, options);

/** Yes or no. */
export const yesNo = (options: AttributeOptions = {}) => scalar(z.boolean(), booleanKind, options);

/** The national id of a legal person (شناسه ملی), whose last digit checks the others. */
export const nationalId = (options: AttributeOptions = {}) =>
  scalar(
    z.string().refine(
      isNationalId,
      expectation({
        en: 'a national id of legal persons: 11 digits, the last of which checks the others',
        fa: 'باید شناسهٔ ملی شخص حقوقی باشد: ۱۱ رقم که آخری رقم کنترل است',
      }),
    ),
    nationalIdKind,
    options,
  );

/** The form of text that is not empty. */
export const textForm = z.string().trim().min(1);
/** The form of a year of the Jalali calendar. A Gregorian one of our time is outside. */
export const jalaliYearForm = z.number().int().min(1200, JALALI_YEAR).max(1600, JALALI_YEAR);
/** The form of an address of the web. */
export const urlForm = z.url({ protocol: /^https?$/ });

/** An attribute with one value in one column. */
export function scalar<Form extends z.ZodType>(
  form: Form,
  kind: ScalarKind,
  options: TextOptions & RialOptions,
  more: Partial<Pick<ImportColumn, 'values' | 'termTo'>> = {},
): Attribute<z.ZodOptional<Form>> {
  return {
    form: form.optional(),
    since: options.since ?? 1,
    parts(name) {
      const column = options.column ?? columnName(name);
      const { heading, searched, originalTo } = options;
      return {
        columns: [{ name: column, type: kind.columnType, json: false, valueOf: (value) => value }],
        field: { columns: [column], isColumn: true, resolve: (row) => columnIn(row, column) },
        leaves: [{ path: name, column, kind }],
        imports: [
          {
            path: name,
            kind: kind.cells,
            headers: { fa: heading?.fa ?? [], en: heading?.en ?? [] },
            description: heading?.description ?? { en: name, fa: name },
            ...(kind.example !== undefined && { example: kind.example }),
            ...(originalTo !== undefined && { originalTo }),
            ...more,
          },
        ],
        searched: (value) => (searched === true && typeof value === 'string' ? [value] : []),
        misfit: (type) => misfitOf(type, kind.graphTypes),
      };
    },
  };
}

/** Why a type is none of those named, may not be null, or is a list; null when it fits. */
export function misfitOf(type: GraphQLOutputType, names: readonly string[]): string | null {
  if (isNonNullType(type)) return 'may not be null, but a body may leave it out';
  if (isListType(type)) return 'is a list, but the attribute has one value';
  const { name } = getNamedType(type);
  return names.includes(name) ? null : `is of type ${name}, but the attribute makes ${names.join(' or ')}`;
}
