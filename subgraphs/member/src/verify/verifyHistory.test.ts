import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from '@shafaf/shared/database/connect';
import { type Kysely, sql } from 'kysely';
import { createMemberDatabase, type TestDatabase } from '../../../../test/testDatabase.ts';
import { insertContracts } from '../../test/insertContracts.ts';
import { categories } from '../categories/categories.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { publishContent } from '../publish/publishContent.ts';
import { upsertRows } from '../publish/upsertRows.ts';
import { withdraw } from '../publish/withdraw.ts';
import type { Finding } from './Finding.ts';
import { recordOfRevisions, type StoredRevision } from './recordOfRevisions.ts';
import { rowOf, verifyHistory } from './verifyHistory.ts';

const member = 'ahar-municipality';
const body = { code: member, nameFa: 'شهرداری اهر', kind: 'MUNICIPALITY' as const, population: 100_000 };

let database: TestDatabase;
let db: Kysely<MemberDatabase>;
beforeAll(async () => {
  database = await createMemberDatabase();
  db = connect<MemberDatabase>(database.url, { max: 2 });
  await liveThrough(db);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

/** Everything that can happen to records, in every category that there is. */
async function liveThrough(on: Kysely<MemberDatabase>): Promise<void> {
  for (const category of categories) {
    const samples = category.samples(body).slice(0, 25);
    const request = { category: category.name, member, source: 'samples', sourceHash: null };
    const records = samples.map((sample) => ({ ...sample, place: undefined }));
    const changed = samples.map(({ localId, content }) => ({
      localId,
      content: Object.assign({}, content, { title: `${localId} دیگر` }),
      place: undefined,
    }));
    await publishContent(on, request, records);
    await publishContent(on, request, records);
    await publishContent(on, { ...request, dryRun: true }, changed);
    await publishContent(on, { ...request, allOrNothing: true }, [...changed, { localId: '', content: {}, place: undefined }]);
    const third = Math.ceil(samples.length / 3);
    await publishContent(on, request, changed.slice(0, 2 * third));
    const ids = samples.slice(0, third).map(({ localId }) => `${member}:${category.name}:${localId}`);
    await withdraw(on, { member, ids, reason: 'آزمایشی' });
    await publishContent(on, request, changed.slice(0, Math.ceil(third / 2)));
  }
}

async function findings(on: Kysely<MemberDatabase>): Promise<Finding[]> {
  const found: Finding[] = [];
  const { findings: count } = await verifyHistory(on, (finding) => found.push(finding));
  expect(count).toBe(found.length);
  return found;
}

/** Does what the software never does, sees what is said of it, and takes it back. */
async function spoiled(spoil: (on: Kysely<MemberDatabase>) => Promise<unknown>): Promise<Finding[]> {
  const own = await createMemberDatabase();
  const on = connect<MemberDatabase>(own.url, { max: 2 });
  try {
    await publishContent(on, { category: 'contracts', member, source: 'x', sourceHash: null }, [
      { localId: '1', content: { title: 'الف', amount: '10' }, place: undefined },
      { localId: '2', content: { title: 'ب' }, place: undefined },
    ]);
    await withdraw(on, { member, ids: [`${member}:contracts:2`], reason: 'تکراری' });
    await spoil(on);
    return await findings(on);
  } finally {
    await on.destroy();
    await own.drop();
  }
}
/** As the owner of a database can who means to. */
const unguarded = (on: Kysely<MemberDatabase>, change: ReturnType<typeof sql>) =>
  on.transaction().execute(async (transaction) => {
    await sql`alter table revisions disable trigger revisions_stand`.execute(transaction);
    await change.execute(transaction);
    await sql`alter table revisions enable trigger revisions_stand`.execute(transaction);
  });

describe('published data', () => {
  test('is all there, and just so, after everything that can happen to it', async () => {
    const found: Finding[] = [];
    const { records, revisions } = await verifyHistory(db, (finding) => found.push(finding));
    expect(found).toEqual([]);
    expect(records).toBe(categories.reduce((sum, category) => sum + Math.min(25, category.samples(body).length), 0));
    expect(revisions).toBeGreaterThan(records);
  });

  test.each(['revisions', 'publications'])('is refused to be changed or deleted in %s by the database itself', async (table) => {
    const change = table === 'revisions' ? sql`update revisions set content_hash = ''` : sql`update publications set added = 0`;
    for (const statement of [change, sql`delete from ${sql.table(table)}`, sql`truncate ${sql.table(table)} cascade`])
      await expect(statement.execute(db)).rejects.toThrow(/never changed or deleted/);
  });

  test('is never deleted, nor any revision changed, by publishing, publishing again, failing, withdrawing or coming back', async () => {
    const own = await createMemberDatabase();
    const on = connect<MemberDatabase>(own.url, { max: 2 });
    try {
      await sql`create function refuse_in_test() returns trigger language plpgsql as $$ begin raise exception 'deleted'; end $$`.execute(
        on,
      );
      for (const { table } of categories)
        await sql`create trigger refuse_in_test before delete or truncate on ${sql.table(table)} for each statement execute function refuse_in_test()`.execute(
          on,
        );
      await liveThrough(on);
    } finally {
      await on.destroy();
      await own.drop();
    }
  });

  test('can be rebuilt from the revisions alone: tables that were lost come back the same', async () => {
    const own = await createMemberDatabase();
    const on = connect<MemberDatabase>(own.url, { max: 2 });
    try {
      await liveThrough(on);
      for (const category of categories) {
        const contents = async () => (await sql`select * from ${sql.table(category.table)} order by id`.execute(on)).rows;
        const before = await contents();
        await sql`truncate ${sql.table(category.table)}`.execute(on);
        expect((await findings(on)).every(({ what }) => what === 'ROW_MISSING')).toBe(true);
        const { rows } =
          await sql<StoredRevision>`select * from revisions where category = ${category.name} order by record_id, revision`.execute(on);
        const records = new Map<string, StoredRevision[]>();
        for (const row of rows) records.set(row.record_id, [...(records.get(row.record_id) ?? []), row]);
        const rebuilt = [...records.values()].flatMap((revisions) => {
          const { record } = recordOfRevisions(revisions);
          return record === null ? [] : [rowOf(category, record)];
        });
        await upsertRows(on, category, rebuilt);
        expect(await contents()).toEqual(before);
      }
      expect(await findings(on)).toEqual([]);
    } finally {
      await on.destroy();
      await own.drop();
    }
  });
});

describe('what is not as it was published is named', () => {
  const id = (localId: string) => `${member}:contracts:${localId}`;

  test('a row that says something else', async () => {
    expect(await spoiled((on) => sql`update contracts set amount = 11, title = 'ج' where id = ${id('1')}`.execute(on))).toEqual([
      { what: 'ROW_DIFFERS', id: id('1'), detail: 'The table contracts has other values of title, amount than its newest revision gives.' },
    ]);
  });

  test('a withdrawal that was undone in the table alone', async () => {
    expect(await spoiled((on) => sql`update contracts set withdrawn_at = null where id = ${id('2')}`.execute(on))).toMatchObject([
      { what: 'ROW_DIFFERS', id: id('2'), detail: expect.stringContaining('withdrawn_at') },
    ]);
  });

  test('a row that is gone, and one that nothing made', async () => {
    expect(await spoiled((on) => sql`delete from contracts where id = ${id('1')}`.execute(on))).toMatchObject([
      { what: 'ROW_MISSING', id: id('1') },
    ]);
    expect(await spoiled((on) => insertContracts(on, member, [{ localId: '9' }]))).toMatchObject([
      { what: 'ROW_WITHOUT_HISTORY', id: id('9') },
    ]);
  });

  test('a content that was changed together with its row, and a revision that is gone', async () => {
    const found = await spoiled(async (on) => {
      await unguarded(on, sql`update revisions set content = jsonb_set(content, '{amount}', '"99"') where record_id = ${id('1')}`);
      await sql`update contracts set amount = 99 where id = ${id('1')}`.execute(on);
    });
    expect(found).toMatchObject([
      { what: 'CONTENT', id: id('1'), detail: expect.stringContaining('The content of revision 1 has the hash') },
    ]);
    expect(await spoiled((on) => unguarded(on, sql`delete from revisions where record_id = ${id('2')} and revision = 1`))).toMatchObject([
      { what: 'CHAIN', id: id('2'), detail: 'Revision 1 is missing before revision 2.' },
      { what: 'CHAIN', id: id('2'), detail: 'Revision 2 withdraws what was never published.' },
    ]);
  });

  test('a database that no longer guards its history', async () => {
    expect(await spoiled((on) => sql`drop trigger publications_stand on publications`.execute(on))).toMatchObject([
      { what: 'UNGUARDED', id: null },
    ]);
    expect(await spoiled((on) => sql`alter table revisions disable trigger all`.execute(on))).toMatchObject([
      { what: 'UNGUARDED', detail: expect.stringContaining('revisions_stand') },
    ]);
  });
});
