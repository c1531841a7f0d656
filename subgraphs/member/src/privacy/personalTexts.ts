import type { z } from 'zod';
import type { Problem } from '../publish/Problem.ts';
import { problems } from '../publish/problems.ts';
import { birthDateIn } from './birthDateIn.ts';
import { personalCodesIn } from './personalCodesIn.ts';
import { personalKindOf } from './personalColumn.ts';
import { type PlacedText, textsOf } from './textsOf.ts';

/**
 * Something in a text that may be about a person and should be looked at. The record is published; whoever publishes is told, and the publication
 * keeps it, but it is not shown to the public, whom it would lead to what it warns of.
 */
export interface PrivacyNotice {
  code: 'PERSONAL_CODE_IN_TEXT' | 'BIRTH_DATE_IN_TEXT';
  /** Where the text stands in the record; `id` for the record's own id. */
  field: string;
}

/** What was found in a record. */
export interface PersonalTexts {
  /** Why it is not published. */
  problems: Problem[];
  notices: PrivacyNotice[];
}

/**
 * Looks through all texts of a record, at whatever depth. A text that is nothing but a national code is refused, as is an identifier whose scheme
 * says that it is one. Among words, and in fields that hold numbers of things, it is a notice: of ten digits one number in eleven passes the check
 * by chance.
 */
export function personalTexts(form: z.ZodType, content: unknown, localId: string): PersonalTexts {
  const found: PersonalTexts = { problems: [], notices: [] };
  const texts = textsOf(form, content);
  for (const text of texts) look(text, found);
  look({ place: 'id', text: localId, role: 'NUMBER' }, found);
  for (const { place, text } of texts)
    if (place.endsWith('.scheme') && personalKindOf(text) === 'NATIONAL_CODE')
      found.problems.push(problems.personal(place.replace(/scheme$/, 'id'), 'NATIONAL_CODE'));
  return found;
}

function look({ place, text, role }: PlacedText, { problems: refused, notices }: PersonalTexts): void {
  const { count, alone } = personalCodesIn(text);
  if (alone && role === 'WORDS') refused.push(problems.personal(place, 'NATIONAL_CODE'));
  else if (count > 0) notices.push({ code: 'PERSONAL_CODE_IN_TEXT', field: place });
  if (role === 'WORDS' && birthDateIn(text)) notices.push({ code: 'BIRTH_DATE_IN_TEXT', field: place });
}
