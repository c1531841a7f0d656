import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { jalaliOf } from '@shafaf/shared/calendar/jalaliOf';
import { isNationalId } from '@shafaf/shared/identifiers/isNationalId';
import { z } from 'zod';
import type { SampleBody } from '../../samples/SampleBody.ts';
import { contracts } from './contracts.ts';
import { sampleContracts } from './sampleContracts.ts';

const bodies: SampleBody[] = z
  .array(
    z.object({
      code: z.string(),
      kind: z.enum(['GOVERNORATE', 'COUNTY', 'MUNICIPALITY']),
      nameFa: z.string(),
      population: z.number().nullable().default(null),
    }),
  )
  .parse(JSON.parse(readFileSync(new URL('../../../../directory/data/east-azerbaijan-members.json', import.meta.url), 'utf8')));
const province = bodies.flatMap((body) => sampleContracts(body).map((sample) => ({ body, ...sample })));
const contents = province.map(({ content }) => content);

test('there are about 20,000 in the province, most at its largest bodies', () => {
  expect(province.length).toBeGreaterThan(19_000);
  expect(province.length).toBeLessThan(21_000);
  const counts = bodies
    .map((body) => ({ code: body.code, count: province.filter((sample) => sample.body === body).length }))
    .sort((a, b) => b.count - a.count);
  expect(
    counts
      .slice(0, 2)
      .map(({ code }) => code)
      .sort(),
  ).toEqual(['east-azerbaijan-governorate', 'tabriz-municipality']);
  expect(counts.at(-1)?.count).toBeGreaterThan(100);
});

test('they are the same at every call', () => {
  const [body] = bodies;
  if (body === undefined) throw new Error('the list of bodies is empty');
  expect(sampleContracts(body)).toEqual(sampleContracts(body));
});

test('each has the form of a published contract and says that it is a sample', () => {
  for (const content of contents) expect(contracts.content.parse(content).sample).toBe(true);
});

test('local ids are unique in a body', () => {
  for (const body of bodies) {
    const ids = sampleContracts(body).map(({ localId }) => localId);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test('suppliers are visibly invented, and their national ids valid but no real company’s', () => {
  for (const { supplier } of contents) {
    if (supplier === undefined) continue;
    expect(supplier.name).toMatch(/\(نمونه\)$/u);
    if (supplier.nationalId !== undefined)
      expect([supplier.nationalId.slice(0, 3), isNationalId(supplier.nationalId)]).toEqual(['990', true]);
  }
});

test('one national id stands for one name, and a large supplier works for many bodies', () => {
  const names = new Map<string, string>();
  const customers = new Map<string, Set<string>>();
  for (const { body, content } of province) {
    const id = content.supplier?.nationalId;
    if (id === undefined) continue;
    expect(names.get(id) ?? content.supplier?.name).toBe(content.supplier?.name);
    names.set(id, content.supplier?.name ?? '');
    customers.set(id, (customers.get(id) ?? new Set()).add(body.code));
  }
  expect(new Set(names.values()).size).toBe(names.size);
  expect(Math.max(...[...customers.values()].map((codes) => codes.size))).toBeGreaterThan(60);
});

test('amounts go from millions to trillions of rial, and days through the years 1396 to 1404', () => {
  const amounts = contents.flatMap(({ amount }) => (amount === undefined ? [] : [Number(amount)])).sort((a, b) => a - b);
  expect(amounts[0]).toBeLessThan(20_000_000);
  expect(amounts.at(-1)).toBeGreaterThan(10_000_000_000_000);
  expect(amounts.filter((amount) => amount >= 500_000_000_000).length).toBeGreaterThan(200);
  for (const { signedOn, fiscalYear } of contents) if (signedOn !== undefined) expect(jalaliOf(signedOn).year).toBe(fiscalYear);
  expect([...new Set(contents.map(({ fiscalYear }) => fiscalYear))]).toEqual([1396, 1397, 1398, 1399, 1400, 1401, 1402, 1403, 1404]);
});

test('some lack an amount, a day or a supplier, as in real registers', () => {
  for (const field of ['amount', 'signedOn', 'supplier'] as const) {
    const missing = contents.filter((content) => content[field] === undefined).length;
    expect([field, missing > 50 && missing < 600]).toEqual([field, true]);
  }
});
