import { sql } from 'kysely';
import { z } from 'zod';
import { expectSame, type Scenario, supplierPageForm, type Truth } from './Scenario.ts';

const QUERY = `query Supplier($nationalId: ID!) { supplier(nationalId: $nationalId) { nationalId name
  contracts(first: 20) { nodes { id title amount signedOn } totalCount coverage { complete } } } }`;
const SUPPLIERS = 60;

/** D: one supplier's largest contracts with all agencies, and how many there are; of suppliers of two agencies or more. */
export async function supplierContracts(truth: Truth): Promise<Scenario> {
  const { rows } = await sql<{ id: string }>`select supplier_national_id as id from contracts where supplier_national_id is not null
    group by 1 having count(distinct member_code) >= 2 order by md5(supplier_national_id) limit ${SUPPLIERS}`.execute(truth);
  const variablesForm = z.object({ nationalId: z.string() });
  return {
    operations: rows.map(({ id }) => ({ query: QUERY, variables: { nationalId: id } })),
    check: async (operation, data) => {
      const { nationalId } = variablesForm.parse(operation.variables);
      const { rows } = await sql<{ id: string; total: string }>`select id, count(*) over () as total from contracts
        where supplier_national_id = ${nationalId} order by amount desc nulls last, id limit 20`.execute(truth);
      const { nodes, totalCount } = supplierPageForm.parse(data).supplier.contracts;
      expectSame('D', operation, [nodes.map(({ id }) => id), totalCount], [rows.map(({ id }) => id), rows[0]?.total]);
    },
  };
}
