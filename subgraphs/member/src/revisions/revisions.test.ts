import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Kysely } from 'kysely';
import { type MemberUnderTest, maragheh, memberUnderTest } from '../../test/memberUnderTest.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { publishContent } from '../publish/publishContent.ts';
import { withdraw } from '../publish/withdraw.ts';

const id = (localId: string, category = 'contracts') => `${maragheh.code}:${category}:${localId}`;
const on = (day: number) => new Date(Date.UTC(2025, 2, day, 8));

let member: MemberUnderTest;
beforeAll(async () => {
  member = await memberUnderTest(fill);
});
afterAll(() => member.stop());

async function publish(db: Kysely<MemberDatabase>, day: number, contents: Record<string, object>, category = 'contracts') {
  const records = Object.entries(contents).map(([localId, content]) => ({ localId, content, place: undefined }));
  const result = await publishContent(
    db,
    { category, member: maragheh.code, source: `${day}.csv`, sourceHash: 'ab', now: on(day) },
    records,
  );
  expect(result.rejected).toBe(0);
}

async function fill(db: Kysely<MemberDatabase>): Promise<void> {
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`many-${n}`, { title: `قرارداد ${n}`, fiscalYear: 1400 }]));
  const first = { title: 'احداث پارک', amount: '1000', tender: { value: '900' } };
  await publish(db, 1, { a: first, b: { title: 'ب' }, c: { title: 'پ', description: 'x' }, ...many });
  await publish(db, 2, { a: { ...first, amount: '1200', tender: { value: '950', procurementMethod: 'OPEN' } } });
  await withdraw(db, { member: maragheh.code, ids: [id('a')], reason: 'اشتباه در مبلغ', now: on(3) });
  await publish(db, 4, { a: { ...first, amount: '1250' }, c: { title: 'پ', description: 'y'.repeat(20_000) } });
  await withdraw(db, { member: maragheh.code, ids: [id('b')], reason: 'تکراری', now: on(5) });
}

const HISTORY = `revisions { number publishedAt status contentHash withdrawal { at reason } changes { field before after withheld } content
  publication { id category source sourceHash startedAt finishedAt added changed unchanged rejected withdrawn } }`;

describe('revisions', () => {
  test('tell newest first what a record was, what changed field by field, and by which publication', async () => {
    const { data } = await member.ask(`{ contract(id: "${id('a')}") { revision contentHash ${HISTORY} } }`);
    const [fourth, third, second, first] = data.contract.revisions;
    expect(data.contract).toMatchObject({ revision: 4, contentHash: fourth.contentHash });
    expect(fourth).toMatchObject({
      number: 4,
      status: 'PUBLISHED',
      withdrawal: null,
      publishedAt: on(4).toISOString(),
      publication: { category: 'CONTRACTS', source: '4.csv', sourceHash: 'ab', changed: 2, added: 0, startedAt: on(4).toISOString() },
      changes: [
        { field: 'amount', before: '"1200"', after: '"1250"', withheld: null },
        { field: 'tender.procurementMethod', before: '"OPEN"', after: null, withheld: null },
        { field: 'tender.value', before: '"950"', after: '"900"', withheld: null },
      ],
    });
    expect(third).toMatchObject({
      number: 3,
      status: 'WITHDRAWN',
      withdrawal: { at: on(3).toISOString(), reason: 'اشتباه در مبلغ' },
      contentHash: second.contentHash,
      content: null,
      changes: [],
      publication: { source: 'withdrawal', sourceHash: null, withdrawn: 1 },
    });
    expect(second).toMatchObject({
      number: 2,
      changes: [
        { field: 'amount', before: '"1000"', after: '"1200"', withheld: null },
        { field: 'tender.procurementMethod', before: null, after: '"OPEN"', withheld: null },
        { field: 'tender.value', before: '"900"', after: '"950"', withheld: null },
      ],
    });
    expect(first).toMatchObject({ number: 1, changes: [], publication: { id: `${maragheh.code}:publications:1`, added: 33 } });
  });

  test('give the content whose hash they name', async () => {
    const { data } = await member.ask(`{ contract(id: "${id('a')}") { revisions { content contentHash } } }`);
    const [fourth, , second] = data.contract.revisions;
    for (const each of [fourth, second]) expect(createHash('sha256').update(each.content).digest('hex')).toBe(each.contentHash);
    expect(JSON.parse(second.content)).toMatchObject({ title: 'احداث پارک', amount: '1200' });
  });

  test('are there for a withdrawn record too, by its id', async () => {
    const { data } = await member.ask(
      `{ node(id: "${id('b')}") { ... on Disclosure { status revisions { number status withdrawal { reason } } } } }`,
    );
    expect(data.node).toEqual({
      status: 'WITHDRAWN',
      revisions: [
        { number: 2, status: 'WITHDRAWN', withdrawal: { reason: 'تکراری' } },
        { number: 1, status: 'PUBLISHED', withdrawal: null },
      ],
    });
  });

  test('come in pages, by the number of the last one', async () => {
    const numbers = async (given: string) => {
      const { data } = await member.ask(`{ contract(id: "${id('a')}") { revisions(${given}) { number changes { field } } } }`);
      return data.contract.revisions.map((each: { number: number }) => each.number);
    };
    expect(await numbers('first: 2')).toEqual([4, 3]);
    expect(await numbers('first: 2, before: 3')).toEqual([2, 1]);
    expect(await numbers('first: 2, before: 1')).toEqual([]);
    expect(await numbers('first: 0')).toEqual([]);
    expect(await numbers('first: -1')).toEqual([]);
    expect(await numbers('first: 1000000')).toEqual([4, 3, 2, 1]);
  });

  test('a page of records takes one statement for all their revisions', async () => {
    const { statements, answer } = await member.statementsOf(`{ contracts(first: 30) { nodes { id ${HISTORY} } } }`);
    expect(answer.data.contracts.nodes).toHaveLength(30);
    expect(answer.data.contracts.nodes.every((node: { revisions: unknown[] }) => node.revisions.length > 0)).toBe(true);
    expect(statements).toHaveLength(2);
  });

  test('what is not asked for is not read: without changes and content, no content', async () => {
    const { statements } = await member.statementsOf(`{ contracts(first: 2) { nodes { revisions { number publication { source } } } } }`);
    expect(statements[1]).not.toMatch(/r\.content,|redactions/);
  });

  test('a value that is very long is withheld from the changes, and stands in the content', async () => {
    const { data } = await member.ask(`{ contract(id: "${id('c')}") { ${HISTORY} } }`);
    const [second] = data.contract.revisions;
    expect(second.changes).toEqual([{ field: 'description', before: null, after: null, withheld: 'TOO_LONG' }]);
    expect(JSON.parse(second.content).description).toHaveLength(20_000);
  });
});

describe('what a body left out or masked', () => {
  const secret = 'نام محرمانه';

  test('does not show in the revisions before, neither as a change nor in the content', async () => {
    const redactions = [{ field: 'tender.title', legalArticle: 'ماده ۱۴' }];
    await publish(member.db, 10, { r: { title: 'ر', tender: { title: secret, value: '1' } } });
    await publish(member.db, 11, { r: { title: 'ر۲', tender: { title: secret, value: '2' } } });
    await publish(member.db, 12, { r: { title: 'ر۲', tender: { value: '2' }, redactions } });
    // The redaction is no longer spoken of once the whole tender is gone, and holds nevertheless.
    await publish(member.db, 13, { r: { title: 'ر۲' } });
    const { data } = await member.ask(`{ contract(id: "${id('r')}") { ${HISTORY} } }`);
    expect(JSON.stringify(data)).not.toContain(secret);
    const [fourth, third, second, first] = data.contract.revisions;
    expect([first.content, second.content]).toEqual([null, null]);
    expect(JSON.parse(third.content)).toMatchObject({ redactions });
    expect(JSON.parse(fourth.content)).toMatchObject({ title: 'ر۲' });
    expect(second.changes).toEqual([
      { field: 'tender.value', before: '"1"', after: '"2"', withheld: null },
      { field: 'title', before: '"ر"', after: '"ر۲"', withheld: null },
    ]);
    expect(third.changes).toContainEqual({ field: 'tender.title', before: null, after: null, withheld: 'REDACTED' });
  });

  test('nor does what is masked when it is published', async () => {
    const holder = { kind: 'NATURAL', name: 'محرمعلی محرمانی' };
    await publish(member.db, 14, { p: { title: 'پروانه', holder, fee: '10' } }, 'permits');
    await publish(member.db, 15, { p: { title: 'پروانه', holder: { ...holder, name: 'صادق محرمانی' }, fee: '11' } }, 'permits');
    const { data } = await member.ask(`{ permit(id: "${id('p', 'permits')}") { ${HISTORY} } }`);
    expect(JSON.stringify(data)).not.toMatch(/محرم|صادق/);
    expect(data.permit.revisions[0].changes).toContainEqual({ field: 'fee', before: '"10"', after: '"11"', withheld: null });
    expect(data.permit.revisions[0].content).toMatch(/NATURAL/);
  });
});
