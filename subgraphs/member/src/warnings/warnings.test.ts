import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type MemberUnderTest, maragheh, memberUnderTest } from '../../test/memberUnderTest.ts';
import type { RejectedRow } from '../publish/Problem.ts';
import { publishContent, type WarnedRow } from '../publish/publishContent.ts';
import { publishFiles } from '../publish/publishFiles.ts';
import { doubtsOfRow } from './doubtsOfRow.ts';

const NOW = new Date('2024-06-01T12:00:00Z');
const CODE = '0013542419';

let member: MemberUnderTest;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shafaf-warnings-'));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  member = await memberUnderTest(async () => undefined);
});
afterEach(() => member.stop());

/** What nothing can be said against. */
const whole = (local: string, more: object = {}) => ({
  localId: local,
  content: {
    title: `قرارداد ${local}`,
    amount: '1000000000',
    signedOn: '2024-01-01',
    supplier: { name: 'شرکت عمران', nationalId: '10380284790' },
    tender: { procurementMethod: 'OPEN' },
    ...more,
  },
  place: undefined,
});
const publish = (...records: ReturnType<typeof whole>[]) =>
  publishContent(member.db, { category: 'contracts', member: maragheh.code, source: 'test', sourceHash: null, now: NOW }, records);
const warningsOf = async (local: string) =>
  (
    await member.ask('query ($id: ID!) { contract(id: $id) { warnings { code field message messageFa } } }', {
      id: `${maragheh.code}:contracts:${local}`,
    })
  ).data.contract.warnings;

describe('warnings', () => {
  test('are none where nothing is doubted', async () => {
    expect(await publish(whole('1'))).toMatchObject({ added: 1, warned: 0 });
    expect(await warningsOf('1')).toEqual([]);
  });

  test('are public in both languages, and of the newest revision; the earlier one keeps its own', async () => {
    expect(await publish(whole('1', { signedOn: '2024-07-01', amount: '0' }))).toMatchObject({ added: 1, warned: 1, rejected: 0 });
    expect(await warningsOf('1')).toEqual([
      {
        code: 'DATE_IN_FUTURE',
        field: 'signedOn',
        message: 'The day 2024-07-01 had not come yet when this was published.',
        messageFa: 'هنگام انتشار، روز 2024-07-01 هنوز نرسیده بود.',
      },
      { code: 'ZERO_AMOUNT', field: 'amount', message: 'The amount is zero.', messageFa: 'مبلغ صفر است.' },
    ]);
    expect(await publish(whole('1'))).toMatchObject({ changed: 1, warned: 0 });
    expect(await warningsOf('1')).toEqual([]);
    const kept = await member.db.selectFrom('revisions').select(['revision', 'warnings']).orderBy('revision').execute();
    expect(kept.map(({ revision, warnings }) => [revision, warnings.map(({ code }) => code)])).toEqual([
      [1, ['DATE_IN_FUTURE', 'ZERO_AMOUNT']],
      [2, []],
    ]);
  });

  test('name another record that says the same, of this publication or an earlier one, in whatever spelling', async () => {
    await publish(whole('1', { title: 'خرید كالا' }));
    await publish(whole('2', { title: 'خرید کالا' }), whole('3', { title: 'خرید  کالا' }), whole('4', { title: 'خرید کالا', amount: '2' }));
    const detail = async (local: string) =>
      (await warningsOf(local)).map(({ code, message }: { code: string; message: string }) => [code, message]);
    const same = (local: string) => [
      ['POSSIBLE_DUPLICATE', `Another record of this body says the same: ${maragheh.code}:contracts:${local}.`],
    ];
    expect(await detail('2')).toEqual(same('1'));
    expect(await detail('3')).toEqual(same('1'));
    expect(await detail('4')).toEqual([]);
    // Changed into the same as itself it is no other's.
    await publish(whole('1', { title: 'خرید كالا', description: 'x' }));
    expect((await detail('1'))[0]?.[0]).toBe('POSSIBLE_DUPLICATE');
  });

  test('doubt amounts a thousand times the usual, by what the body has published, or by the others that come with it', async () => {
    const many = (from: number) => Array.from({ length: 30 }, (_, i) => whole(`${from + i}`, { amount: String(1_000_000 + i) }));
    await publish(...many(0), whole('a', { amount: '1000000000' }), whole('b', { amount: '1100000000' }));
    expect(await warningsOf('a')).toEqual([]);
    expect(await warningsOf('b')).toMatchObject([{ code: 'UNUSUAL_AMOUNT', field: 'amount' }]);
    await publish(whole('c', { amount: '1000000' }), whole('d', { amount: '5000000000' }));
    expect(await warningsOf('c')).toEqual([]);
    expect(await warningsOf('d')).toMatchObject([{ code: 'UNUSUAL_AMOUNT' }]);
  });
});

describe('a file of records', () => {
  async function publishFile(name: string, text: string) {
    await writeFile(join(folder, name), text);
    const [rejected, warned]: [RejectedRow<unknown>[], WarnedRow<unknown>[]] = [[], []];
    const report = await publishFiles(member.db, {
      category: 'contracts',
      member: maragheh.code,
      files: [join(folder, name)],
      folder,
      now: NOW,
      onRejected: (row) => rejected.push(row),
      onWarned: (row) => warned.push(row),
    });
    return { report, rejected, warned };
  }
  const columnsOf = ({ problems }: RejectedRow<unknown>) => problems.map(({ column }) => column);

  test('with a column of national codes or birth dates loses the rows that have any, published or not', async () => {
    const { report, rejected } = await publishFile(
      'codes.csv',
      `id,title,کد ملی,تاریخ تولد\n1,a,${CODE},\n2,b,,۱۳۵۰/۱/۱\n3,c,10380284790,\n4,d,,\n`,
    );
    expect(report).toMatchObject({ rows: 4, added: 2, rejected: 2 });
    expect(rejected.map(columnsOf)).toEqual([['کد ملی'], ['تاریخ تولد']]);
    expect(rejected[0]?.problems[0]).toMatchObject({ value: '•••', reason: { fa: 'این کد ملی شخص است که هرگز منتشر نمی‌شود.' } });
  });

  test('loses rows whose names are national codes, and is told of numbers among words by row and column', async () => {
    const { report, rejected, warned } = await publishFile('texts.csv', `id,عنوان,پیمانکار\n1,a,${CODE}\n2,پرداخت به ${CODE},b\n`);
    expect(report).toMatchObject({ added: 1, rejected: 1 });
    expect(rejected.map(columnsOf)).toEqual([['پیمانکار']]);
    const [row] = warned;
    expect(row && doubtsOfRow(row).filter(({ code }) => code !== 'MISSING_RECOMMENDED')).toEqual([
      { code: 'PERSONAL_CODE_IN_TEXT', column: 'عنوان', says: expect.objectContaining({ fa: expect.stringContaining('کد ملی') }) },
    ]);
    // Not public: it would lead everybody there.
    expect(JSON.stringify(await warningsOf('2'))).not.toContain('PERSONAL');
    const kept = await member.db.selectFrom('publications').select(['notices', 'warned']).execute();
    expect(kept).toEqual([{ notices: [{ id: '2', row: 3, column: 'عنوان', code: 'PERSONAL_CODE_IN_TEXT' }], warned: 1 }]);
  });

  test('is looked at in JSON too, at every depth', async () => {
    const rows = [
      { id: '1', title: 'a', supplier: { name: 'b', nationalCode: CODE } },
      { id: '2', title: 'a', documents: [{ title: CODE, url: 'https://a.ir' }] },
      { id: '3', title: 'a' },
    ];
    const { report, rejected } = await publishFile('rows.json', JSON.stringify(rows));
    expect(report).toMatchObject({ added: 1, rejected: 2 });
    expect(rejected.map(columnsOf)).toEqual([['supplier.nationalCode'], ['documents.0.title']]);
  });
});
