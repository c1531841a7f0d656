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
export interface PageInfo {
  page: Page;
  connection: Connection;
}

/** Resolvers of `PageInfo`. */
export const pageInfoResolvers = {
  hasNextPage: ({ page }: PageInfo) => page.hasNextPage,
  hasPreviousPage: ({ page }: PageInfo) => page.hasPreviousPage,
  startCursor: ({ page, connection }: PageInfo) => cursorOf(page.rows.at(0), connection),
  endCursor: ({ page, connection }: PageInfo) => cursorOf(page.rows.at(-1), connection),
};

function cursorOf(row: RecordRow | undefined, connection: Connection): string | null {
  return row === undefined ? null : connection.cursorOf(row);
}
