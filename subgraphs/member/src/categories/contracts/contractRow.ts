import type { Insertable } from 'kysely';
import { disclosureRow, type RecordEnvelope } from '../../disclosure/disclosureRow.ts';
import type { ContractContent } from './contractContent.ts';
import type { ContractsTable } from './contractsTable.ts';

/** The row of table `contracts` that holds a contract's newest revision. JSON columns are given as text. */
export function contractRow(envelope: RecordEnvelope, content: ContractContent): Insertable<ContractsTable> {
  const { supplier, tender } = content;
  return {
    ...disclosureRow(envelope, content, [content.description, supplier?.name]),
    description: content.description ?? null,
    ocid: content.ocid ?? null,
    tender: json(tender),
    procurement_method: tender?.procurementMethod ?? null,
    awards: JSON.stringify(content.awards),
    supplier_national_id: supplier?.nationalId ?? null,
    supplier_name: supplier?.name ?? null,
    supplier_identifier: json(supplier?.identifier),
    amount: content.amount ?? null,
    original_value: json(content.originalValue),
    signed_on: content.signedOn ?? null,
    period_start: content.periodStart ?? null,
    period_end: content.periodEnd ?? null,
    contract_status: content.contractStatus ?? null,
    amendments: JSON.stringify(content.amendments),
    implementation: json(content.implementation),
    setad_number: content.setadNumber ?? null,
  };
}

function json(value: object | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
