import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { divideCursor, namingMissing } from './missingEarlier.ts';

const cursor = Buffer.from('[1,"AMOUNT","DESC","900","ahar:contracts:1","abcdefghijk"]').toString('base64url');
const codes = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,12}(-[a-z]{1,12})?$/), { maxLength: 128 });

describe('a cursor', () => {
  test('names who was missing, and nobody else', () => {
    fc.assert(
      fc.property(codes, codes, (missing, others) => {
        const { cursor: own, wasMissing } = divideCursor(cursor + namingMissing(missing));
        expect(own).toBe(cursor);
        for (const code of missing) expect(wasMissing(code)).toBe(true);
        for (const code of others) if (!missing.includes(code)) expect(wasMissing(code)).toBe(false);
      }),
    );
  });

  test('is as it was when nobody was missing', () => {
    expect(namingMissing([])).toBe('');
    expect(divideCursor(cursor).wasMissing('ahar')).toBe(false);
  });

  test('is the same in whatever order they are named', () => {
    expect(namingMissing(['ahar', 'marand', 'tabriz'])).toBe(namingMissing(['tabriz', 'ahar', 'marand']));
  });

  test('names 128 at most, in some hundred characters, and says when there were more', () => {
    const many = Array.from({ length: 129 }, (_, i) => `member-${i}`);
    expect(namingMissing(many.slice(1))).toHaveLength(641);
    expect(divideCursor(cursor + namingMissing(many.slice(1))).wasMissing('member-128')).toBe(true);
    expect(() => divideCursor(cursor + namingMissing(many))).toThrow(/More than 128 members were missing from the page/);
  });

  test.each([
    ['nothing', '.'],
    ['half a name', '.ab'],
    ['more than could be named', `.${'abcde'.repeat(129)}`],
    ['a megabyte', `.${'abcde'.repeat(250_000)}`],
    ['other signs', '.abc+/'],
    ['two lists', '.abcde.abcde'],
    ['spaces', '. abcd'],
    ['letters that are none', '.\u0000\u0000\u0000\u0000\u0000'],
    ['a star among names', '.abcd*'],
  ])('is refused when it names %s', (_what, names) => {
    expect(() => divideCursor(cursor + names)).toThrow('The text given as `after` or `before` is not a cursor of this API.');
  });
});
