import type { QualityRules } from '../../warnings/QualityRules.ts';

/** What is expected of a manager's time in a post beyond its form. */
export const managerQuality: QualityRules = {
  recommended: ['startDate', 'decreeNumber', 'duties', 'declaredInterests', 'remuneration'],
  past: ['startDate'],
  amounts: [{ path: 'remuneration.amount' }],
  alike: ['person.name', 'post.label', 'startDate'],
};
