import type { Bilingual } from '../publish/Problem.ts';
import type { PrivacyNotice } from './personalTexts.ts';

const SENTENCES: Readonly<Record<PrivacyNotice['code'], Bilingual>> = {
  PERSONAL_CODE_IN_TEXT: {
    en: 'A number in it may be the national code of a person, which is never to be published. If it is, remove it and publish again.',
    fa: 'عددی در آن می‌تواند کد ملی شخص باشد که هرگز نباید منتشر شود. اگر چنین است، آن را بردارید و دوباره منتشر کنید.',
  },
  BIRTH_DATE_IN_TEXT: {
    en: 'It seems to say when a person was born, which is never to be published. If it does, remove it and publish again.',
    fa: 'به نظر می‌رسد زمان تولد شخص در آن آمده که هرگز نباید منتشر شود. اگر چنین است، آن را بردارید و دوباره منتشر کنید.',
  },
};

/** A notice in words. */
export function describeNotice({ code }: PrivacyNotice): Bilingual {
  return SENTENCES[code];
}
