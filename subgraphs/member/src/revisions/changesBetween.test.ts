import { describe, expect, test } from '@jest/globals';
import { changesBetween } from './changesBetween.ts';

describe('changesBetween', () => {
  test('names what differs, field by field, in the order of the names', () => {
    expect(
      changesBetween(
        { title: 'الف', amount: '10', documents: [], tender: { value: '9', title: 'م' } },
        { title: 'ب', amount: '10', documents: [], tender: { value: '8', title: 'م' }, signedOn: '2024-01-01' },
      ),
    ).toEqual([
      { field: 'signedOn', before: null, after: '"2024-01-01"' },
      { field: 'tender.value', before: '"9"', after: '"8"' },
      { field: 'title', before: '"الف"', after: '"ب"' },
    ]);
  });

  test('says nothing of equal contents, in whatever order their fields stand', () => {
    expect(changesBetween({ a: 1, b: { c: [1, { d: 2, e: 3 }] } }, { b: { c: [1, { e: 3, d: 2 }] }, a: 1 })).toEqual([]);
  });

  test('looks into an object that came or went', () => {
    expect(changesBetween({ tender: { value: '9', period: { start: '1' } } }, {})).toEqual([
      { field: 'tender.period.start', before: '"1"', after: null },
      { field: 'tender.value', before: '"9"', after: null },
    ]);
    expect(changesBetween({}, { tender: { value: '9' } })).toEqual([{ field: 'tender.value', before: null, after: '"9"' }]);
  });

  test('takes a list as one value, and does not mix an object with another kind of value', () => {
    expect(changesBetween({ awards: [{ id: '1' }], x: { y: 1 } }, { awards: [{ id: '2' }, { id: '1' }], x: 'y' })).toEqual([
      { field: 'awards', before: '[{"id":"1"}]', after: '[{"id":"2"},{"id":"1"}]' },
      { field: 'x', before: '{"y":1}', after: '"y"' },
    ]);
  });

  test('takes names that mean something to JavaScript for names', () => {
    const before = JSON.parse('{"__proto__":{"toString":1},"constructor":2}');
    const after = JSON.parse('{"__proto__":{"toString":3}}');
    expect(changesBetween(before, after)).toEqual([
      { field: '__proto__.toString', before: '1', after: '3' },
      { field: 'constructor', before: '2', after: null },
    ]);
  });
});
