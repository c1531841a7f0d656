import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { connect } from '@shafaf/shared/database/connect';
import { type Kysely, sql } from 'kysely';
import { createMemberDatabase, type TestDatabase } from '../../../../test/testDatabase.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { type PublicationRequest, publishContent, type RecordToPublish } from './publishContent.ts';
import { withdraw } from './withdraw.ts';

let database: TestDatabase;
let db: Kysely<MemberDatabase>;

beforeAll(async () => {
  database = await createMemberDatabase();
  db = connect<MemberDatabase>(database.url);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

let prefix = 0;
beforeEach(() => {
  prefix++;
});
/** An id that no other test uses. */
const own = (name: string) => `t${prefix}-${name}`;
const record = (name: string, content: object = {}): RecordToPublish => ({
  localId: own(name),
  content: { title: `قرارداد ${name}`, amount: '100', ...content },
  place: undefined,
});
const publish = (records: RecordToPublish[], more: Partial<PublicationRequest<undefined>> = {}) =>
  publishContent(db, { category: 'contracts', member: 'ahar-municipality', source: 'test', sourceHash: null, ...more }, records);
const idOf = (name: string) => `ahar-municipality:contracts:${own(name)}`;
const row = (name: string) => db.selectFrom('contracts').selectAll().where('id', '=', idOf(name)).executeTakeFirst();
const revisions = (name: string) =>
  db.selectFrom('revisions').selectAll().where('record_id', '=', idOf(name)).orderBy('revision').execute();

describe('publishing', () => {
  test('a new record becomes revision 1 and is there with all its columns', async () => {
    const result = await publish([record('a', { supplier: { nationalId: '10380284790', name: 'شركت الف' }, signedOn: '2024-05-01' })], {
      now: new Date('2025-01-01T00:00:00.123Z'),
    });
    expect(result).toEqual({ added: 1, changed: 0, unchanged: 0, rejected: 0, warned: 1, published: true });
    expect(await row('a')).toMatchObject({
      title: 'قرارداد a',
      amount: '100',
      signed_on: '2024-05-01',
      supplier_national_id: '10380284790',
      documents: [],
      revision: 1,
      sample: false,
      published_at: new Date('2025-01-01T00:00:00.123Z'),
      withdrawn_at: null,
    });
    expect(await revisions('a')).toMatchObject([{ revision: 1, content: { title: 'قرارداد a', supplier: { nationalId: '10380284790' } } }]);
  });

  test('the same again changes nothing', async () => {
    await publish([record('a'), record('b')]);
    const before = [await row('a'), await revisions('a')];
    expect(await publish([record('a'), record('b')])).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    expect([await row('a'), await revisions('a')]).toEqual(before);
  });

  test('a difference makes a revision, and the first publication keeps its time', async () => {
    await publish([record('a')], { now: new Date('2025-01-01') });
    expect(await publish([record('a', { amount: '200' })], { now: new Date('2025-02-01') })).toMatchObject({ changed: 1 });
    expect(await row('a')).toMatchObject({
      amount: '200',
      revision: 2,
      published_at: new Date('2025-01-01'),
      modified_at: new Date('2025-02-01'),
    });
    expect((await revisions('a')).map(({ content }) => content)).toMatchObject([{ amount: '100' }, { amount: '200' }]);
  });

  test('a sample never replaces a real record, but a real one replaces a sample', async () => {
    await publish([record('real'), record('sample', { sample: true })]);
    const rejected: unknown[] = [];
    expect(
      await publish([record('real', { sample: true, amount: '7' })], { onRejected: (found) => void rejected.push(found) }),
    ).toMatchObject({ rejected: 1, changed: 0 });
    expect(rejected).toMatchObject([
      { problems: [{ value: own('real'), reason: { en: 'A real record has this id, and a sample never replaces one.' } }] },
    ]);
    expect(await row('real')).toMatchObject({ sample: false, amount: '100' });
    expect(await publish([record('sample')])).toMatchObject({ changed: 1 });
    expect(await row('sample')).toMatchObject({ sample: false, revision: 2 });
  });

  test.each([100_000, 1_500, 0])('an id that comes twice is rejected the second time, with %i ids in memory', async (idsInMemory) => {
    const many = Array.from({ length: 2_100 }, (_, i) => record(`n${i}`));
    const result = await publish(
      [...many.slice(0, 5), record('n2', { amount: '5' }), ...many.slice(5), record('n1', { amount: '5' }), record('n2050')],
      {
        idsInMemory,
      },
    );
    expect(result).toMatchObject({ added: 2_100, rejected: 3 });
    expect(await row('n1')).toMatchObject({ amount: '100', revision: 1 });
  });

  test('nothing is kept in a dry run, nor when a row is rejected and all or nothing was asked for', async () => {
    expect(await publish([record('a')], { dryRun: true })).toEqual({
      added: 1,
      changed: 0,
      unchanged: 0,
      rejected: 0,
      warned: 1,
      published: false,
    });
    expect(await publish([record('a'), record('b', { title: '' })], { allOrNothing: true })).toEqual({
      added: 1,
      changed: 0,
      unchanged: 0,
      rejected: 1,
      warned: 1,
      published: false,
    });
    expect(await row('a')).toBeUndefined();
    expect(await publish([record('a')], { allOrNothing: true })).toMatchObject({ added: 1, published: true });
  });

  test('readers see nothing until it is all there, and a failure leaves nothing', async () => {
    async function* failing() {
      for (let i = 0; i < 1_500; i++) yield record(`n${i}`);
      expect(await row('n1')).toBeUndefined();
      throw new Error('the file ended in the middle');
    }
    await expect(
      publishContent(db, { category: 'contracts', member: 'ahar-municipality', source: 'test', sourceHash: null }, failing()),
    ).rejects.toThrow('the file ended in the middle');
    expect(await row('n1')).toBeUndefined();
  });

  test('an abort leaves nothing', async () => {
    const abort = new AbortController();
    function* records() {
      for (let i = 0; i < 3_000; i++) {
        if (i === 2_500) abort.abort(new Error('stopped by hand'));
        yield record(`n${i}`);
      }
    }
    await expect(
      publishContent(
        db,
        { category: 'contracts', member: 'ahar-municipality', source: 'test', sourceHash: null, signal: abort.signal },
        records(),
      ),
    ).rejects.toThrow('stopped by hand');
    expect(await row('n1')).toBeUndefined();
  });

  test('two publishers at once lose and double nothing', async () => {
    const records = (amount: number) => Array.from({ length: 1_200 }, (_, i) => record(`n${i}`, { amount: String(amount) }));
    let waited = 0;
    const results = await Promise.all([1, 2, 3].map((amount) => publish(records(amount), { onWaiting: () => waited++ })));
    expect(results.map(({ added }) => added).sort()).toEqual([0, 0, 1_200]);
    expect(results.map(({ changed }) => changed).sort()).toEqual([0, 1_200, 1_200]);
    expect(waited).toBeGreaterThan(0);
    const { rows } = await sql<{
      revisions: number;
      newest: number;
    }>`select count(*)::int as revisions, count(distinct amount)::int as newest
      from revisions join contracts on id = record_id where starts_with(record_id, ${`ahar-municipality:contracts:t${prefix}-n`})`.execute(
      db,
    );
    expect(rows).toEqual([{ revisions: 3_600, newest: 1 }]);
  });

  test('each publication is on record', async () => {
    await publish([record('a'), record('b', { title: '' })], { source: own('file.csv'), sourceHash: 'abc' });
    expect(await db.selectFrom('publications').selectAll().where('source', '=', own('file.csv')).execute()).toMatchObject([
      { category: 'contracts', source_hash: 'abc', added: 1, changed: 0, unchanged: 0, rejected: 1, finished_at: expect.any(Date) },
    ]);
  });
});

describe('a record that cannot be published', () => {
  test.each([
    ['without an id', { localId: ' ', content: { title: 'x' } }, 'id', 'This is required and is empty.'],
    ['with an endless id', { localId: 'x'.repeat(501), content: { title: 'x' } }, 'id', 'It has 501 characters; at most 500 are taken.'],
    [
      'with NUL in its id',
      { localId: 'a\0b', content: { title: 'x' } },
      'id',
      'It holds a NUL or half a character, which no database text can hold.',
    ],
    ['without a title', { localId: 'a', content: {} }, 'title', 'This is required and is empty.'],
    ['with NUL inside', { localId: 'a', content: { title: 'x', awards: [{ title: 'a\0' }] } }, 'awards.0.title', 'It holds a NUL'],
    ['with half a character', { localId: 'a', content: { title: 'x\ud83d' } }, 'title', 'It holds a NUL or half a character'],
    ['with a foreign key', { localId: 'a', content: { title: 'x', price: 1 } }, null, 'This cannot be taken: Unrecognized key: "price".'],
    [
      'that is no object',
      { localId: 'a', content: 'junk' },
      null,
      'This cannot be taken: Invalid input: expected object, received string.',
    ],
    ['with a fraction of a rial', { localId: 'a', content: { title: 'x', amount: '1.5' } }, 'amount', 'a whole number of rial'],
  ])('%s is rejected by name', async (_, bad, column, reason) => {
    const rejected: unknown[] = [];
    const result = await publish([{ ...bad, place: undefined }], { onRejected: (found) => void rejected.push(found) });
    expect(result).toMatchObject({ added: 0, rejected: 1 });
    expect(rejected).toMatchObject([{ problems: [{ column, reason: { en: expect.stringContaining(reason) } }] }]);
  });

  test('a backslash before u0000 is plain text', async () => {
    expect(await publish([record('a', { title: '\\u0000 and \\ud83d' })])).toMatchObject({ added: 1 });
    expect(await row('a')).toMatchObject({ title: '\\u0000 and \\ud83d' });
  });
});

describe('withdrawing', () => {
  const bury = (names: string[], reason = 'ثبت اشتباه', more = {}) =>
    withdraw(db, { member: 'ahar-municipality', ids: names.map(idOf), reason, ...more });

  test('leaves a tombstone with the reason, and publishing again makes the record stand again', async () => {
    await publish([record('a'), record('b')]);
    expect(await bury(['a'], ' ثبت اشتباه ', { now: new Date('2025-03-01') })).toEqual({ withdrawn: [idOf('a')], already: [] });
    expect(await row('a')).toMatchObject({ revision: 2, withdrawn_at: new Date('2025-03-01'), withdrawal_reason: 'ثبت اشتباه' });
    expect(await revisions('a')).toMatchObject([{ revision: 1 }, { revision: 2, content: null, withdrawal_reason: 'ثبت اشتباه' }]);
    expect(await publish([record('a'), record('b')])).toMatchObject({ changed: 1, unchanged: 1 });
    expect(await row('a')).toMatchObject({ revision: 3, withdrawn_at: null, withdrawal_reason: null });
  });

  test('twice keeps the first reason', async () => {
    await publish([record('a')]);
    await bury(['a'], 'first');
    expect(await bury(['a'], 'second')).toEqual({ withdrawn: [], already: [idOf('a')] });
    expect(await row('a')).toMatchObject({ revision: 2, withdrawal_reason: 'first' });
  });

  test.each([
    ['without a reason', ['ahar-municipality:contracts:x'], ' ', 'A withdrawal needs a reason, which the public will read.'],
    ['without ids', [], 'r', 'No id was given to withdraw.'],
    ['of what is no id', ['x'], 'r', '"x" is not a record\'s id, such as "ahar-municipality:contracts:1402-118".'],
    ['of an unknown category', ['ahar-municipality:toString:x'], 'r', '"ahar-municipality:toString:x" is not a record\'s id'],
    [
      'of another member',
      ['tabriz-municipality:contracts:x'],
      'r',
      '"tabriz-municipality:contracts:x" is a record of tabriz-municipality, not of ahar-municipality.',
    ],
    [
      'of nothing',
      ['ahar-municipality:contracts:none'],
      'r',
      'There is no record "ahar-municipality:contracts:none"; nothing was withdrawn.',
    ],
  ])('%s is refused', async (_, ids, reason, message) => {
    await expect(withdraw(db, { member: 'ahar-municipality', ids, reason })).rejects.toThrow(message);
  });

  test('withdraws all or none', async () => {
    await publish([record('a')]);
    await expect(bury(['a', 'missing'])).rejects.toThrow('nothing was withdrawn');
    expect(await row('a')).toMatchObject({ withdrawn_at: null });
  });
});
