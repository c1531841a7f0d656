import { createHash } from 'node:crypto';
import type { DisclosureKind } from '@shafaf/schema/shortForm/DisclosureKind';
import { parse, print } from 'graphql';
import type { DocumentEntry, FieldEntry, ValueKind } from './Catalogue.ts';

/** What is asked of things that are shown as one value. */
const SELECTIONS: Partial<Record<ValueKind, string>> = {
  member: '{ code nameFa nameEn }',
  supplier: '{ key resolution nationalId name }',
  record: '{ id title status member { code nameFa nameEn } }',
  point: '{ latitude longitude }',
};

/** The operations by which the page asks for a page of a category's records, and for one record. Answers stand under `list` and `record`. */
export function documentsOf(
  { category, typeName, singular }: DisclosureKind,
  columns: readonly FieldEntry[],
  fields: readonly FieldEntry[],
  fragments: { row: string; envelope: string },
): { list: DocumentEntry; record: DocumentEntry } {
  return {
    list: documentEntry(`
      query ${typeName}List($filter: ${typeName}Filter, $orderBy: ${typeName}Order, $first: Int, $after: String, $last: Int, $before: String) {
        list: ${category}(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
          totalCount
          nodes { ...Row ${selectionOf(columns)} }
          pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        }
      }
      ${fragments.row}`),
    record: documentEntry(`
      query ${typeName}Record($id: ID!) { record: ${singular}(id: $id) { ...Envelope ${selectionOf(fields)} } }
      ${fragments.envelope}`),
  };
}

/** An operation as it is sent: in the one form that its hash is of. */
export function documentEntry(text: string): DocumentEntry {
  const printed = print(parse(text));
  return { text: printed, hash: createHash('sha256').update(printed).digest('hex') };
}

function selectionOf(fields: readonly FieldEntry[]): string {
  return fields
    .map(({ name, kind, fields: inner }) => `${name} ${SELECTIONS[kind] ?? (inner === undefined ? '' : `{ ${selectionOf(inner)} }`)}`)
    .join(' ');
}
