import { sql } from 'kysely';
import { z } from 'zod';
import type { Operation } from '../programs/LoadOrder.ts';
import { expectSame, pageForm, type Scenario, type Truth } from './Scenario.ts';

const QUERY = `query Pages($filter: ContractFilter!, $after: String) {
  contracts(filter: $filter, orderBy: { field: SIGNED_ON, direction: DESC }, first: 20, after: $after) {
    nodes { id title amount signedOn supplier { name } } pageInfo { hasNextPage endCursor } coverage { complete } } }`;
const YEARS = [1400, 1401, 1402, 1403];
const PAGES = 5;
/** The threshold leaves about one contract in a hundred of the year, but enough for five pages. */
const SHARE = 0.01;
const LEAST = 150;

/**
 * C: contracts of a threshold or more in one year, newest first, pages 1 to 5.
 * @param ask asks a peer whose cursors are then everybody's
 */
export async function pagesByDate(truth: Truth, ask: (operation: Operation) => Promise<Record<string, unknown>>): Promise<Scenario> {
  const operations: Operation[] = [];
  const numbers = new Map<Operation, number>();
  for (const fiscalYear of YEARS) {
    const { rows } = await sql<{ amount: string }>`select amount from contracts where fiscal_year = ${fiscalYear} and amount is not null
      order by amount desc offset (select greatest(${LEAST}::int, (count(*) * ${SHARE}::float8)::int) from contracts
        where fiscal_year = ${fiscalYear} and amount is not null) limit 1`.execute(truth);
    const filter = { fiscalYear, minAmount: z.string().parse(rows[0]?.amount) };
    let after: string | null = null;
    for (let page = 0; page < PAGES; page++) {
      const operation: Operation = { query: QUERY, variables: { filter, after } };
      operations.push(operation);
      numbers.set(operation, page);
      after = pageForm.parse(await ask(operation)).contracts.pageInfo?.endCursor ?? null;
    }
  }
  const variablesForm = z.object({ filter: z.object({ fiscalYear: z.number(), minAmount: z.string() }) });
  return {
    operations,
    check: async (operation, data) => {
      const { filter } = variablesForm.parse(operation.variables);
      const { rows } = await sql<{ id: string }>`select id from contracts
        where fiscal_year = ${filter.fiscalYear} and amount >= ${filter.minAmount}::bigint
        order by signed_on desc nulls last, id limit 20 offset ${(numbers.get(operation) ?? 0) * 20}`.execute(truth);
      expectSame(
        'C',
        operation,
        pageForm.parse(data).contracts.nodes.map(({ id }) => id),
        rows.map(({ id }) => id),
      );
    },
  };
}
