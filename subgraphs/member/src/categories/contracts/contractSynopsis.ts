import type { SynopsisDescription } from '../../synopsis/SynopsisDescription.ts';

/** What a member says of its contracts beforehand: something for each `@prunes` and `@orders` of the contract. */
export const contractSynopsis: SynopsisDescription = {
  table: 'contracts',
  // Days of signing lie within the year, so these zones are narrow in amount and in day: some ten years by some ten lengths.
  zones: [{ sameValue: 'fiscal_year' }, { sameDigits: 'amount' }],
  ranges: { amount: 'amount', signedOn: 'signed_on', publishedAt: 'published_at', fiscalYear: 'fiscal_year' },
  values: { 'tender.procurementMethod': 'procurement_method', sample: 'sample' },
  sets: { 'supplier.nationalId': 'supplier_national_id' },
};
