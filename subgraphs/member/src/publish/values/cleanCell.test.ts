import { describe, expect, test } from '@jest/globals';
import { cleanCell } from './cleanCell.ts';

describe('cleanCell', () => {
  test.each([
    [' a b ', 'a b'],
    ['\u200f\ufeff ۱۲\u200e\u00a0', '۱۲'],
    ["'=1+1", '=1+1'],
    ["'-5", '-5'],
    ["' -5", "' -5"],
    ["'tis", "'tis"],
    ['نیم\u200cفاصله', 'نیم\u200cفاصله'],
    ['', ''],
    [' \u200c ', ''],
  ])('%j becomes %j', (text, clean) => expect(cleanCell(text)).toBe(clean));

  test('takes a long run of blanks in one go', () => {
    const text = `a${' '.repeat(2_000_000)}!`;
    const start = performance.now();
    expect(cleanCell(text)).toBe(text);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
