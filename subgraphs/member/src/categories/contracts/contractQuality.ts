import type { QualityRules } from '../../warnings/QualityRules.ts';

/** What is expected of a contract beyond its form. */
export const contractQuality: QualityRules = {
  recommended: ['amount', 'signedOn', 'supplier.name', 'supplier.nationalId', 'tender.procurementMethod'],
  past: ['signedOn', 'awards.date', 'amendments.date', 'implementation.transactions.date', 'implementation.milestones.dateMet'],
  amounts: [
    { path: 'amount' },
    { path: 'tender.value' },
    { path: 'awards.value' },
    // What was paid back.
    { path: 'implementation.transactions.value', mayBeNegative: true },
  ],
  alike: ['title', 'amount', 'signedOn'],
  alikeIfAny: ['supplier.nationalId', 'supplier.name'],
};
