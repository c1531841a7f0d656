import { sql } from 'kysely';
import { z } from 'zod';
import type { Operation } from '../programs/LoadOrder.ts';
import { expectSame, memberPageForm, type Scenario, type Truth } from './Scenario.ts';

const QUERY = `query Page($code: ID!, $filter: ContractFilter!) { member(code: $code) { code nameFa
  contracts(filter: $filter, first: 20) { nodes { id title amount signedOn supplier { name } } pageInfo { hasNextPage endCursor } } } }`;

const variablesForm = z.object({ code: z.string(), filter: z.object({ fiscalYear: z.number(), procurementMethod: z.string() }) });

/** A: one member's largest contracts of a year and method, with the member's name, which the directory knows. */
export function memberPage(truth: Truth, code: string): Scenario {
  const operations: Operation[] = [1399, 1400, 1401, 1402, 1403].flatMap((fiscalYear) =>
    ['OPEN', 'SELECTIVE', 'LIMITED', 'DIRECT'].map((procurementMethod) => ({
      query: QUERY,
      variables: { code, filter: { fiscalYear, procurementMethod } },
    })),
  );
  return {
    operations,
    check: async (operation, data) => {
      const { filter } = variablesForm.parse(operation.variables);
      const { rows } = await sql<{ id: string }>`select id from contracts where member_code = ${code}
        and fiscal_year = ${filter.fiscalYear} and procurement_method = ${filter.procurementMethod}
        order by amount desc nulls last, id limit 20`.execute(truth);
      expectSame(
        'A',
        operation,
        memberPageForm.parse(data).member.contracts.nodes.map(({ id }) => id),
        rows.map(({ id }) => id),
      );
    },
  };
}
