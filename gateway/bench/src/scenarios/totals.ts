import { sql } from 'kysely';
import { z } from 'zod';
import type { Operation } from '../programs/LoadOrder.ts';
import { expectSame, type Scenario, type Truth } from './Scenario.ts';

const QUERY = `query Totals($groupBy: ContractGroup!, $filter: ContractFilter!) { contractTotals(groupBy: $groupBy, filter: $filter, first: 100) {
  count amount largest groups { key count amount largest } groupCount coverage { complete } } }`;
const FILTERS: Record<string, unknown>[] = [{}, { minAmount: '10000000000' }, { fiscalYear: 1402 }, { procurementMethod: ['DIRECT'] }];

const variablesForm = z.object({
  groupBy: z.enum(['MEMBER', 'FISCAL_YEAR']),
  filter: z.object({
    minAmount: z.string().optional(),
    fiscalYear: z.number().optional(),
    procurementMethod: z.array(z.string()).optional(),
  }),
});
const answerForm = z.object({
  contractTotals: z.object({
    groups: z.array(
      z.object({ key: z.string().nullable(), count: z.coerce.string(), amount: z.coerce.string(), largest: z.coerce.string() }),
    ),
  }),
});

/** E: figures by member and by year, over all contracts and over some. */
export function totals(truth: Truth): Scenario {
  const operations: Operation[] = ['MEMBER', 'FISCAL_YEAR'].flatMap((groupBy) =>
    FILTERS.map((filter) => ({ query: QUERY, variables: { groupBy, filter } })),
  );
  return {
    operations,
    check: async (operation, data) => {
      const { groupBy, filter } = variablesForm.parse(operation.variables);
      const key = groupBy === 'MEMBER' ? sql`member_code` : sql`fiscal_year::text`;
      const { rows } =
        await sql`select ${key} as key, count(*)::text as count, coalesce(sum(amount), 0)::text as amount, max(amount)::text as largest
        from contracts where true
          ${filter.minAmount === undefined ? sql`` : sql`and amount >= ${filter.minAmount}::bigint`}
          ${filter.fiscalYear === undefined ? sql`` : sql`and fiscal_year = ${filter.fiscalYear}`}
          ${filter.procurementMethod === undefined ? sql`` : sql`and procurement_method = any(${filter.procurementMethod}::text[])`}
        group by 1 order by coalesce(sum(amount), 0) desc, 1 nulls last limit 100`.execute(truth);
      expectSame('E', operation, answerForm.parse(data).contractTotals.groups, rows);
    },
  };
}
