import type { MemberUnderTest } from './memberUnderTest.ts';

/** How a connection is walked. */
export interface Walk {
  direction: 'forwards' | 'backwards';
  size: number;
  orderBy: { field: string; direction: string };
  filter?: object;
}

/** Ids of all pages of `contracts`, each walked to its end, in the connection's order. */
export async function walk(
  member: MemberUnderTest,
  { direction, size, orderBy, filter = {} }: Walk,
): Promise<{ ids: string[]; pages: number }> {
  const forwards = direction === 'forwards';
  const query = `query ($filter: ContractFilter, $orderBy: ContractOrder, $size: Int, $cursor: String) {
    contracts(filter: $filter, orderBy: $orderBy, ${forwards ? 'first: $size, after: $cursor' : 'last: $size, before: $cursor'}) {
      nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
  let ids: string[] = [];
  let cursor: string | null = null;
  for (let pages = 1; ; pages++) {
    const { data, errors } = await member.ask(query, { filter, orderBy, size, cursor });
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    const { nodes, pageInfo } = data.contracts;
    const found: string[] = nodes.map((node: { id: string }) => node.id);
    ids = forwards ? [...ids, ...found] : [...found, ...ids];
    if (!(forwards ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) return { ids, pages };
    cursor = forwards ? pageInfo.endCursor : pageInfo.startCursor;
  }
}
