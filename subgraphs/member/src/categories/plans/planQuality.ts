import type { QualityRules } from '../../warnings/QualityRules.ts';

/** What is expected of a development plan beyond its form. */
export const planQuality: QualityRules = {
  recommended: ['planType', 'planStatus', 'sectors', 'budget', 'physicalProgressPct', 'milestones'],
  past: [],
  amounts: [{ path: 'budget' }],
  alike: ['title', 'budget'],
};
