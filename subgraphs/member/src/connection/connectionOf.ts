import { canonicalJson } from '@shafaf/shared/graph/canonicalJson';
import { cursorScope, encodeCursor } from '@shafaf/shared/graph/cursor';
import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import type { Category, Filter, RecordRow } from '../categories/Category.ts';
import { type Partition, partitionLoader } from '../entities/Partition.ts';
import type { MemberContext } from '../MemberContext.ts';
import { childFields } from '../selection/childFields.ts';
import { objectType } from '../selection/objectType.ts';
import { selectedColumns } from '../selection/selectedColumns.ts';
import { countRows } from './countRows.ts';
import type { KeysetOrder } from './KeysetOrder.ts';
import { keysetSegments } from './keysetSegments.ts';
import { pageArguments, type RelayArguments } from './pageArguments.ts';
import type { PageQuestion } from './pageStatement.ts';
import { readPages } from './readPages.ts';

/** Arguments of a connection field. */
export interface ConnectionArguments extends RelayArguments {
  filter?: Filter | null;
  orderBy?: { field: string; direction: 'ASC' | 'DESC' } | null;
}

/** A page, read. */
export interface Page<Row = RecordRow> {
  rows: Row[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

/** A connection whose arguments are in order. Nothing is read before it is asked for, so that only what is selected costs a statement. */
export interface Connection {
  page(): Promise<Page>;
  /** How many rows match in all, as decimal text. */
  totalCount(): Promise<string>;
  cursorOf(row: RecordRow): string;
}

/** Opens a connection over the rows of one entity, or over all (`partition` null); `scope` is the entity's type, for cursors. */
export type OpenConnection = (
  given: ConnectionArguments,
  of: { partition: Partition | null; scope: string | null },
  context: MemberContext,
  info: GraphQLResolveInfo,
) => Connection;

/** The connection of a category: its rows by filter and order, in keyset pages. */
export function connectionOf(category: Category): OpenConnection {
  const pages = partitionLoader<PageQuestion, RecordRow[]>(
    (context, question, partitions) => readPages(context, category, question, partitions),
    () => [],
  );
  const counts = partitionLoader<PageQuestion['conditions'], string>(
    (context, conditions, partitions) => countRows(context, category, conditions, partitions),
    () => '0',
  );
  return (given, { partition, scope: of }, context, info) => {
    const { field, direction } = given.orderBy ?? category.defaultOrder;
    const order = orderNamed(category, field);
    const scope = cursorScope(category.name, given.filter ?? null, of);
    const request = pageArguments(given, { field, direction, scope }, order.type, context.largestPage);
    const { size, backwards, after, before } = request;
    const conditions = given.filter == null ? [] : category.conditions(given.filter, context.member);

    function read(): Promise<Page> {
      const selected = selectionOfPage(category, info);
      const columns = selected.cursor ? [...selected.columns, order.column] : selected.columns;
      // One row more than the page shows whether another page follows.
      const limit = size + (selected.pageInfo ? 1 : 0);
      const segments = keysetSegments(after, before, direction, order.type);
      const question = { columns, conditions, order, direction, segments, backwards, limit };
      const shape = canonicalJson([columns, given.filter, field, direction, request, limit]);
      return pages(context, question, shape, partition).then((found) => {
        const more = found.length > size;
        const rows = backwards ? found.slice(Math.max(0, found.length - size)) : found.slice(0, size);
        return backwards
          ? { rows, hasPreviousPage: more, hasNextPage: before !== null }
          : { rows, hasNextPage: more, hasPreviousPage: after !== null };
      });
    }
    let page: Promise<Page> | null = null;
    return {
      page: () => {
        page ??= read();
        return page;
      },
      totalCount: () => counts(context, conditions, canonicalJson(given.filter), partition),
      cursorOf: (row) => encodeCursor({ field, direction, key: order.keyOf(row), id: row.id, scope }),
    };
  };
}

function orderNamed(category: Category, field: string): KeysetOrder<RecordRow> {
  const order = category.orders[field];
  if (order === undefined) throw new Error(`${category.name} has no order ${field}.`);
  return order;
}

interface PageSelection {
  columns: string[];
  /** Whether a cursor is selected, for which the row's key is needed. */
  cursor: boolean;
  pageInfo: boolean;
}

function selectionOfPage(category: Category, info: GraphQLResolveInfo): PageSelection {
  const below = (typeName: string, nodes: readonly FieldNode[]) => childFields(info, nodes, objectType(info.schema, typeName));
  const { typeName } = category.kind;
  const connection = below(`${typeName}Connection`, info.fieldNodes);
  const edge = below(`${typeName}Edge`, connection.get('edges') ?? []);
  const pageInfo = below('PageInfo', connection.get('pageInfo') ?? []);
  return {
    columns: selectedColumns(category, info, [...(connection.get('nodes') ?? []), ...(edge.get('node') ?? [])]),
    cursor: edge.has('cursor') || pageInfo.has('startCursor') || pageInfo.has('endCursor'),
    pageInfo: pageInfo.size > 0,
  };
}
