import type { QualityRules } from '../../warnings/QualityRules.ts';

/** What is expected of a research document beyond its form. */
export const researchQuality: QualityRules = {
  recommended: ['identifier', 'creators', 'publicationYear', 'resourceType', 'abstract', 'documents'],
  past: [],
  amounts: [],
  alike: ['title', 'publicationYear'],
};
