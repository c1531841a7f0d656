import type { z } from 'zod';
import type { Bilingual } from './Problem.ts';

const persian = new Map<string, string>();

/** What a form expects, as the message that it gives where something else stands. Reports say it in both languages. */
export function expectation({ en, fa }: Bilingual): string {
  persian.set(en, fa);
  return en;
}

/** What was expected where a form refuses a value. */
export function expectationOf(issue: z.core.$ZodIssue): Bilingual {
  return { en: issue.message, fa: persian.get(issue.message) ?? inPersian(issue) };
}

const TYPES: Readonly<Record<string, string>> = {
  number: 'باید عدد باشد',
  int: 'باید عدد صحیح باشد',
  string: 'باید متن باشد',
  boolean: 'باید بله یا خیر باشد',
  array: 'باید فهرست باشد',
  object: 'باید شیء باشد',
};
const FORMATS: Readonly<Record<string, string>> = {
  date: 'باید روزی باشد که هست، مانند 2024-05-12',
  url: 'باید نشانی وب باشد (http یا https)',
};
const WRONG_FORM = 'شکل آن درست نیست';

function inPersian(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return 'نباید خالی باشد';
      return `باید ${issue.inclusive === false ? 'بیش از' : 'دست‌کم'} ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `باید ${issue.inclusive === false ? 'کمتر از' : 'حداکثر'} ${issue.maximum}${unitOf(issue.origin)}`;
    case 'invalid_type':
      return TYPES[issue.expected] ?? WRONG_FORM;
    case 'invalid_value':
      return `باید یکی از این‌ها باشد: ${issue.values.map(String).join('، ')}`;
    case 'invalid_format':
      return FORMATS[issue.format] ?? WRONG_FORM;
    case 'unrecognized_keys':
      return `این نام‌ها شناخته نیست: ${issue.keys.join('، ')}`;
    default:
      return WRONG_FORM;
  }
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' نویسه داشته باشد';
  return origin === 'array' ? ' مورد داشته باشد' : ' باشد';
}
