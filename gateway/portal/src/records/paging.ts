/** Records of a page. */
export const PAGE_SIZE = 20;

/** Where a page stands among all, as connections have it. */
export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** The paging arguments of a connection, from an address with `after` or `before`. */
export function pagingOf(query: URLSearchParams): { first: number; after?: string } | { last: number; before: string } {
  const [after, before] = [query.get('after'), query.get('before')];
  if (before !== null) return { last: PAGE_SIZE, before };
  return { first: PAGE_SIZE, ...(after !== null && { after }) };
}
