import { sql } from 'kysely';
import { expectSame, pageForm, type Scenario, type Truth } from './Scenario.ts';

const QUERY = `{ contracts(first: 20) { nodes { id title amount signedOn supplier { name } } pageInfo { hasNextPage endCursor } coverage { complete } } }`;

/** B: the 20 largest contracts of the province. */
export function largestContracts(truth: Truth): Scenario {
  return {
    operations: [{ query: QUERY, variables: {} }],
    check: async (operation, data) => {
      const { rows } = await sql<{ id: string }>`select id from contracts order by amount desc nulls last, id limit 20`.execute(truth);
      expectSame(
        'B',
        operation,
        pageForm.parse(data).contracts.nodes.map(({ id }) => id),
        rows.map(({ id }) => id),
      );
    },
  };
}
