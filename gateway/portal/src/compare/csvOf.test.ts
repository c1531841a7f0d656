import { expect, test } from '@jest/globals';
import { csvOf } from './csvOf.ts';

test('a table becomes CSV that spreadsheets read as UTF-8, with whole numbers of any size', () => {
  expect(
    csvOf([
      ['دستگاه', 'مبلغ'],
      ['شهرداری اهر', 90071992547409930001n],
      ['none', null],
    ]),
  ).toBe('\ufeffدستگاه,مبلغ\r\nشهرداری اهر,90071992547409930001\r\nnone,\r\n');
});

test('a name is never a formula, and what divides cells is quoted; a number below zero stays a number', () => {
  expect(csvOf([['=HYPERLINK("x")', '+1', '-a', '@b', 'a,b', 'a\nb', ' a', -5n]])).toBe(
    '\ufeff"\'=HYPERLINK(""x"")",\'+1,\'-a,\'@b,"a,b","a\nb"," a",-5\r\n',
  );
});
