import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type MemberUnderTest, maragheh, memberUnderTest } from '../../test/memberUnderTest.ts';
import { categories } from '../categories/categories.ts';
import { publishContent } from '../publish/publishContent.ts';
import { withdraw } from '../publish/withdraw.ts';

const on = (day: number) => new Date(Date.UTC(2025, 2, day, 8));
const HOLDINGS = `holdings { categories { category count sampleCount lastPublishedAt lastModifiedAt newestFiscalYear fields { field count } }
  coverage { complete asked answered } }`;
const QUESTION = `{ contracts(first: 1) { nodes { member { ${HOLDINGS} } } } }`;

let member: MemberUnderTest;
beforeAll(async () => {
  member = await memberUnderTest(async () => undefined);
  await publish(member, 1, {
    a: { title: 'الف', amount: '10', signedOn: '2024-05-01', fiscalYear: 1403, supplier: { name: 'ش', nationalId: '10380284790' } },
    b: { title: 'ب', amount: '0', tender: { procurementMethod: 'OPEN' }, documents: [{ url: 'https://example.ir/a' }] },
    c: { title: 'پ', supplier: { name: 'ش' }, sample: true, fiscalYear: 1404 },
    d: { title: 'ت', amount: '5', fiscalYear: 1405 },
  });
  await publish(member, 2, { b: { title: 'ب', amount: '1', tender: { title: 'م' } } });
  await withdraw(member.db, { member: maragheh.code, ids: [`${maragheh.code}:contracts:d`], reason: 'تکراری', now: on(3) });
});
afterAll(() => member.stop());

async function publish({ db }: MemberUnderTest, day: number, contents: Record<string, object>): Promise<void> {
  const records = Object.entries(contents).map(([localId, content]) => ({ localId, content, place: undefined }));
  await publishContent(db, { category: 'contracts', member: maragheh.code, source: 'x', sourceHash: null, now: on(day) }, records);
}

async function holdings() {
  const { data } = await member.ask(QUESTION);
  return data.contracts.nodes[0].member.holdings;
}

describe('holdings', () => {
  test('say of each category how much stands, since when, and how many records have each field that they should have', async () => {
    const { categories: found, coverage } = await holdings();
    expect(coverage).toEqual({ complete: true, asked: 1, answered: 1 });
    expect(found.map(({ category }: { category: string }) => category)).toEqual(categories.map(({ kind }) => kind.value));
    expect(found.find(({ category }: { category: string }) => category === 'CONTRACTS')).toEqual({
      category: 'CONTRACTS',
      count: 3,
      sampleCount: 1,
      lastPublishedAt: on(1).toISOString(),
      lastModifiedAt: on(2).toISOString(),
      newestFiscalYear: 1404,
      fields: [
        { field: 'amount', count: 2 },
        { field: 'signedOn', count: 1 },
        { field: 'supplier.name', count: 2 },
        { field: 'supplier.nationalId', count: 1 },
        { field: 'tender.procurementMethod', count: 0 },
      ],
    });
  });

  test('have every category, also one of which nothing was ever published', async () => {
    const { categories: found } = await holdings();
    const permits = found.find(({ category }: { category: string }) => category === 'PERMITS');
    expect(permits).toMatchObject({ count: 0, sampleCount: 0, lastPublishedAt: null, lastModifiedAt: null, newestFiscalYear: null });
    expect(permits.fields.every(({ count }: { count: number }) => count === 0)).toBe(true);
  });

  test('are worked out once for each publication, and not at each question', async () => {
    const other = await memberUnderTest(async () => undefined);
    try {
      const scansOf = async () => {
        const { statements, answer } = await other.statementsOf(QUESTION);
        const scans = statements.filter((each) => each.includes('filter (where') && each.includes('"contracts"'));
        const { categories: found } = answer.data.contracts.nodes[0].member.holdings;
        return { scans: scans.length, counted: found.find(({ category }: { category: string }) => category === 'CONTRACTS').count };
      };
      await publish(other, 1, { a: { title: 'الف' } });
      expect(await scansOf()).toEqual({ scans: 1, counted: 1 });
      expect(await scansOf()).toEqual({ scans: 0, counted: 1 });
      await publish(other, 2, { b: { title: 'ب' } });
      expect(await scansOf()).toEqual({ scans: 1, counted: 2 });
      expect(await scansOf()).toEqual({ scans: 0, counted: 2 });
    } finally {
      await other.stop();
    }
  });
});
