import type { QualityRules } from '../../warnings/QualityRules.ts';

/** What is expected of a budget line beyond its form. */
export const budgetLineQuality: QualityRules = {
  recommended: ['economicCode', 'functionalCode', 'adminUnit', 'fundingSource', 'fiscalYear'],
  past: [],
  // Adjustments take away.
  amounts: [{ path: 'amount', mayBeNegative: true }],
  // Lines of one heading may well be of one amount.
  alike: [],
};
