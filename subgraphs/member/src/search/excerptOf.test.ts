import { describe, expect, test } from '@jest/globals';
import { excerptOf, spotterOf } from './excerptOf.ts';
import { readSearchQuestion, textOf } from './SearchQuestion.ts';
import { flexibleWord } from './SoughtUnit.ts';

/** As if each word were found as it is asked for. */
function spotterFor(text: string) {
  const question = readSearchQuestion(text);
  return spotterOf(
    question.units.map((unit) => ({
      exact: [textOf(question.words, unit)],
      words: [textOf(question.words, unit)],
      parted: [],
      beginning: flexibleWord(question, unit),
      near: new Map(),
    })),
  );
}
const excerpt = (asked: string, ...texts: string[]) => excerptOf(texts, spotterFor(asked));
const filler = 'متنی که ربطی ندارد. '.repeat(50);

describe('an excerpt', () => {
  test('shows the words that were found, from the beginning of a word to the end of one', () => {
    const shown = excerpt('آسفالت معابر', 'عنوان', `${filler}روکش آسفالت و جدول‌گذاری معابر شهر ${filler}`);
    expect(shown).toMatch(/^…/);
    expect(shown).toMatch(/…$/);
    expect(shown).toContain('روکش آسفالت و جدول‌گذاری معابر شهر');
    expect(shown.length).toBeLessThanOrEqual(242);
    for (const word of shown.replaceAll('…', '').trim().split(' '))
      expect(`${filler} روکش آسفالت و جدول‌گذاری معابر شهر`.split(' ')).toContain(word);
  });

  test('is where most of the words stand near each other', () => {
    expect(excerpt('پارک بانوان تبریز', 'ع', `پارک ${filler} بانوان ${filler} پارک بانوان در تبریز ${filler}`)).toContain(
      'پارک بانوان در تبریز',
    );
  });

  test('is of another text than the title where that shows as much', () => {
    expect(excerpt('پارک', 'پارک بانوان', 'ساخت پارک')).toBe('ساخت پارک');
    expect(excerpt('پارک بانوان', 'پارک بانوان', 'ساخت پارک')).toBe('پارک بانوان');
    expect(excerpt('۱۴۰۲', 'پارک بانوان', 'ساخت')).toBe('پارک بانوان');
  });

  test('shows the text as it was written', () => {
    expect(excerpt('کتابخانه', 'ع', 'تجهیز كتـاب‌خانة مرکزی')).toBe('تجهیز كتـاب‌خانة مرکزی');
  });

  test('is plain: what does not show, or turns the text around it, is left out', () => {
    expect(excerpt('پارک', 'ع', 'ساخت\u0007\u202eپارک\u2069 \n\t شهر')).toBe('ساخت پارک شهر');
  });

  test('cuts no character in two, and ends with a text that has no space', () => {
    const shown = excerpt('پارک', 'ع', `${'😀'.repeat(300)}پارک${'😀'.repeat(300)}`);
    expect(shown).not.toMatch(/\p{Surrogate}/u);
    expect(shown).toContain('پارک');
  });

  test('takes no time for texts that are long or odd', () => {
    const since = Date.now();
    for (const text of ['آ'.repeat(500_000), 'پ\u200c'.repeat(250_000), 'پار '.repeat(200_000)]) excerpt('پارک بانوان', 'ع', text);
    expect(Date.now() - since).toBeLessThan(2_000);
  });
});
