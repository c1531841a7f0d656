import { isListType, isNonNullType } from 'graphql';
import { z } from 'zod';
import { columnIn } from '../categories/Category.ts';
import type { ImportColumn } from '../publish/ImportColumn.ts';
import type { Attribute, AttributeOptions, Attributes } from './Attribute.ts';
import { columnName } from './columnName.ts';
import { jsonColumn, leafBelow, memberOf, misfitInside, partsInside, searchedInside } from './inside.ts';
import { type ShapeOf, shapeOf } from './shapeOf.ts';

/**
 * Several values that belong together, such as the holder of a permit: one column of JSON. Inner attributes with a `column` have it beside, for
 * filters, orders, groups and figures. In files each has a column of its own, whose path begins with the object's name.
 */
export function object<A extends Attributes>(
  attributes: A,
  options: Pick<AttributeOptions, 'since'> & { columns?: readonly (keyof A & string)[] } = {},
): Attribute<z.ZodOptional<z.ZodObject<ShapeOf<A>, z.core.$strict>>> {
  const inner = partsInside(attributes);
  const promoted = inner.filter(({ name }) => options.columns?.includes(name));
  return {
    form: z.strictObject(shapeOf(attributes)).optional(),
    since: options.since ?? 1,
    parts(name) {
      const column = columnName(name);
      const imports = inner.flatMap(({ parts }) => parts.imports.map((each) => columnBelow(name, each)));
      return {
        columns: [
          jsonColumn(column, 'jsonb', (value) => value),
          ...promoted.flatMap((each) =>
            each.parts.columns.map((own) => ({
              ...own,
              valueOf: (value: unknown, recordId: string) => own.valueOf(memberOf(value, each.name), recordId),
            })),
          ),
        ],
        field: { columns: [column], isColumn: true, resolve: (row) => columnIn(row, column) },
        leaves: promoted.flatMap(({ parts }) => parts.leaves.map((leaf) => leafBelow(name, leaf))),
        // Whoever has no such object at all need not have the column.
        imports: imports.map((each) => ({ ...each, required: false })),
        requiredImports: imports,
        searched: (value) => searchedInside(inner, value),
        misfit: (type) => {
          if (isNonNullType(type)) return 'may not be null, but a body may leave it out';
          return isListType(type) ? 'is a list, but the attribute is one object' : misfitInside(type, inner);
        },
      };
    },
  };
}

/** The column of something that stands inside an attribute of this name. */
function columnBelow(name: string, column: ImportColumn): ImportColumn {
  const { path, termTo, originalTo, entryOf } = column;
  return {
    ...column,
    path: `${name}.${path}`,
    ...(termTo !== undefined && { termTo: `${name}.${termTo}` }),
    ...(originalTo !== undefined && { originalTo: `${name}.${originalTo}` }),
    ...(entryOf !== undefined && { entryOf: `${name}.${entryOf}` }),
  };
}
