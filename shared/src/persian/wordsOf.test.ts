import { describe, expect, test } from '@jest/globals';
import { writtenPattern } from './foldLetters.ts';
import { wordsOf } from './wordsOf.ts';

const words = (text: string) => wordsOf(text).map(({ text: word, isJoined }) => (isJoined ? `~${word}` : word));

describe('the words of a text', () => {
  test('are parted by all but letters and digits, and folded', () => {
    expect(words('بهسازي پارك «بانوان»، منطقهٔ ۵ (فاز ٢)')).toEqual(['بهسازی', 'پارک', 'بانوان', 'منطقه', '5', 'فاز', '2']);
    expect(words('1402-118/A SH.P.K')).toEqual(['1402', '118', 'a', 'sh', 'p', 'k']);
  });

  test('say where only a half-space parts them', () => {
    expect(words('مسئولیت‌پذیری و پیش‌بینی‌ها')).toEqual(['مسئولیت', '~پذیری', 'و', 'پیش', '~بینی', '~ها']);
    expect(words('الف‌ ب ‌پ')).toEqual(['الف', 'ب', 'پ']);
    expect(words('\u200cالف\u200c')).toEqual(['الف']);
  });

  test('are parted between letters and digits, which some write without a space', () => {
    expect(words('برنامه ۵ساله')).toEqual(['برنامه', '5', 'ساله']);
    expect(wordsOf('۵ساله').map(({ isNumber }) => isNumber)).toEqual([true, false]);
  });

  test('are none where there is neither letter nor digit', () => {
    expect(words(' \u200f؟!\u0000%_\u200c\u{1F600}\uD800 ')).toEqual([]);
  });
});

describe('a pattern of a folded word', () => {
  const find = (folded: string, text: string) => text.match(new RegExp(writtenPattern(folded), 'iu'))?.[0];

  test('finds it however it is written', () => {
    expect(find('مسیولیت', 'مسئولیت')).toBeUndefined();
    expect(find('کتابخانه', 'در كِتــاب‌خانة شهر')).toBe('كِتــاب‌خانة');
    expect(find('کتاب خانه', 'کتاب  خانه')).toBe('کتاب  خانه');
    expect(find('1402', 'سال ۱۴۰٢')).toBe('۱۴۰٢');
    expect(find('abc', 'xABC')).toBe('ABC');
  });
});
