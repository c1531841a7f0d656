import type { FileColumn } from '@shafaf/schema/fileColumns';
import { type GraphQLField, type GraphQLObjectType, getNamedType, isEnumType } from 'graphql';
import { type ExportColumn, selectedFor } from '../exports/ExportColumn.ts';
import { exportColumns } from '../exports/exportColumns.ts';
import { fieldAt, selectionOf } from '../exports/recordPaths.ts';
import { inputTypeOf, type Rules, rowType } from '../scatter/rules.ts';
import { describedAs, persianTerm } from './describedAs.ts';

/** A value that an entry tells of its record. */
export interface FeedColumn extends ExportColumn {
  /** What the values of an enum are called, by value. */
  terms: ReadonlyMap<string, { fa: string | undefined; en: string }> | null;
  /** Whether it is an amount in rial. */
  isRial: boolean;
}

/** A category's list, as feeds read it. */
export interface FeedList {
  category: string;
  /** What the category is called. */
  title: { fa: string; en: string };
  /** The list's field of `Query`. */
  field: GraphQLField<unknown, unknown>;
  /** What entries tell of a record, beside what all records have. */
  columns: readonly FeedColumn[];
  /** What is selected of each record in a feed of this list alone. */
  selection: string;
  /** The same in a feed of all lists: what all records have, and the description. */
  shortSelection: string;
}

/** Entries of a page. */
export const PAGE = 50;

const ENVELOPE = [
  'id',
  'title',
  'publishedAt',
  'modifiedAt',
  'revision',
  'sample',
  'sourceUrl',
  'member.code',
  'member.nameFa',
  'member.nameEn',
  'documents.title',
  'documents.url',
  'documents.mediaType',
];
const DESCRIPTION = 'description';
/** What stands in entries otherwise, or says nothing to their readers. */
const LEFT_OUT = new Set([
  ...ENVELOPE,
  'globalId',
  'memberName',
  'localId',
  'description',
  'member',
  'license',
  'contentHash',
  'status',
  'documents',
  'redactions',
  'warnings',
]);

/** The lists of all categories, in the contract's order. */
export function feedLists(
  rules: Rules,
  lists: ReadonlyMap<string, GraphQLField<unknown, unknown>>,
  fileColumns: ReadonlyMap<string, readonly FileColumn[]>,
): ReadonlyMap<string, FeedList> {
  const categories = rules.schema.getType('Category');
  const found = new Map<string, FeedList>();
  for (const [category, field] of lists) {
    const type = rowType(field);
    if (type === undefined) continue;
    const value = isEnumType(categories) ? categories.getValues().find(({ name }) => enumName(category) === name) : undefined;
    const title = (language: 'fa' | 'en') => describedAs(value?.description, category, language);
    const published = new Set((fileColumns.get(category) ?? []).map(({ path }) => path));
    const columns = exportColumns(rules, type, fileColumns.get(category) ?? [], (code) => code)
      // What the body wrote, and not what is worked out of it; of a category of which that is not known, all.
      .filter(({ source }) => published.size === 0 || published.has(source))
      .filter(({ path, kind }) => !LEFT_OUT.has(path) && kind !== 'OBJECTS' && kind !== 'MOMENT' && !path.endsWith('At.jalali'))
      .map((column) => feedColumn(type, column));
    const described = fieldAt(type, DESCRIPTION) === undefined ? [] : [DESCRIPTION];
    found.set(category, {
      category,
      title: { fa: title('fa'), en: title('en') },
      field,
      columns,
      selection: selectionOf([...new Set([...ENVELOPE, ...described, ...columns.flatMap(selectedFor)])]),
      shortSelection: selectionOf([...ENVELOPE, ...described]),
    });
  }
  return found;
}

/** The question for a feed of one list. */
export function questionOfList({ field, selection }: FeedList): string {
  return `query Feed($filter: ${filterType(field)}, $after: String) { ${listed(field.name, field.name, selection)} }`;
}

/** The question for a feed of all lists; each has its part of the filter in a variable of its own. */
export function questionOfAll(lists: Iterable<FeedList>): string {
  const all = [...lists];
  const variables = all.map(({ field }) => `$${field.name}: ${filterType(field)}`);
  const fields = all.map(
    ({ field, shortSelection }) =>
      `${field.name}(filter: $${field.name}, orderBy: { field: PUBLISHED_AT, direction: DESC }, first: ${PAGE}) { nodes { ${shortSelection} } }`,
  );
  return `query FeedOfAll(${variables.join(', ')}) { ${fields.join(' ')} }`;
}

function listed(alias: string, field: string, selection: string): string {
  return `${alias}: ${field}(filter: $filter, orderBy: { field: PUBLISHED_AT, direction: DESC }, first: ${PAGE}, after: $after) { nodes { ${selection} } pageInfo { hasNextPage endCursor } }`;
}

function filterType(field: GraphQLField<unknown, unknown>): string {
  const type = inputTypeOf(field, 'filter');
  if (type === undefined) throw new Error(`${field.name} has no filter`); // every list of one category has
  return type.name;
}

function feedColumn(type: GraphQLObjectType, column: ExportColumn): FeedColumn {
  const named = getNamedType(fieldAt(type, column.source)?.type);
  const terms = isEnumType(named)
    ? new Map(
        named
          .getValues()
          .map(({ name, description }) => [name, { fa: persianTerm(description), en: describedAs(description, name, 'en') }]),
      )
    : null;
  return { ...column, terms, isRial: named?.name === 'Rial' };
}

/** A category's value of the enum, such as `BUDGET_LINES`. */
function enumName(category: string): string {
  return category.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
