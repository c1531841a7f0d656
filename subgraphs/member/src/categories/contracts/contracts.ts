import { defineCategory } from '../../definition/defineCategory.ts';
import { addSupplierKeys } from './addSupplierKeys.ts';
import { contractAttributes } from './contractAttributes.ts';
import { contractQuality } from './contractQuality.ts';
import { createContractsTable } from './contractsTable.ts';
import { contractsOfItem } from './ocds/contractsOfItem.ts';
import { sampleContracts } from './sampleContracts.ts';
import { thresholdClassCondition, thresholdClassField, thresholdClassGrouping } from './thresholdClass.ts';
import { widenContractIndexes } from './widenContractIndexes.ts';

/** Transactions and contracts (معاملات و قراردادها). */
export const contracts = defineCategory({
  category: 'contracts',
  attributes: contractAttributes,
  headings: {
    localId: {
      fa: ['شناسه', 'شماره', 'شماره قرارداد', 'شناسه قرارداد'],
      en: ['id', 'local id', 'number', 'contract number', 'contract id'],
      description: { en: "The body's own id of the contract", fa: 'شناسهٔ قرارداد نزد خود دستگاه' },
    },
    title: {
      fa: ['عنوان', 'عنوان قرارداد', 'موضوع', 'موضوع قرارداد'],
      en: ['title', 'contract title', 'subject'],
      description: { en: 'What was contracted', fa: 'موضوع قرارداد' },
    },
  },
  fiscalYearOf: 'signedOn',
  derived: { thresholdClass: thresholdClassField },
  filters: { thresholdClass: thresholdClassCondition },
  groupings: { THRESHOLD_CLASS: thresholdClassGrouping },
  migrations: {
    '0002_contracts': { up: createContractsTable },
    '0004_contract_filters': { up: widenContractIndexes },
    '0006_supplier_keys': { up: addSupplierKeys },
  },
  synopsis: {
    sets: { 'supplier.names.key': 'supplier_name_key' },
    // Days of signing lie within the year, so these zones are narrow in amount and in day: some ten years by some ten lengths.
    zones: [{ sameValue: 'fiscal_year' }, { sameDigits: 'amount' }],
    // What people ask for most: the largest, of a year too; the newest, of a year and above an amount too.
    firsts: [
      { column: 'amount', direction: 'desc', rows: 40, of: 'ALL' },
      { column: 'amount', direction: 'desc', rows: 24, of: { sameValue: 'fiscal_year' } },
      { column: 'amount', direction: 'asc', rows: 8, of: 'ALL' },
      { column: 'signed_on', direction: 'desc', rows: 20, of: 'ALL' },
      { column: 'signed_on', direction: 'desc', rows: 6, of: 'EACH_ZONE' },
      { column: 'signed_on', direction: 'asc', rows: 8, of: 'ALL' },
      { column: 'published_at', direction: 'desc', rows: 10, of: 'ALL' },
    ],
  },
  quality: contractQuality,
  ocds: contractsOfItem,
  samples: sampleContracts,
});
