import type { QualityRules } from '../../warnings/QualityRules.ts';

/** What is expected of an investment opportunity beyond its form. */
export const investmentOpportunityQuality: QualityRules = {
  recommended: ['description', 'sector', 'location', 'capitalNeeded', 'validThrough'],
  past: [],
  amounts: [{ path: 'capitalNeeded' }],
  alike: ['title', 'capitalNeeded', 'location'],
};
