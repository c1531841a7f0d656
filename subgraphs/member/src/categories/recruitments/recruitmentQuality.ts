import type { QualityRules } from '../../warnings/QualityRules.ts';

/** What is expected of a recruitment beyond its form. */
export const recruitmentQuality: QualityRules = {
  recommended: ['totalJobOpenings', 'employmentType', 'qualifications', 'postedOn', 'validThrough', 'hiringPermitNumber'],
  past: ['postedOn'],
  amounts: [],
  alike: ['title', 'postedOn', 'totalJobOpenings'],
};
