import { type GraphQLOutputType, isListType, isNonNullType } from 'graphql';
import { z } from 'zod';
import { columnIn } from '../categories/Category.ts';
import type { ImportColumn } from '../publish/ImportColumn.ts';
import type { Attribute, AttributeOptions, Attributes } from './Attribute.ts';
import { columnName } from './columnName.ts';
import { jsonColumn, misfitInside, partsInside, searchedInside } from './inside.ts';
import { textForm } from './scalar.ts';
import { type ShapeOf, shapeOf } from './shapeOf.ts';

/** Options of lists of objects. */
export interface ListOptions<Name extends string = string> extends AttributeOptions {
  /**
   * What one entry is called in files that have a row for each record: columns such as `indicator.title` then make one entry of the list. Without
   * it only JSON has such lists.
   */
  entry?: string;
  /** The attribute that a text alone stands for: then a cell may hold `first؛ second` in the place of objects. */
  text?: Name;
}

/** A list of small objects, such as the indicators of a report: one column of JSON. In JSON it is a list too. */
export function list<A extends Attributes>(
  attributes: A,
  options: ListOptions<keyof A & string> = {},
): Attribute<z.ZodDefault<z.ZodArray<z.ZodObject<ShapeOf<A>, z.core.$strict>>>> {
  const inner = partsInside(attributes);
  const item = inner.flatMap(({ parts }) => parts.imports);
  return {
    form: z.array(z.strictObject(shapeOf(attributes))).default([]),
    since: options.since ?? 1,
    parts(name) {
      const column = columnName(name);
      const { entry, text } = options;
      const flat = entry === undefined ? [] : item.filter((each) => each.kind !== 'objects' && each.headers.en.length > 0);
      return {
        columns: [jsonColumn(column, LIST_COLUMN, (value) => value ?? [])],
        field: { columns: [column], isColumn: true, resolve: (row) => columnIn(row, column) },
        leaves: [],
        imports: [
          { ...listColumn(name, 'objects', options), item, ...(text !== undefined && { itemText: text }) },
          ...flat.map((each) => ({ ...each, required: false, path: `${entry}.${each.path}`, entryOf: name })),
        ],
        searched: (value) => (Array.isArray(value) ? value.flatMap((each) => searchedInside(inner, each)) : []),
        misfit: (type) => misfitOfList(type) ?? misfitInside(type, inner),
      };
    },
  };
}

/** Options of lists of texts. */
export interface TextsOptions extends AttributeOptions {
  /** Whether the filter `text` looks in them. */
  searched?: true;
}

/** A list of texts, such as the sectors of a plan. In a cell they stand one after the other, with `؛`, `;`, `|` or line ends between them. */
export function texts(options: TextsOptions = {}): Attribute<z.ZodDefault<z.ZodArray<z.ZodString>>> {
  return {
    form: z.array(textForm).default([]),
    since: options.since ?? 1,
    parts(name) {
      const column = columnName(name);
      return {
        columns: [jsonColumn(column, LIST_COLUMN, (value) => value ?? [])],
        field: { columns: [column], isColumn: true, resolve: (row) => columnIn(row, column) },
        leaves: [],
        imports: [listColumn(name, 'texts', options)],
        searched: (value) => (options.searched === true && Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []),
        misfit: (type) =>
          misfitOfList(type) ?? (String(type) === '[String!]!' ? null : `is of type ${String(type)}, but the attribute makes [String!]!`),
      };
    },
  };
}

/** The type of a column that holds a list as JSON. */
export const LIST_COLUMN = "jsonb not null default '[]'";

/** The column of a file that has a whole list in each cell. */
export function listColumn(name: string, kind: ImportColumn['kind'], { heading }: AttributeOptions): ImportColumn {
  return {
    path: name,
    kind,
    headers: { fa: heading?.fa ?? [], en: heading?.en ?? [] },
    description: heading?.description ?? { en: name, fa: name },
  };
}

/** Why a type is no list that is always there; null when it is. */
export function misfitOfList(type: GraphQLOutputType): string | null {
  if (!isNonNullType(type) || !isListType(type.ofType)) return 'should be a list that is never null, and empty where there is nothing';
  return null;
}
