/** Words in suppliers' names that say what kind of legal person it is, or that somebody is one. */
export interface LegalForm {
  /** As it is written, and as it is shown in the documentation. Spelling variants that fold to the same need no entry of their own. */
  words: string;
  /** What stands in its place in a folded name; nothing where it is left out. */
  instead: string;
  /** Why. */
  because: string;
}

const REGISTERED = 'names the kind of company, which registers keep apart from the name, and most files leave out';
const INSTITUTION = 'one word in several spellings. It is kept: an institution and a company of one name are two legal persons';

/**
 * The rules by which a supplier's name is folded beyond what `foldForSearch` does. They are part of the contract: a candidate's key is the same at
 * every member only as long as all fold alike, so a change of them is a change for everyone, and existing rows are folded anew by a migration.
 *
 * Left out is only what does not tell two legal persons apart. «تعاونی» (cooperative), «گروه» (group), «صندوق» (fund) and «هلدینگ» stay, since
 * they do: a group and the company of the same name are two.
 */
export const LEGAL_FORMS: readonly LegalForm[] = [
  { words: 'شرکت', instead: '', because: 'says "company"; it is no part of the registered name, and written or not at will' },
  { words: 'سهامی خاص', instead: '', because: REGISTERED },
  { words: 'سهامی عام', instead: '', because: REGISTERED },
  { words: 'با مسئولیت محدود', instead: '', because: REGISTERED },
  { words: 'با مسؤولیت محدود', instead: '', because: REGISTERED },
  { words: 'مسئولیت محدود', instead: '', because: REGISTERED },
  { words: 'مسؤولیت محدود', instead: '', because: REGISTERED },
  { words: 'تضامنی', instead: '', because: REGISTERED },
  { words: 'مؤسسه', instead: 'موسسه', because: INSTITUTION },
  { words: 'مؤسسه‌ی', instead: 'موسسه', because: INSTITUTION },
  { words: 'موسسه‌ی', instead: 'موسسه', because: INSTITUTION },
];

/** What stands where a name should and is none: nobody is found by it. */
export const NO_NAMES: readonly string[] = [
  'نامشخص',
  'نامعلوم',
  'ندارد',
  'متفرقه',
  'سایر',
  'اشخاص',
  'اشخاص حقیقی',
  'اشخاص حقوقی',
  'شخص حقیقی',
  'شخص حقوقی',
  'شخص حقیقی (نمونه)',
  'unknown',
  'n/a',
  'none',
];
