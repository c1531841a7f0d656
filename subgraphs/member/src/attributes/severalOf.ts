import { getNamedType } from 'graphql';
import { z } from 'zod';
import { columnIn } from '../categories/Category.ts';
import type { Attribute, AttributeOptions } from './Attribute.ts';
import { columnName } from './columnName.ts';
import { jsonColumn } from './inside.ts';
import { enumKind } from './kinds.ts';
import { LIST_COLUMN, listColumn, misfitOfList } from './list.ts';
import { misfitOfEnum, type Terms, termsOf, type Values, valuesOf } from './oneOf.ts';

/** Some of a few values that the contract names, such as the sectors of a plan. In a cell they stand one after the other, as texts do. */
export function severalOf<const T extends Terms>(
  terms: T,
  options: AttributeOptions = {},
): Attribute<z.ZodDefault<z.ZodArray<z.ZodEnum<Values<T>>>>> {
  const values = Object.keys(terms);
  return {
    form: z.array(z.enum(valuesOf(terms))).default([]),
    since: options.since ?? 1,
    parts(name) {
      const column = columnName(name);
      return {
        columns: [jsonColumn(column, LIST_COLUMN, (value) => value ?? [])],
        field: { columns: [column], isColumn: true, resolve: (row) => columnIn(row, column) },
        leaves: [{ path: name, column, kind: enumKind, many: true }],
        imports: [{ ...listColumn(name, 'enums', options), values: termsOf(terms) }],
        searched: () => [],
        misfit: (type) => misfitOfList(type) ?? misfitOfEnum(getNamedType(type), values),
      };
    },
  };
}
