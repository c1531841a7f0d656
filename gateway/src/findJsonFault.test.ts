import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findJsonFault } from './findJsonFault.ts';

/** Long enough to be looked at. */
const filler = JSON.stringify('x'.repeat(70_000));

describe('JSON that would take too much memory', () => {
  test.each([
    ['nested without end', `[${filler},${'['.repeat(101)}`, 'JSON more than 100 levels deep'],
    ['nested without end, in objects', `{"a":${filler},"b":${'{"a":'.repeat(101)}`, 'JSON more than 100 levels deep'],
    ['millions of lists', `[${'[],'.repeat(1_000_001)}[]]`, 'JSON with more than 1000000 objects and lists'],
  ])('is found before it is parsed: %s', (_what, text, fault) => {
    expect(findJsonFault(text)).toBe(fault);
  });

  test.each([
    ['brackets in texts', JSON.stringify([filler, '['.repeat(200_000)])],
    ['quotes and backslashes in texts', JSON.stringify([filler, `\\"${'["\\'.repeat(100_000)}`])],
    ['a hundred levels', `${'['.repeat(99)}[${filler}]${']'.repeat(99)}`],
    ['a long list of rows', JSON.stringify(Array.from({ length: 100_000 }, (_, key) => ({ key, inside: { id: `${key}` } })))],
  ])('is not found in %s', (_what, text) => {
    expect(findJsonFault(text)).toBeNull();
  });

  test('is not found in what is none, and no text is too odd to be looked at', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', '\\', '[', ']', '{', '}', ',', 'a') }), (end) => {
        expect([null, 'JSON more than 100 levels deep']).toContain(findJsonFault(`[${filler},${end}`));
      }),
    );
    expect(findJsonFault(`"${'x'.repeat(100_000)}`)).toBeNull();
  });
});
