import type { RecordRow } from '../categories/Category.ts';
import type { Connection, Page } from './connectionOf.ts';

/** A member asked alone answers for itself, wholly. */
export const ownCoverage = { complete: true, asked: 1, answered: 1, skipped: 0, stale: [], missing: [], dropped: [] };

/** Resolvers of every connection type. */
export const connectionResolvers = {
  edges: async (connection: Connection) => {
    const { rows } = await connection.page();
    return rows.map((row) => ({ row, connection }));
  },
  nodes: async (connection: Connection) => (await connection.page()).rows,
  pageInfo: async (connection: Connection) => ({ page: await connection.page(), connection }),
  totalCount: (connection: Connection) => connection.totalCount(),
  coverage: () => ownCoverage,
};

/** An edge on its way to the graph. */
export interface Edge {
  row: RecordRow;
  connection: Connection;
}

/** Resolvers of every edge type. */
export const edgeResolvers = {
  cursor: ({ row, connection }: Edge) => connection.cursorOf(row),
  node: ({ row }: Edge) => row,
};

/** A page of which `PageInfo` is answered. */
export interface PageInfo<Row = RecordRow> {
  page: Page<Row>;
  connection: { cursorOf(row: Row): string };
}

/** Resolvers of `PageInfo`. */
export const pageInfoResolvers = {
  hasNextPage: ({ page }: PageInfo) => page.hasNextPage,
  hasPreviousPage: ({ page }: PageInfo) => page.hasPreviousPage,
  startCursor: <Row>({ page, connection }: PageInfo<Row>) => cursorOf(page.rows.at(0), connection),
  endCursor: <Row>({ page, connection }: PageInfo<Row>) => cursorOf(page.rows.at(-1), connection),
};

function cursorOf<Row>(row: Row | undefined, connection: PageInfo<Row>['connection']): string | null {
  return row === undefined ? null : connection.cursorOf(row);
}
