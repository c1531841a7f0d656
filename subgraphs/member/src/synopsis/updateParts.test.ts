import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { connect } from '@shafaf/shared/database/connect';
import { nationalIdCheckDigit } from '@shafaf/shared/identifiers/isNationalId';
import { hashOf, mayHold } from '@shafaf/shared/synopsis/BloomFilter';
import fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import { createMemberDatabase, type TestDatabase } from '../../../../test/testDatabase.ts';
import { insertContracts, PUBLISHED_AT, type TestContract } from '../../test/insertContracts.ts';
import { maragheh } from '../../test/memberUnderTest.ts';
import { contracts } from '../categories/contracts/contracts.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { makeParts } from './makeParts.ts';
import type { SynopsisDescription } from './SynopsisDescription.ts';
import type { SynopsisParts } from './SynopsisParts.ts';
import type { SynopsisLimits } from './synopsisLimits.ts';
import { TouchedRows } from './TouchedRows.ts';
import { updateParts } from './updateParts.ts';

let database: TestDatabase;
let db: Kysely<MemberDatabase>;
beforeAll(async () => {
  database = await createMemberDatabase();
  db = connect<MemberDatabase>(database.url, { max: 1 });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});
beforeEach(() => sql`truncate contracts`.execute(db));

const MEMBER = maragheh.code;
const NOW = new Date('2025-04-10');
/** So small that few rows go through everything that can happen. */
const LIMITS: SynopsisLimits = { zones: 26, fewRows: 8, firstsOfGroups: 40 };
const DESCRIPTION: SynopsisDescription = {
  ...contracts.synopsis,
  firsts: [
    { column: 'amount', direction: 'desc', rows: 4, of: 'ALL' },
    { column: 'amount', direction: 'desc', rows: 2, of: { sameValue: 'fiscal_year' } },
    { column: 'amount', direction: 'asc', rows: 1, of: { sameDigits: 'amount' } },
    { column: 'signed_on', direction: 'asc', rows: 2, of: 'ALL' },
    { column: 'signed_on', direction: 'desc', rows: 3, of: 'EACH_ZONE' },
    { column: 'published_at', direction: 'desc', rows: 1, of: 'EACH_ZONE' },
  ],
};

const supplierOf = (n: number) => {
  const ten = String(1_038_000_000 + n);
  return { nationalId: `${ten}${nationalIdCheckDigit(ten)}` };
};
const make = (at = NOW) => makeParts(db, DESCRIPTION, LIMITS, at);

/** Puts the contracts in the place of those of the same name, and gives the parts as they are after it. */
async function write(before: SynopsisParts, contracts: readonly TestContract[], at = NOW): Promise<SynopsisParts | null> {
  const rows = new TouchedRows(DESCRIPTION);
  const latest = [...new Map(contracts.map((contract) => [contract.localId, contract])).values()];
  const ids = latest.map(({ localId }) => `${MEMBER}:contracts:${localId}`);
  await rows.during(db, ids, async () => {
    await db.deleteFrom('contracts').where('id', 'in', ids).execute();
    await insertContracts(db, MEMBER, latest);
  });
  return rows.touched && updateParts(db, DESCRIPTION, LIMITS, before, rows.touched, at);
}

/** All but what may differ from a synopsis that is made anew. */
const exact = ({ lasting, zones, firsts }: SynopsisParts) => ({ lasting, zones, firsts });

async function expectHeld({ sets }: SynopsisParts): Promise<void> {
  const { rows } = await sql<{ supplier: string }>`select distinct supplier_key as supplier from contracts
    where withdrawn_at is null and supplier_key is not null`.execute(db);
  const filter = Buffer.from(sets['supplier.key']?.bits ?? '', 'base64');
  for (const { supplier } of rows) expect(mayHold(filter, hashOf(supplier))).toBe(true);
}

const sometimes = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 8 });
const contract = (name: fc.Arbitrary<number>): fc.Arbitrary<TestContract> =>
  fc
    .record({
      name,
      year: sometimes(fc.integer({ min: 1401, max: 1403 })),
      amount: sometimes(fc.constantFrom('0', '-1', '-9', '7', '9', '10', '99', '523', '999999999999999999')),
      signed: sometimes(fc.integer({ min: 1, max: 28 })),
      moment: fc.nat(3),
      method: sometimes(fc.constantFrom('OPEN' as const, 'DIRECT' as const)),
      supplier: sometimes(fc.nat(30)),
      withdrawn: fc.boolean(),
    })
    .map(({ name, year, amount, signed, moment, method, supplier, withdrawn }) => ({
      localId: `n${name}`,
      ...(year !== undefined && { fiscalYear: year }),
      ...(amount !== undefined && { amount }),
      ...(signed !== undefined && { signedOn: `2024-05-${String(signed).padStart(2, '0')}` }),
      ...(method !== undefined && { tender: { procurementMethod: method } }),
      ...(supplier !== undefined && { supplier: supplierOf(supplier) }),
      envelope: {
        publishedAt: new Date(PUBLISHED_AT.getTime() + moment),
        withdrawal: withdrawn ? { at: PUBLISHED_AT, reason: 'تکراری' } : null,
      },
    }));

describe('parts that are kept up to date', () => {
  test('are those that would be made anew, after any writes', async () => {
    let kept = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(contract(fc.nat(60)), { minLength: 20, maxLength: 60 }),
        fc.array(fc.array(contract(fc.nat(60)), { minLength: 1, maxLength: 3 }), { minLength: 4, maxLength: 12 }),
        async (first, series) => {
          await sql`truncate contracts`.execute(db);
          await write(await make(), first);
          let parts = await make();
          for (const contracts of series) {
            const updated = await write(parts, contracts);
            const anew = await make();
            if (updated !== null) {
              kept++;
              expect(exact(updated)).toEqual(exact(anew));
              await expectHeld(updated);
            }
            parts = updated ?? anew;
          }
        },
      ),
      { numRuns: 40, interruptAfterTimeLimit: 40_000 },
    );
    expect(kept).toBeGreaterThan(0);
  });

  /** Ten zones with three rows each. */
  const thirty = Array.from({ length: 30 }, (_, n) => ({
    localId: `n${n}`,
    fiscalYear: 1400 + (n % 10),
    amount: '500',
    signedOn: '2024-05-05',
    supplier: supplierOf(n),
  }));
  async function ofThirty(): Promise<SynopsisParts> {
    await insertContracts(db, MEMBER, thirty);
    return make();
  }

  test('are made anew when most zones are touched, or very many rows', async () => {
    const parts = await ofThirty();
    expect(await write(parts, thirty.slice(0, 4))).not.toBeNull();
    expect(await write(parts, thirty.slice(0, 5))).toBeNull();
    const many = Array.from({ length: 501 }, (_, n) => ({ localId: `m${n}`, fiscalYear: 1400, amount: '600' }));
    expect(await write(parts, many)).toBeNull();
  });

  test('are made anew after a day, for what was changed past them', async () => {
    const parts = await ofThirty();
    expect(await write(parts, thirty.slice(0, 1), new Date(NOW.getTime() + 86_400_000))).not.toBeNull();
    expect(await write(parts, thirty.slice(0, 1), new Date(NOW.getTime() + 86_400_001))).toBeNull();
  });

  test('are made anew as long as rows are few, and when zones become so many that they are told apart by less', async () => {
    const [first, ...others] = thirty.slice(0, LIMITS.fewRows + 1);
    if (first === undefined) throw new Error('no contract');
    await insertContracts(db, MEMBER, [first, ...others]);
    const withdrawn = { ...first, envelope: { withdrawal: { at: PUBLISHED_AT, reason: 'تکراری' } } };
    expect(await write(await make(), [first])).not.toBeNull();
    expect(await write(await make(), [withdrawn])).toBeNull();
    expect(await write(await make(), others.slice(0, 1))).toBeNull();
    await sql`truncate contracts`.execute(db);
    let parts = await ofThirty();
    for (let n = 0; n < 17; n++) {
      expect(parts.lasting).toBe(true);
      parts = (await write(parts, [{ localId: `y${n}`, fiscalYear: 1300 + n }])) ?? (await make());
    }
    expect(parts.zones.map(({ zone }) => zone)).toEqual(['[3]', '[null]']);
    expect(parts.lasting).toBe(false);
    expect(await write(parts, [{ localId: 'y0', fiscalYear: 1400 }])).toBeNull();
  });

  test('grow their filter with the texts it holds, and forget texts that have gone', async () => {
    let parts = await ofThirty();
    const began = parts.sets['supplier.key'];
    for (let n = 0; n < 60; n++) {
      const updated = await write(parts, [
        { ...thirty[0], localId: 'n0', supplier: supplierOf(1_000 + n) },
        { localId: `s${n}`, fiscalYear: 1400, amount: '500', supplier: supplierOf(2_000 + n) },
      ]);
      if (updated === null) throw new Error('made anew');
      parts = updated;
      await expectHeld(parts);
    }
    const set = parts.sets['supplier.key'];
    if (began === undefined || set === undefined) throw new Error('no filter');
    expect(set.bits.length).toBeGreaterThan(2 * began.bits.length);
    const filter = Buffer.from(set.bits, 'base64');
    const wrong = Array.from({ length: 2_000 }, (_, n) => mayHold(filter, hashOf(`other-${n}`))).filter(Boolean);
    expect(wrong.length).toBeLessThan(100);
    const gone = Array.from({ length: 50 }, (_, n) => mayHold(filter, hashOf(supplierOf(1_000 + n).nationalId))).filter(Boolean);
    expect(gone.length).toBeLessThan(10);
  });
});
