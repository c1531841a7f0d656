import { isPersonalCode } from '@shafaf/shared/identifiers/isPersonalCode';
import { latinDigits } from '@shafaf/shared/persian/latinDigits';

const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** Ten digits by themselves, or as they stand on the card: three, six and one with a sign between. */
const TEN_DIGITS = /(?<!\d)(?:\d{10}|\d{3}[-\s/.]\d{6}[-\s/.]\d)(?!\d)/g;
/** What a text without digits enough never has: most texts are told so at once. */
const MAYBE = /[\d۰-۹٠-٩](?:[^\d۰-۹٠-٩]?[\d۰-۹٠-٩]){9}/;
const BETWEEN = /[-\s/.]/g;

/** How often numbers stand in a text that can be national codes of persons, and whether the text is nothing but one. */
export interface PersonalCodes {
  count: number;
  alone: boolean;
}

/** Looks for national codes of persons in a text, in whatever digits they are written. */
export function personalCodesIn(text: string): PersonalCodes {
  if (!MAYBE.test(text)) return NONE;
  const plain = latinDigits(text.replace(UNSEEN, ''));
  const codes = plain.match(TEN_DIGITS)?.filter((digits) => isPersonalCode(digits.replace(BETWEEN, ''))) ?? [];
  return codes.length === 0 ? NONE : { count: codes.length, alone: codes[0] === plain.trim() };
}

const NONE: PersonalCodes = { count: 0, alone: false };
