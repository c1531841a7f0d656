import type { QualityRules } from '../../warnings/QualityRules.ts';

/** What is expected of a regulation beyond its form. */
export const regulationQuality: QualityRules = {
  recommended: ['legislationIdentifier', 'legislationType', 'passedBy', { path: 'legislationDate', unless: 'draft' }, 'text'],
  past: ['legislationDate'],
  amounts: [],
  alike: ['title', 'legislationDate'],
};
