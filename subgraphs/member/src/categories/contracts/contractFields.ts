import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { disclosureFields } from '../../disclosure/disclosureFields.ts';
import { type SupplierSource, supplierOf } from '../../entities/SupplierSource.ts';
import { fieldOf, nestedFieldOf, type RecordField } from '../../selection/RecordField.ts';
import type { ContractsTable } from './contractsTable.ts';

/** A row of `contracts` as it is read. */
export interface ContractRow extends Selectable<ContractsTable> {
  /** Worked out, so that the JSON itself is read only when its fields are selected. */
  has_supplier_identifier: boolean;
}

/** Columns that do not stand in the table. */
export const computedContractColumns = { has_supplier_identifier: sql<boolean>`supplier_identifier is not null` };

const field = fieldOf<ContractRow>();
const nestedField = nestedFieldOf<ContractRow>();

/** How each field of `Contract` is answered, and from which columns. */
export const contractFields: Readonly<Record<string, RecordField<ContractRow>>> = {
  ...disclosureFields<ContractRow>('CONTRACTS'),
  description: field(['description'], (row) => row.description),
  ocid: field(['ocid'], (row) => row.ocid),
  tender: field(['tender'], (row) => row.tender),
  awards: field(['awards'], (row) =>
    row.awards.map((award) => ({ ...award, suppliers: award.suppliers.map((supplier): SupplierSource => supplierOf(supplier)) })),
  ),
  supplier: nestedField(
    ['supplier_national_id', 'supplier_name', 'has_supplier_identifier'],
    { identifier: ['supplier_identifier'] },
    (row): SupplierSource | null => {
      if (row.supplier_national_id === null && row.supplier_name === null && !row.has_supplier_identifier) return null;
      return supplierOf({ nationalId: row.supplier_national_id, name: row.supplier_name, identifier: row.supplier_identifier });
    },
  ),
  amount: field(['amount'], (row) => row.amount),
  originalValue: field(['original_value'], (row) => row.original_value),
  signedOn: field(['signed_on'], (row) => row.signed_on),
  periodStart: field(['period_start'], (row) => row.period_start),
  periodEnd: field(['period_end'], (row) => row.period_end),
  contractStatus: field(['contract_status'], (row) => row.contract_status),
  amendments: field(['amendments'], (row) => row.amendments),
  implementation: field(['implementation'], (row) => row.implementation),
  setadNumber: field(['setad_number'], (row) => row.setad_number),
};
