import type { JSONColumnType, Kysely, Selectable } from 'kysely';
import { sql } from 'kysely';
import { createDisclosureTable } from '../../database/createDisclosureTable.ts';
import type { DisclosureColumns } from '../../database/DisclosureColumns.ts';
import type { ContractContent } from './contractAttributes.ts';

/** Table `contracts`: the newest revision of each contract, laid out for filters, orders and figures. */
export interface ContractsTable extends DisclosureColumns {
  description: string | null;
  ocid: string | null;
  tender: JSONColumnType<NonNullable<ContractContent['tender']>> | null;
  /** From `tender`, as a column of its own for filters and groups. */
  procurement_method: NonNullable<ContractContent['tender']>['procurementMethod'] | null;
  awards: JSONColumnType<ContractContent['awards']>;
  supplier_national_id: string | null;
  supplier_name: string | null;
  /** What the supplier is known by at every member; null where it is not known. See `resolveSupplier`. */
  supplier_key: string | null;
  /** The folded name; null where there is none. See `foldSupplierName`. */
  supplier_name_key: string | null;
  supplier_identifier: JSONColumnType<{ scheme: string; id: string }> | null;
  /** Rial; `pg` gives `bigint` as a decimal string. */
  amount: string | null;
  original_value: JSONColumnType<NonNullable<ContractContent['originalValue']>> | null;
  /** `YYYY-MM-DD`: the pool's parser leaves `date` as text. */
  signed_on: string | null;
  period_start: string | null;
  period_end: string | null;
  contract_status: ContractContent['contractStatus'] | null;
  amendments: JSONColumnType<ContractContent['amendments']>;
  implementation: JSONColumnType<NonNullable<ContractContent['implementation']>> | null;
  setad_number: string | null;
}

/** A row of `contracts` as it is read. */
export interface ContractRow extends Selectable<ContractsTable> {
  /** Worked out: see `supplierAttribute`. */
  has_supplier_identifier: boolean;
}

declare module '../../database/MemberDatabase.ts' {
  interface MemberDatabase {
    contracts: ContractsTable;
  }
}

/** Creates the table and the index of each order and filter. */
export async function createContractsTable(db: Kysely<unknown>): Promise<void> {
  await createDisclosureTable(db, 'contracts', (table) =>
    table
      .addColumn('description', 'text')
      .addColumn('ocid', 'text')
      .addColumn('tender', 'jsonb')
      .addColumn('procurement_method', 'text')
      .addColumn('awards', 'jsonb', (column) => column.notNull())
      .addColumn('supplier_national_id', 'text')
      .addColumn('supplier_name', 'text')
      .addColumn('supplier_identifier', 'jsonb')
      .addColumn('amount', 'bigint')
      .addColumn('original_value', 'jsonb')
      .addColumn('signed_on', 'date')
      .addColumn('period_start', 'date')
      .addColumn('period_end', 'date')
      .addColumn('contract_status', 'text')
      .addColumn('amendments', 'jsonb', (column) => column.notNull())
      .addColumn('implementation', 'jsonb')
      .addColumn('setad_number', 'text'),
  );
  for (const column of ['amount', 'signed_on', 'published_at'])
    for (const direction of ['asc', 'desc'])
      await sql`create index ${sql.id(`contracts_${column}_${direction}`)} on contracts
        (${sql.id(column)} ${sql.raw(direction)} nulls last, id) where withdrawn_at is null`.execute(db);
  await sql`create index contracts_supplier on contracts (supplier_national_id, amount desc nulls last, id) where withdrawn_at is null`.execute(
    db,
  );
}
