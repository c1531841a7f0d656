import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { MemberKind } from '../MemberIdentity.ts';
import { methodHint } from './methodHint.ts';
import { ownThresholdTable, readThresholdTable } from './readThresholdTable.ts';
import { thresholdTable } from './ThresholdTable.ts';
import { thresholdClassOf } from './thresholdClassOf.ts';

const table = ownThresholdTable();
const explained = (...given: Parameters<typeof thresholdClassOf>) => {
  const found = thresholdClassOf(...given);
  return { ...found, ...found.explain() };
};
const classOf = (amount: string | null, fiscalYear: number | null, kind: MemberKind = 'COUNTY') =>
  explained({ amount, fiscalYear }, kind, table);

describe('thresholdClassOf', () => {
  test.each([
    ['0', 1402, 'SMALL'],
    ['1450000000', 1402, 'SMALL'],
    ['1450000001', 1402, 'MEDIUM'],
    ['14500000000', 1402, 'MEDIUM'],
    ['14500000001', 1402, 'LARGE'],
    ['2100000000', 1403, 'SMALL'],
    ['2100000001', 1403, 'MEDIUM'],
    ['21000000000', 1403, 'MEDIUM'],
    ['999999999999999999', 1403, 'LARGE'],
  ])('%s rial in %s is %s, and the thresholds are given with their source', (amount, year, expected) => {
    const found = classOf(amount, year);
    expect(found).toMatchObject({ class: expected, year, regime: { code: 'TENDERS_ACT' }, thresholds: { year } });
    expect(found.thresholds?.sourceEn).toContain(String(year));
  });

  test('the explanation names the amount, the limit, the year and the law in both languages', () => {
    const { explanationFa, explanationEn } = classOf('20000000000', 1402);
    expect(explanationEn).toBe(
      'Large: 20,000,000,000 rial is more than 14,500,000,000 rial, the limit of medium purchases in 1402 under the Tenders Act.',
    );
    for (const part of ['بزرگ', '۲۰٬۰۰۰٬۰۰۰٬۰۰۰ ریال', '۱۴٬۵۰۰٬۰۰۰٬۰۰۰ ریال', '۱۴۰۲', 'قانون برگزاری مناقصات'])
      expect(explanationFa).toContain(part);
  });

  test('what is not known is said, and nothing is concluded from other years or laws', () => {
    const unknown: [ReturnType<typeof classOf>, string][] = [
      [classOf('5', 1401), 'the thresholds of 1401 under the Tenders Act are not in the table'],
      [
        classOf('5', 1402, 'MUNICIPALITY'),
        'the thresholds of 1402 under the regulation on transactions of municipalities are not in the table',
      ],
      [classOf(null, 1402), "the contract's amount was not published"],
      [classOf('5', null), "the contract's fiscal year was not published"],
      [classOf('-5', 1402), 'is below nought'],
      [explained({ amount: '5', fiscalYear: 1402 }, 'COUNTY', { ...table, regimes: [] }), 'names no law'],
    ];
    for (const [found, words] of unknown) {
      expect(found.class).toBe('UNKNOWN');
      expect(found.explanationEn).toContain(words);
      expect(found.explanationFa).toMatch(/^نامعلوم: /);
    }
  });
});

describe('the table of thresholds', () => {
  test('holds the years whose figures were verified and no others', () => {
    expect(table.thresholds.map(({ regime, year, smallUpTo, mediumUpTo }) => [regime, year, smallUpTo, mediumUpTo])).toEqual([
      ['TENDERS_ACT', 1402, '1450000000', '14500000000'],
      ['TENDERS_ACT', 1403, '2100000000', '21000000000'],
    ]);
  });

  test('can be replaced by a file, of which every mistake is named by its place', () => {
    const folder = mkdtempSync(join(tmpdir(), 'thresholds-'));
    const file = join(folder, 'thresholds.json');
    try {
      writeFileSync(file, JSON.stringify({ ...table, thresholds: [{ ...table.thresholds[0], year: 1401 }] }));
      expect(readThresholdTable(file).thresholds).toMatchObject([{ year: 1401 }]);
      writeFileSync(file, '{');
      expect(() => readThresholdTable(file)).toThrow('cannot be read');
      writeFileSync(file, JSON.stringify({ ...table, thresholds: [{ ...table.thresholds[0], smallUpTo: '1.5' }] }));
      expect(() => readThresholdTable(file)).toThrow('thresholds[0].smallUpTo');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  const [first] = table.thresholds;
  const [act] = table.regimes;
  test.each([
    ['a year twice', { thresholds: [first, first] }, 'TENDERS_ACT 1402 stands twice'],
    ['a regime that is not described', { regimes: [] }, 'TENDERS_ACT is none of the regimes'],
    ['a regime twice', { regimes: [act, act] }, 'TENDERS_ACT stands twice'],
    ['a kind of body under two laws', { regimes: [act, { ...act, code: 'MUNICIPAL_REGULATION' }] }, 'GOVERNORATE is ruled twice'],
    ['limits the wrong way round', { thresholds: [{ ...first, mediumUpTo: '1450000000' }] }, 'must be more than smallUpTo'],
    ['another form', { form: 2 }, 'expected 1'],
  ])('refuses %s', (_what, change, message) => {
    const parsed = thresholdTable.safeParse({ ...table, ...change });
    expect(parsed.error?.issues.map((issue) => issue.message).join()).toContain(message);
  });
});

describe('methodHint', () => {
  test('asks for a reason where the method is less open than the class calls for, and for nothing else', () => {
    const hint = (
      found: 'SMALL' | 'MEDIUM' | 'LARGE' | 'UNKNOWN',
      method: 'OPEN' | 'SELECTIVE' | 'LIMITED' | 'DIRECT' | null,
      rationale = '',
    ) => methodHint({ class: found, method, rationale })?.code ?? null;
    expect([hint('SMALL', 'DIRECT'), hint('MEDIUM', 'LIMITED'), hint('LARGE', 'OPEN'), hint('LARGE', 'SELECTIVE')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect([hint('MEDIUM', 'DIRECT'), hint('LARGE', 'DIRECT'), hint('LARGE', 'LIMITED')]).toEqual([
      'DIRECT_ABOVE_SMALL',
      'DIRECT_ABOVE_SMALL',
      'LIMITED_FOR_LARGE',
    ]);
    expect([hint('UNKNOWN', 'DIRECT'), hint('LARGE', null), hint('LARGE', 'DIRECT', 'سیل')]).toEqual([null, null, null]);
  });
});
