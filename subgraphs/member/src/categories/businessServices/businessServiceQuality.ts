import type { QualityRules } from '../../warnings/QualityRules.ts';

/** What is expected of a service to businesses beyond its form. */
export const businessServiceQuality: QualityRules = {
  recommended: ['serviceCode', 'requirements', 'evidence', 'output', 'processingDays', 'legalBasis'],
  past: [],
  // Many services cost nothing, which is no slip.
  amounts: [],
  alike: ['title', 'serviceCode'],
};
