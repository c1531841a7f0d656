import { sql } from 'kysely';
import { dayKey, momentKey, rialKey } from '../../connection/keyTypes.ts';
import { supplierNamed } from '../../entities/SupplierSource.ts';
import { commonFigures } from '../../totals/commonFigures.ts';
import { memberGroupings } from '../../totals/memberGroupings.ts';
import type { Category } from '../Category.ts';
import { type ContractFilter, contractConditions } from './contractConditions.ts';
import { type ContractRow, computedContractColumns, contractFields } from './contractFields.ts';

const amount = sql`coalesce(sum(amount), 0)`;

/** Transactions and contracts (معاملات و قراردادها). */
export const contracts: Category<ContractRow, ContractFilter> = {
  name: 'contracts',
  singular: 'contract',
  typeName: 'Contract',
  supplierColumn: 'supplier_national_id',
  fields: contractFields,
  computed: computedContractColumns,
  defaultOrder: { field: 'AMOUNT', direction: 'DESC' },
  orders: {
    AMOUNT: { column: 'amount', type: rialKey, keyOf: (row) => row.amount },
    SIGNED_ON: { column: 'signed_on', type: dayKey, keyOf: (row) => row.signed_on },
    PUBLISHED_AT: { column: 'published_at', type: momentKey, keyOf: (row) => row.published_at.toISOString() },
  },
  conditions: contractConditions,
  figures: { ...commonFigures, amount: sql`${amount}::text`, largest: sql`max(amount)` },
  figuresOfNothing: { count: '0', sampleCount: '0', amount: '0', largest: null },
  groupOrder: amount,
  groups: {
    ...memberGroupings,
    FISCAL_YEAR: { key: () => sql`fiscal_year::text`, describe: (key) => ({ fiscalYear: key === null ? null : Number(key) }) },
    SUPPLIER: { key: () => sql`supplier_national_id`, describe: (key) => ({ supplier: key === null ? null : supplierNamed(key) }) },
    PROCUREMENT_METHOD: { key: () => sql`procurement_method`, describe: (key) => ({ procurementMethod: key }) },
  },
};
