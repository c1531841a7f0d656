import { formatGlobalId, parseGlobalId } from '@shafaf/shared/graph/globalId';
import { latinDigits } from '@shafaf/shared/persian/latinDigits';
import { type GraphQLOutputType, isListType, isNonNullType } from 'graphql';
import { z } from 'zod';
import { columnIn } from '../categories/Category.ts';
import type { Attribute, AttributeOptions } from './Attribute.ts';
import { columnName } from './columnName.ts';
import { jsonColumn } from './inside.ts';
import { codeKind } from './kinds.ts';
import { LIST_COLUMN, listColumn, misfitOfList } from './list.ts';
import { textForm } from './scalar.ts';

/**
 * A reference to a record of a category: its id, global or, for one of the same body, its own. Its digits become Latin, as those of the record's
 * own id did when it was published.
 */
const idForm = textForm.max(1_000).transform(latinDigits).pipe(z.string());

/** Ids as the records are known in the whole province. */
function globalId(id: string, category: string, recordId: string): string {
  const parsed = parseGlobalId(id);
  if (parsed !== null && parsed.category === category) return id;
  return formatGlobalId({ member: parseGlobalId(recordId)?.member ?? '', category, localId: id });
}

/**
 * A record that this one refers to, such as the contract that paid for a study; perhaps another body's. Files and contents name it by its global id
 * or, when it is the same body's, by its own; filters can be of its `id`.
 * @param category as in ids, such as `contracts`
 */
export function link(category: string, options: AttributeOptions = {}): Attribute<z.ZodOptional<typeof idForm>> {
  return {
    form: idForm.optional(),
    since: options.since ?? 1,
    parts(name) {
      const column = options.column ?? columnName(name);
      return {
        columns: [
          {
            name: column,
            type: 'text collate "C"',
            json: false,
            valueOf: (value, recordId) => (typeof value === 'string' ? globalId(value, category, recordId) : undefined),
          },
        ],
        field: { columns: [column], resolve: (row) => columnIn(row, column), link: category },
        leaves: [{ path: `${name}.id`, column, kind: codeKind }],
        imports: [listColumn(name, 'text', options)],
        searched: () => [],
        misfit: (type) =>
          isNonNullType(type) || isListType(type) ? 'should be one record that may be null: the body that it names may not have it' : null,
      };
    },
  };
}

/** Several such records. */
export function links(category: string, options: AttributeOptions = {}): Attribute<z.ZodDefault<z.ZodArray<typeof idForm>>> {
  return {
    form: z.array(idForm).default([]),
    since: options.since ?? 1,
    parts(name) {
      const column = columnName(name);
      return {
        columns: [
          jsonColumn(column, LIST_COLUMN, (value, recordId) =>
            Array.isArray(value) ? value.map((id) => globalId(String(id), category, recordId)) : [],
          ),
        ],
        field: { columns: [column], resolve: (row) => columnIn(row, column), link: category },
        leaves: [],
        imports: [listColumn(name, 'texts', options)],
        searched: () => [],
        misfit: (type) => misfitOfList(type) ?? misfitOfItems(type),
      };
    },
  };
}

function misfitOfItems(type: GraphQLOutputType): string | null {
  const inner = isNonNullType(type) ? type.ofType : type;
  return isListType(inner) && isNonNullType(inner.ofType)
    ? 'should have items that may be null: the body that one names may not have it'
    : null;
}
