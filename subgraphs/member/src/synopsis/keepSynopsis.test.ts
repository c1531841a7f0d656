import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from '@shafaf/shared/database/connect';
import { hashOf, mayHold } from '@shafaf/shared/synopsis/BloomFilter';
import { synopsisForm } from '@shafaf/shared/synopsis/Synopsis';
import { type Kysely, sql } from 'kysely';
import { createMemberDatabase, type TestDatabase } from '../../../../test/testDatabase.ts';
import { SUPPLIERS } from '../../test/manyContracts.ts';
import { maragheh } from '../../test/memberUnderTest.ts';
import { type SeededRandom, seededRandom } from '../../test/seededRandom.ts';
import { categories } from '../categories/categories.ts';
import type { ContractContentInput } from '../categories/contracts/contractAttributes.ts';
import { contracts as category } from '../categories/contracts/contracts.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { type PublicationRequest, publishContent } from '../publish/publishContent.ts';
import { withdraw } from '../publish/withdraw.ts';
import { makeParts } from './makeParts.ts';
import { rowsOf, type SynopsisParts, synopsisOf } from './SynopsisParts.ts';
import { SynopsisReader } from './SynopsisReader.ts';
import { synopsisLimits } from './synopsisLimits.ts';
import { comparable, plainSynopsis } from './testing/plainSynopsis.ts';

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

const MEMBER = maragheh.code;
const publish = (contracts: Record<string, ContractContentInput>, more: Partial<PublicationRequest> = {}, on = db) =>
  publishContent(
    on,
    { category: 'contracts', member: MEMBER, source: 'test', sourceHash: null, ...more },
    Object.entries(contracts).map(([localId, content]) => ({ localId, content, place: undefined })),
  );
const bury = (localIds: string[], on = db) =>
  withdraw(on, { member: MEMBER, ids: localIds.map((localId) => `${MEMBER}:contracts:${localId}`), reason: 'ثبت اشتباه' });
const whole = (on = db) => new SynopsisReader(on, maragheh).synopsis();
const contractsOf = async (on = db) => (await whole(on)).categories.contracts;

/** A fresh database for what must not see others' rows. */
async function withDatabase(act: (on: Kysely<MemberDatabase>) => Promise<void>): Promise<void> {
  const own = await createMemberDatabase();
  const on = connect<MemberDatabase>(own.url);
  try {
    await act(on);
  } finally {
    await on.destroy();
    await own.drop();
  }
}

function randomContract(random: SeededRandom, name: string): ContractContentInput {
  const year = 1398 + random.whole(4);
  return {
    title: `قرارداد ${name}`,
    sample: random.chance(0.3),
    ...(random.chance(0.9) && { fiscalYear: year }),
    ...(random.chance(0.9) && { amount: random.pick(['0', '7', '-12', '999', '1000', '523000000', '999999999999999999', '100000000']) }),
    ...(random.chance(0.9) && { signedOn: `${year + 621}-0${1 + random.whole(9)}-1${random.whole(10)}` }),
    ...(random.chance(0.7) && { tender: { procurementMethod: random.pick(['OPEN', 'SELECTIVE', 'LIMITED', 'DIRECT']) } }),
    ...(random.chance(0.6) && { supplier: { nationalId: random.pick(SUPPLIERS) } }),
  };
}

async function expectTrue(on = db): Promise<void> {
  const synopsis = synopsisForm.parse(JSON.parse(JSON.stringify(await whole(on))));
  const contracts = synopsis.categories.contracts;
  if (contracts === undefined) throw new Error('no contracts');
  expect(comparable(contracts)).toEqual(await plainSynopsis(on));
  const { rows } = await sql<{ suppliers: string[] | null }>`select
    array_agg(distinct supplier_key) filter (where supplier_key is not null) as suppliers
    from contracts where withdrawn_at is null`.execute(on);
  const filter = Buffer.from(contracts.sets['supplier.key']?.bits ?? '', 'base64');
  const suppliers = rows[0]?.suppliers ?? [];
  for (const nationalId of SUPPLIERS) expect(mayHold(filter, hashOf(nationalId))).toBe(suppliers.includes(nationalId));
}

describe('a synopsis', () => {
  test.each([1, 2, 3])('is true after any publications, changes and withdrawals (seed %i)', async (seed) => {
    await withDatabase(async (on) => {
      const random = seededRandom(seed);
      const madeAnew = new Set<string>();
      // First so few rows that all are told one by one, then many at a time, then changes of a few.
      const phases = [
        { rounds: 5, names: 80, atOnce: 40 },
        { rounds: 3, names: 900, atOnce: 400 },
        { rounds: 12, names: 900, atOnce: 4 },
      ];
      for (const { rounds, names, atOnce } of phases)
        for (let round = 0; round < rounds; round++) {
          const chosen = Array.from({ length: 1 + random.whole(atOnce) }, () => `n${random.whole(names)}`);
          await publish(Object.fromEntries(chosen.map((name) => [name, randomContract(random, name)])), {}, on);
          if (random.chance(0.6)) await bury([...new Set(chosen)].slice(0, 1 + random.whole(10)), on);
          await expectTrue(on);
          const [stored] = await on.selectFrom('synopses').select('parts').execute();
          madeAnew.add(stored?.parts.anewAt ?? '');
        }
      expect(madeAnew.size).toBeLessThan(15);
    });
  });

  test('says that nothing is there before anything is published, and again when all is withdrawn', async () => {
    await withDatabase(async (on) => {
      const singles = {
        rows: 0,
        ranges: { amount: [], signedOn: [], publishedAt: [], fiscalYear: [] },
        values: { 'tender.procurementMethod': [], sample: [] },
      };
      const nothing = {
        rows: 0,
        zones: [],
        singles,
        sets: { 'supplier.key': { bits: 'AAAAAAAAAAA=' }, 'supplier.names.key': { bits: 'AAAAAAAAAAA=' } },
      };
      const { categories: each, ...others } = await whole(on);
      expect(others).toEqual({ form: 1, member: MEMBER, version: expect.any(String) });
      expect(Object.keys(each).sort()).toEqual(categories.map(({ name }) => name).sort());
      for (const empty of Object.values(each)) expect(empty).toMatchObject({ rows: 0, zones: [] });
      expect(each.contracts).toEqual(nothing);
      await publish({ a: { title: 'الف', supplier: { nationalId: SUPPLIERS[0] } } }, {}, on);
      expect(await contractsOf(on)).toMatchObject({ rows: 1 });
      await bury(['a'], on);
      expect(await contractsOf(on)).toEqual(nothing);
    });
  });

  test('is made at the first question where rows stood before there were synopses, and again when an older program made it', async () => {
    await withDatabase(async (on) => {
      await publish({ a: { title: 'الف' }, b: { title: 'ب' } }, {}, on);
      await on.deleteFrom('synopses').execute();
      const versions = await Promise.all(Array.from({ length: 5 }, () => new SynopsisReader(on, maragheh).version()));
      expect(new Set(versions).size).toBe(1);
      await expectTrue(on);
      await on.updateTable('synopses').set({ made_by: 'older', parts: '{}' }).execute();
      await expectTrue(on);
      expect((await whole(on)).version).not.toBe(versions[0]);
    });
  });

  test('that is made while others publish never takes the place of theirs', async () => {
    await withDatabase(async (on) => {
      for (let round = 0; round < 10; round++) {
        await on.deleteFrom('synopses').execute();
        const [synopsis] = await Promise.all([
          whole(on),
          publish({ [`n${round}`]: { title: 'الف', amount: String(10 ** round) } }, {}, on),
        ]);
        expect([round, round + 1]).toContain(synopsis.categories.contracts?.rows);
        await expectTrue(on);
      }
    });
  });

  test('is true after several publish at once', async () => {
    const random = seededRandom(7);
    const contracts = () =>
      Object.fromEntries(Array.from({ length: 300 }, () => `n${random.whole(400)}`).map((name) => [name, randomContract(random, name)]));
    await Promise.all([publish(contracts()), publish(contracts()), publish(contracts())]);
    await expectTrue();
  });

  test('and the rows change at one moment', async () => {
    await withDatabase(async (on) => {
      let reading = true;
      const torn: unknown[] = [];
      const read = async () => {
        while (reading) {
          const { rows } = await sql<{ said: SynopsisParts; there: number }>`select parts as said,
            (select count(*)::int from contracts where withdrawn_at is null) as there from synopses`.execute(on);
          if (rows.some(({ said, there }) => rowsOf(said) !== there)) torn.push(rows);
        }
      };
      await publish({ first: { title: 'الف' } }, {}, on);
      const reader = read();
      for (let round = 0; round < 20; round++) await publish({ [`n${round}`]: { title: 'الف' } }, {}, on);
      reading = false;
      await reader;
      expect(torn).toEqual([]);
    });
  });

  test('tells zones apart by less when there would be too many', async () => {
    await withDatabase(async (on) => {
      const contracts = Array.from({ length: 60 }, (_, n) => [
        `n${n}`,
        { title: 'الف', fiscalYear: 1300 + n, amount: String(10 ** (n % 3)) },
      ]);
      await publish(Object.fromEntries(contracts), {}, on);
      const parts = await on
        .transaction()
        .execute((transaction) =>
          makeParts(transaction, { ...category.synopsis, firsts: [] }, { ...synopsisLimits, zones: 50, fewRows: 0 }, new Date()),
        );
      const { zones, rows } = synopsisOf(parts, category.synopsis);
      expect(rows).toBe(60);
      expect(
        zones.map(({ rows, ranges: { amount, fiscalYear } }) => [rows, amount?.min, amount?.max, fiscalYear?.min, fiscalYear?.max]),
      ).toEqual([
        [20, '1', '1', 1300, 1357],
        [20, '10', '10', 1301, 1358],
        [20, '100', '100', 1302, 1359],
      ]);
    });
  });
});

describe("a synopsis's version", () => {
  test('changes with each publication and withdrawal that changes something, and with no other', async () => {
    await withDatabase(async (on) => {
      const versions: string[] = [];
      const note = async () => versions.push((await whole(on)).version);
      const same = async (act: () => Promise<unknown>) => {
        await act();
        expect((await whole(on)).version).toBe(versions.at(-1));
      };
      await note();
      await publish({ a: { title: 'الف' }, b: { title: 'ب' } }, {}, on);
      await note();
      await same(() => publish({ a: { title: 'الف' } }, {}, on));
      await same(() => publish({ c: { title: '' } }, {}, on));
      await same(() => publish({ c: { title: 'پ' } }, { dryRun: true }, on));
      await same(() => publish({ c: { title: 'پ' }, d: { title: '' } }, { allOrNothing: true }, on));
      await publish({ a: { title: 'الف دیگر' } }, {}, on);
      await note();
      await bury(['a'], on);
      await note();
      await same(() => bury(['a'], on));
      await same(() => bury(['nobody'], on).catch(() => undefined));
      await publish({ a: { title: 'الف دیگر' } }, {}, on);
      await note();
      expect(new Set(versions).size).toBe(versions.length);
    });
  });

  test('is not the same in two databases that did the same, nor for another member', async () => {
    const versions: string[] = [];
    for (let n = 0; n < 2; n++)
      await withDatabase(async (on) => {
        await publish({ a: { title: 'الف' } }, { now: new Date('2025-01-01') }, on);
        versions.push((await whole(on)).version);
        versions.push(await new SynopsisReader(on, { ...maragheh, county: null }).version());
      });
    expect(new Set(versions).size).toBe(4);
  });
});

describe("the planner's figures", () => {
  const known = async (on: Kysely<MemberDatabase>) => {
    const { rows } = await sql<{ rows: number }>`select reltuples::int as rows from pg_class where relname = 'contracts'`.execute(on);
    return rows[0]?.rows;
  };
  const many = (count: number, from = 0) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`n${from + n}`, { title: 'الف', amount: String(n) }]));

  test('are gathered after a large publication, and not after a small one', async () => {
    await withDatabase(async (on) => {
      await sql`alter table contracts set (autovacuum_enabled = false)`.execute(on);
      await publish(many(900), {}, on);
      expect(await known(on)).toBe(900);
      await publish(many(20, 900), {}, on);
      expect(await known(on)).toBe(900);
      await publish(many(300, 920), {}, on);
      expect(await known(on)).toBe(1_220);
    });
  });
});
