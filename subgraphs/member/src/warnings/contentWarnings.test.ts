import { describe, expect, test } from '@jest/globals';
import { contentWarnings } from './contentWarnings.ts';
import { describeWarning } from './describeWarning.ts';
import { likenessOf } from './likenessOf.ts';
import type { QualityRules } from './QualityRules.ts';
import { warningCodes } from './Warning.ts';

const rules: QualityRules = {
  recommended: ['amount', 'supplier.name', 'awards', { path: 'signedOn', unless: 'draft' }],
  past: ['signedOn', 'awards.date'],
  amounts: [{ path: 'amount' }, { path: 'tender.value' }, { path: 'awards.value', mayBeNegative: true }],
  alike: ['title', 'amount', 'signedOn'],
  alikeIfAny: ['supplier.name'],
};
const whole = { title: 'a', amount: '5', supplier: { name: 's' }, awards: [{ date: '2024-01-01' }], signedOn: '2024-01-01' };
const warned = (content: object) =>
  contentWarnings(rules, { ...whole, ...content }, '2025-01-01').map(({ code, field, detail }) => [
    code,
    field,
    ...(detail === undefined ? [] : [detail]),
  ]);

describe('contentWarnings', () => {
  test.each<[string, object, (string | null)[][]]>([
    ['nothing', {}, []],
    [
      'what is recommended and not there',
      { supplier: {}, awards: [] },
      [
        ['MISSING_RECOMMENDED', 'supplier.name'],
        ['MISSING_RECOMMENDED', 'awards'],
      ],
    ],
    ['what only others need not have', { signedOn: undefined, draft: false }, [['MISSING_RECOMMENDED', 'signedOn']]],
    ['nothing of what it need not have', { signedOn: undefined, draft: true }, []],
    [
      'a day that has not come',
      { awards: [{ date: '2024-01-01' }, { date: '2025-01-02' }] },
      [['DATE_IN_FUTURE', 'awards.1.date', '2025-01-02']],
    ],
    ['no amount at all', { amount: '0' }, [['ZERO_AMOUNT', 'amount']]],
    ['less than nothing', { amount: '-5', awards: [{ value: '-7' }] }, [['NEGATIVE_AMOUNT', 'amount', '-5']]],
    ['toman', { amount: '500', tender: { value: '5000' } }, [['TOMAN_SUSPECTED', 'amount', 'tender.value']]],
  ])('tells %s', (_, content, expected) => expect(warned(content)).toEqual(expected));

  test('takes today for no day of the future', () => expect(warned({ signedOn: '2025-01-01' })).toEqual([]));
});

describe('likenessOf', () => {
  const like = (content: object) => likenessOf(rules, { ...whole, ...content });
  test('is the same for the same in other spelling, and another for anything else', () => {
    expect(like({ title: 'پارك' })).toBe(like({ title: 'پارک ' }));
    expect(new Set([like({}), like({ amount: '6' }), like({ supplier: {} }), like({ signedOn: '2024-01-02' })]).size).toBe(4);
  });
  test('is nothing where a field is missing, or nothing is alike', () => {
    expect(like({ amount: undefined })).toBeNull();
    expect(likenessOf({ ...rules, alike: [] }, whole)).toBeNull();
  });
});

test('every warning has its sentence in both languages', () => {
  for (const code of warningCodes) {
    const { en, fa } = describeWarning({ code, field: null, detail: 'x' });
    expect(en).toMatch(/^[A-Z].*\.$/);
    expect(fa).toMatch(/[آ-ی].*\.$/);
  }
});
