import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cursorScope, decodeCursor, encodeCursor } from './cursor.ts';
import { compareIds, parseGlobalId } from './globalId.ts';

const context = { field: 'AMOUNT', direction: 'DESC', scope: cursorScope('contracts', null, null) } as const;

describe('a cursor', () => {
  test('gives back what was put in, with any id and key', () => {
    const keys = fc.oneof(fc.constant(null), fc.integer(), fc.string({ maxLength: 50 }));
    fc.assert(
      fc.property(keys, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 }), (key, id) => {
        const cursor = { ...context, key, id };
        expect(decodeCursor(encodeCursor(cursor), context)).toEqual(cursor);
      }),
    );
  });

  test.each([
    ['no cursor at all', 'hello', /is not a cursor of this API/],
    ['nothing', '', /is not a cursor of this API/],
    ['JSON of another form', Buffer.from('{"__proto__":1}').toString('base64url'), /is not a cursor of this API/],
    ['more than it could be', 'A'.repeat(5_000), /is not a cursor of this API/],
    [
      'another order',
      encodeCursor({ ...context, direction: 'ASC', key: '1', id: 'm:c:1' }),
      /belongs to the order AMOUNT ASC, but the question is ordered by AMOUNT DESC/,
    ],
    [
      'another filter',
      encodeCursor({ ...context, scope: cursorScope('contracts', { a: 1 }, null), key: '1', id: 'm:c:1' }),
      /another filter, or to another list/,
    ],
  ])('is refused when it is %s', (_what, text, message) => {
    expect(() => decodeCursor(text, context)).toThrow(message);
  });

  test('has a scope that knows no difference between nothing, null and an empty filter, nor between orders of keys', () => {
    expect(cursorScope('contracts', {}, null)).toBe(cursorScope('contracts', undefined, null));
    expect(cursorScope('contracts', { a: null }, null)).toBe(cursorScope('contracts', null, null));
    expect(cursorScope('contracts', { a: 1, b: 2 }, null)).toBe(cursorScope('contracts', { b: 2, a: 1 }, null));
    expect(cursorScope('contracts', null, 'Supplier')).not.toBe(cursorScope('contracts', null, null));
  });
});

describe('ids', () => {
  test('are compared by the bytes of their UTF-8 form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(Math.sign(compareIds(a, b))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
      }),
    );
  });

  test('may hold any character in their local part, and nothing odd elsewhere', () => {
    expect(parseGlobalId('tabriz-municipality:contracts:1402:۱۱۸ "%')).toEqual({
      member: 'tabriz-municipality',
      category: 'contracts',
      localId: '1402:۱۱۸ "%',
    });
    for (const text of [
      '',
      'a',
      'a:b',
      'a:b:',
      ':contracts:1',
      'A:contracts:1',
      'a--b:contracts:1',
      '__proto__:contracts:1',
      'a:contracts2:1',
    ])
      expect(parseGlobalId(text)).toBeNull();
  });
});
