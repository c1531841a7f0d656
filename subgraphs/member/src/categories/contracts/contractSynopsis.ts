import type { SynopsisDescription } from '../../synopsis/SynopsisDescription.ts';

/** What a member says of its contracts beforehand: something for each `@prunes` and `@orders` of the contract. */
export const contractSynopsis: SynopsisDescription = {
  table: 'contracts',
  // Days of signing lie within the year, so these zones are narrow in amount and in day: some ten years by some ten lengths.
  zones: [{ sameValue: 'fiscal_year' }, { sameDigits: 'amount' }],
  ranges: { amount: 'amount', signedOn: 'signed_on', publishedAt: 'published_at', fiscalYear: 'fiscal_year' },
  values: { 'tender.procurementMethod': 'procurement_method', sample: 'sample' },
  sets: { 'supplier.nationalId': 'supplier_national_id' },
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
};
