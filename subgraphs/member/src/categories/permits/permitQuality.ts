import type { QualityRules } from '../../warnings/QualityRules.ts';

/** What is expected of a permit beyond its form. */
export const permitQuality: QualityRules = {
  recommended: ['permitNumber', 'permitClass', 'permitType', 'permitStatus', 'issuedOn', 'district'],
  past: ['appliedOn', 'issuedOn'],
  amounts: [{ path: 'estimatedCost' }, { path: 'fee' }],
  alike: ['permitNumber', 'issuedOn', 'title'],
};
