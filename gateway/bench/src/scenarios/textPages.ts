import { sql } from 'kysely';
import { z } from 'zod';
import { expectSame, pageForm, type Scenario, type Truth } from './Scenario.ts';

const QUERY = `query Text($filter: ContractFilter!) { contracts(filter: $filter, first: 20) {
  nodes { id title description status amount signedOn fiscalYear publishedAt modifiedAt revision contentHash sourceUrl periodStart periodEnd
    contractStatus setadNumber tender { procurementMethod } supplier { nationalId name } }
  pageInfo { hasNextPage endCursor } coverage { complete } } }`;

const variablesForm = z.object({ filter: z.object({ text: z.string() }) });

/** I: the largest contracts with a word in their text, in all their width; nothing that members say beforehand tells who has them. */
export function textPages(truth: Truth): Scenario {
  return {
    operations: ['11', '27', '35', '42', '58', '63', '79', '91'].map((text) => ({ query: QUERY, variables: { filter: { text } } })),
    check: async (operation, data) => {
      const { text } = variablesForm.parse(operation.variables).filter;
      const { rows } = await sql<{ id: string }>`select id from contracts where search_text like ${`%${text}%`}
        order by amount desc nulls last, id limit 20`.execute(truth);
      expectSame(
        'I',
        operation,
        pageForm.parse(data).contracts.nodes.map(({ id }) => id),
        rows.map(({ id }) => id),
      );
    },
  };
}
