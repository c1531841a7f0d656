import { canonicalJson } from '@shafaf/shared/graph/canonicalJson';
import type { PersonalKind } from '../privacy/personalColumn.ts';
import type { Bilingual, Problem } from './Problem.ts';
import type { NumberFault } from './values/readNumber.ts';

const LONGEST_SHOWN = 200;
const AUTO_STYLE: Bilingual = { en: 'YYYY/MM/DD (of either calendar) or DD.MM.YYYY', fa: 'سال/ماه/روز' };

function problem(column: string | null, value: unknown, reason: Bilingual, whatToDo: Bilingual): Problem {
  return { column, value: value === null || value === undefined ? null : shown(value), reason, whatToDo };
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : canonicalJson(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

/** Everything that can be wrong with a row, in both languages. */
export const problems = {
  missing: (column: string) =>
    problem(
      column,
      null,
      { en: 'This is required and is empty.', fa: 'این مقدار لازم است و خالی است.' },
      { en: 'Fill it in.', fa: 'آن را پر کنید.' },
    ),
  tooLong: (column: string, value: string, longest: number) =>
    problem(
      column,
      value,
      {
        en: `It has ${value.length} characters; at most ${longest} are taken.`,
        fa: `${value.length} نویسه دارد؛ حداکثر ${longest} پذیرفته است.`,
      },
      { en: 'Shorten it.', fa: 'آن را کوتاه کنید.' },
    ),
  unstorable: (column: string, value: string) =>
    problem(
      column,
      value.replaceAll('\0', '␀'),
      {
        en: 'It holds a NUL or half a character, which no database text can hold.',
        fa: 'نویسهٔ تهی یا نیم‌نویسه دارد که در پایگاه داده ذخیره نمی‌شود.',
      },
      {
        en: 'Remove the character, which is usually left over from a broken export.',
        fa: 'آن نویسه را بردارید؛ معمولاً از خروجی‌گیری خراب مانده است.',
      },
    ),
  badForm: (column: string | null, value: unknown, expected: Bilingual) =>
    problem(
      column,
      value,
      { en: `This cannot be taken: ${expected.en}.`, fa: `این مقدار پذیرفته نیست: ${expected.fa}.` },
      { en: 'Correct it.', fa: 'آن را درست کنید.' },
    ),
  repeatedId: (id: string) =>
    problem(
      'id',
      id,
      { en: 'An earlier row of this publication has the same id.', fa: 'ردیف دیگری در همین انتشار همین شناسه را دارد.' },
      {
        en: 'Give each row an id of its own, or set "duplicateIds": "number" in the mapping.',
        fa: 'به هر ردیف شناسهٔ جدا بدهید، یا در نگاشت "duplicateIds": "number" را بگذارید.',
      },
    ),
  sampleOverReal: (id: string) =>
    problem(
      'id',
      id,
      { en: 'A real record has this id, and a sample never replaces one.', fa: 'رکوردی واقعی با این شناسه هست و نمونه جای آن را نمی‌گیرد.' },
      { en: 'Give the sample another id.', fa: 'به نمونه شناسهٔ دیگری بدهید.' },
    ),
  cellFault: (column: string, value: string) =>
    problem(
      column,
      value,
      { en: 'The spreadsheet itself says that this cell is wrong.', fa: 'خود صفحه‌گسترده این خانه را خطا نشان می‌دهد.' },
      { en: 'Mend the formula, or write the value.', fa: 'فرمول را درست کنید یا خود مقدار را بنویسید.' },
    ),
  formulaWithoutValue: (column: string) =>
    problem(
      column,
      null,
      { en: 'This formula was saved without its value.', fa: 'این فرمول بدون مقدار ذخیره شده است.' },
      {
        en: 'Open the file in a spreadsheet program and save it again, or write the value.',
        fa: 'پرونده را در برنامهٔ صفحه‌گسترده باز و دوباره ذخیره کنید، یا خود مقدار را بنویسید.',
      },
    ),
  personal: (column: string, kind: PersonalKind) => problem(column, HIDDEN, PERSONAL[kind].reason, PERSONAL[kind].whatToDo),
  badNationalId: (column: string, value: string) =>
    problem(
      column,
      value,
      {
        en: 'This is no national id of a legal person: it needs 11 digits, the last of which checks the others.',
        fa: 'شناسهٔ ملی درست نیست: ۱۱ رقم دارد که آخری رقم کنترل است.',
      },
      { en: 'Correct it, or leave it empty.', fa: 'آن را درست کنید یا خالی بگذارید.' },
    ),
  unknownValue: (column: string, value: string, known: readonly string[]) =>
    problem(
      column,
      value,
      { en: `This is none of the values known here: ${list(known)}.`, fa: `این مقدار شناخته نیست. مقدارهای شناخته: ${list(known)}.` },
      {
        en: 'Write one of them, or name this one under "values" in the mapping.',
        fa: 'یکی از آن‌ها را بنویسید، یا این مقدار را در "values" نگاشت بیاورید.',
      },
    ),
  badDay: (column: string, value: string, styles: readonly string[]) =>
    problem(
      column,
      value,
      {
        en: `This is no day in the style ${styles.map((style) => (style === 'auto' ? AUTO_STYLE.en : style)).join(', ')}, or there is no such day.`,
        fa: `این مقدار تاریخی به شیوهٔ ${styles.map((style) => (style === 'auto' ? AUTO_STYLE.fa : style)).join('، ')} نیست، یا چنین روزی وجود ندارد.`,
      },
      {
        en: 'Write it like 1402/05/12 or 2023-08-03, or name its style under "dates" in the mapping.',
        fa: 'آن را مانند ۱۴۰۲/۰۵/۱۲ بنویسید، یا شیوهٔ آن را در "dates" نگاشت بیاورید.',
      },
    ),
  unexpectedRange: (column: string, value: string) =>
    problem(
      column,
      value,
      { en: 'These are two days where one is expected.', fa: 'به جای یک روز، بازه‌ای از دو روز آمده است.' },
      { en: 'Write one day, or set "part" in the mapping.', fa: 'یک روز بنویسید، یا "part" را در نگاشت بگذارید.' },
    ),
  badNumber: (column: string, value: string, fault: NumberFault) =>
    problem(column, value, NUMBER_FAULTS[fault].reason, NUMBER_FAULTS[fault].whatToDo),
  noRate: (column: string, value: string, currency: string) =>
    problem(
      column,
      value,
      {
        en: `The amount is in ${currency}, and no rate to rial is given for it.`,
        fa: `مبلغ به ${currency} است و نرخ آن به ریال داده نشده است.`,
      },
      { en: `Add it to the mapping: "rates": { "${currency}": "…" }.`, fa: `آن را به نگاشت بیفزایید: "rates": { "${currency}": "…" }.` },
    ),
  noCurrency: (column: string, value: string) =>
    problem(
      column,
      value,
      { en: 'The amount has no currency.', fa: 'مبلغ ارز ندارد.' },
      { en: 'Name it, such as "currency": "IRR".', fa: 'ارز را بنویسید، مانند "currency": "IRR".' },
    ),
  fractionOfRial: (column: string, value: string) =>
    problem(
      column,
      value,
      { en: 'An amount in rial has no fraction.', fa: 'مبلغ به ریال اعشار ندارد.' },
      {
        en: 'Round it, or name the currency in the mapping when it is not rial.',
        fa: 'آن را گرد کنید، یا اگر ریال نیست ارز را در نگاشت بیاورید.',
      },
    ),
  tooLarge: (column: string, value: string) =>
    problem(
      column,
      value,
      { en: 'The amount has more than 18 digits.', fa: 'مبلغ بیش از ۱۸ رقم دارد.' },
      { en: 'Correct it.', fa: 'آن را درست کنید.' },
    ),
  tooManyCells: (count: number, expected: number) =>
    problem(
      null,
      null,
      {
        en: `The row has ${count} cells where there are ${expected} columns.`,
        fa: `این ردیف ${count} خانه دارد ولی ستون‌ها ${expected} تا هستند.`,
      },
      {
        en: 'Put a cell that holds the delimiter in quotes, and look for a quote that is missing.',
        fa: 'خانه‌ای را که جداکننده دارد در گیومهٔ " بگذارید و گیومهٔ جاافتاده را بیابید.',
      },
    ),
  tooFewCells: (count: number, expected: number) =>
    problem(
      null,
      null,
      { en: `The row has only ${count} cells of ${expected}.`, fa: `این ردیف از ${expected} خانه تنها ${count} تا دارد.` },
      {
        en: 'Look for a line break within the row, and fill in the cells that are missing.',
        fa: 'شکست خط در میان ردیف را بیابید و خانه‌های جاافتاده را پر کنید.',
      },
    ),
  noObject: (value: unknown, fault: string | null) =>
    problem(
      null,
      value,
      { en: `This is no JSON object${fault === null ? '' : `: ${fault}`}.`, fa: 'این یک شیء JSON نیست.' },
      { en: 'Mend it, or remove it.', fa: 'آن را درست کنید یا بردارید.' },
    ),
  unreadableFile: (message: string) =>
    problem(
      null,
      null,
      { en: message, fa: `پرونده خوانده نشد: ${message}` },
      {
        en: 'Rows before the fault are published; mend the file and publish it again.',
        fa: 'ردیف‌های پیش از خطا منتشر می‌شوند؛ پرونده را درست کنید و دوباره منتشر کنید.',
      },
    ),
};

/** What may not be published does not stand in a report either. */
const HIDDEN = '•••';

const PERSONAL: Readonly<Record<PersonalKind, { reason: Bilingual; whatToDo: Bilingual }>> = {
  NATIONAL_CODE: {
    reason: {
      en: 'This is the national code of a person, which is never published.',
      fa: 'این کد ملی شخص است که هرگز منتشر نمی‌شود.',
    },
    whatToDo: {
      en: 'Remove it, or the whole column; only firms are named by a number, their national id of 11 digits.',
      fa: 'آن را یا همهٔ ستون را بردارید؛ تنها شناسهٔ ملی ۱۱ رقمی شرکت‌ها منتشر می‌شود.',
    },
  },
  BIRTH_DATE: {
    reason: { en: 'This says when a person was born, which is never published.', fa: 'این زمان تولد شخص است که هرگز منتشر نمی‌شود.' },
    whatToDo: { en: 'Remove it, or the whole column.', fa: 'آن را یا همهٔ ستون را بردارید.' },
  },
};

const NUMBER_FAULTS: Readonly<Record<NumberFault, { reason: Bilingual; whatToDo: Bilingual }>> = {
  NOT_A_NUMBER: {
    reason: { en: 'This is no number.', fa: 'این عدد نیست.' },
    whatToDo: {
      en: 'Write digits alone, or name the text under "empty" in the mapping when it means nothing.',
      fa: 'تنها رقم بنویسید، یا اگر متن به معنای خالی است آن را در "empty" نگاشت بیاورید.',
    },
  },
  AMBIGUOUS: {
    reason: { en: 'The point may separate thousands or a fraction.', fa: 'نقطه می‌تواند جداکنندهٔ هزارگان یا اعشار باشد.' },
    whatToDo: { en: 'Say which under "numbers" in the mapping.', fa: 'در "numbers" نگاشت بگویید کدام.' },
  },
  EXPONENT: {
    reason: {
      en: 'A spreadsheet has shortened this number, so that digits are lost.',
      fa: 'صفحه‌گسترده این عدد را کوتاه کرده و رقم‌هایی از دست رفته است.',
    },
    whatToDo: { en: 'Give the column the format "number" and export again.', fa: 'قالب ستون را «عدد» کنید و دوباره خروجی بگیرید.' },
  },
  TOMAN: {
    reason: { en: 'The amount is in toman, not in rial.', fa: 'مبلغ به تومان است، نه ریال.' },
    whatToDo: {
      en: 'Write it in rial (times ten), or set "unit": "toman" in the mapping.',
      fa: 'آن را به ریال (ده برابر) بنویسید، یا در نگاشت "unit": "toman" بگذارید.',
    },
  },
};

function list(known: readonly string[]): string {
  const shown = known.slice(0, 12).join(', ');
  return known.length > 12 ? `${shown}, …` : shown;
}
