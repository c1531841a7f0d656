import { expect, test } from '@jest/globals';
import { csvLine } from './rejectsFile.ts';

test('cells are quoted where they must be, and never taken for formulas', () => {
  expect(csvLine(['a', 'b "c"', 'd,e', 'f;g', 'h\ni', ' j', ''])).toBe('a,"b ""c""","d,e","f;g","h\ni"," j",\r\n');
  expect(csvLine(['=1+1', '+1', '-1', '@x', '\tx'])).toBe("'=1+1,'+1,'-1,'@x,\"'\tx\"\r\n");
  expect(csvLine(['a|b', 'c'], '|')).toBe('"a|b"|c\r\n');
});
