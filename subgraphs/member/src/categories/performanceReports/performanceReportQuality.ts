import type { QualityRules } from '../../warnings/QualityRules.ts';

/** What is expected of a performance report beyond its form. */
export const performanceReportQuality: QualityRules = {
  recommended: ['programme', 'summary', 'indicators', 'fiscalYear'],
  past: [],
  amounts: [],
  alike: [],
};
