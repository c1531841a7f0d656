import { initialsOf } from '../../privacy/initialsOf.ts';
import type { PermitContent } from './permitAttributes.ts';

/** Of the Law on Publication and Free Access to Information: what concerns people's privacy is not given out. */
const PRIVACY = 'ماده ۱۴ قانون انتشار و دسترسی آزاد به اطلاعات';
const FIELD = 'holder.name';

/** The content with the name of a person who holds the permit made first letters, and that on record. Masking it again changes nothing. */
export function maskHolder(content: PermitContent): PermitContent {
  const { holder, redactions } = content;
  if (holder?.kind !== 'NATURAL' || holder.name === undefined) return content;
  return {
    ...content,
    holder: { ...holder, name: initialsOf(holder.name) },
    redactions: redactions.some(({ field }) => field === FIELD) ? redactions : [...redactions, { field: FIELD, legalArticle: PRIVACY }],
  };
}
