import { expect, test } from '@jest/globals';
import { detectDelimiter } from './readCsv.ts';

test.each([
  ['a,b,c\n1,2,3\n', ','],
  ['a;b;c\n"x,y,z,w,v";2;3\n', ';'],
  ['a\tb\n1,5\t2\n', '\t'],
  ['عنوان؛مبلغ\nالف؛۵\n', '؛'],
  ['one column\nonly\n', ','],
  ['', ','],
])('the delimiter of %j is %j', (head, delimiter) => expect(detectDelimiter(head)).toBe(delimiter));
