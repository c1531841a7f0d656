import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from '@shafaf/shared/database/connect';
import { createLogger } from '@shafaf/shared/logging/createLogger';
import type { ServedSubgraph } from '@shafaf/shared/server/serveSubgraph';
import type { Kysely } from 'kysely';
import { createTestDatabase, type TestDatabase } from '../../../../test/testDatabase.ts';
import type { DirectoryDatabase } from '../database/DirectoryDatabase.ts';
import { prepareDirectory } from '../prepareDirectory.ts';
import { startDirectory } from '../startDirectory.ts';
import { loadProfile } from './loadProfile.ts';

const MARAGHEH = 'maragheh-municipality';
const BONAB = 'bonab-municipality';
const AHAR = 'ahar-municipality';

let database: TestDatabase;
let db: Kysely<DirectoryDatabase>;
let directory: ServedSubgraph;
let now = new Date('2025-10-01T12:00:00Z');

const basis = { fa: 'ماده ۷۱', en: 'Article 71' };
const rule = (category: string, everyMonths: number | null) => ({
  category,
  everyMonths,
  since: '2025-03-21',
  basis,
  source: null,
  assumed: false,
});
const profile = {
  form: 1,
  title: { fa: 'آزمون', en: 'Test' },
  kinds: { MUNICIPALITY: [rule('contracts', 6), rule('permits', null), rule('notYetThere', 1)] },
};

beforeAll(async () => {
  database = await createTestDatabase();
  db = connect(database.url);
  await prepareDirectory(db);
  expect(await loadProfile(db, profile, 'operator', new Date('2025-01-01T00:00:00Z'))).toEqual(['notYetThere']);
  directory = await startDirectory({ database: db, now: () => now, logger: createLogger('test', { level: 'silent' }) });
});
afterAll(async () => {
  await directory.stop();
  await db.destroy();
  await database.drop();
});

async function ask(query: string, variables: Record<string, unknown> = {}) {
  const response = await fetch(directory.address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return JSON.parse(await response.text());
}

const complete = { complete: true, asked: 1, answered: 1, skipped: 0, stale: [], missing: [], dropped: [] };
const nothing = { count: 0, sampleCount: 0, lastPublishedAt: null, lastModifiedAt: null, newestFiscalYear: null, fields: [] };
/** What a body has published, as the gateway says it: when a contract and a permit last changed. */
function holdings(contracts: string | null, permits: string | null) {
  const of = (category: string, last: string | null) =>
    last === null
      ? { ...nothing, category }
      : { ...nothing, category, count: 4, lastPublishedAt: last, lastModifiedAt: last, fields: [{ field: 'amount', count: '3' }] };
  return { categories: [of('CONTRACTS', contracts), of('PERMITS', permits)], coverage: complete };
}
function missing(code: string, reason: string) {
  return { categories: null, coverage: { ...complete, complete: false, answered: 0, missing: [{ code, reason }] } };
}

/** Asks as the gateway does: who is meant, then the answer with what those have published. */
async function obligations(args: string, of: Record<string, object | null>, selection: string) {
  const first = await ask(`{ obligations${args} { __typename id bodies { code } } }`);
  if (first.errors !== undefined) return first;
  const { id, bodies } = first.data.obligations;
  const facts = bodies.map(({ code }: { code: string }) => ({ holdings: of[code] ?? null }));
  const answer = await ask(`query ($it: [_Any!]!) { _entities(representations: $it) { ... on ObligationConnection { ${selection} } } }`, {
    it: [{ __typename: 'ObligationConnection', id, bodies: facts }],
  });
  return { data: answer.data?._entities?.[0], errors: answer.errors };
}

const THREE = `(filter: { member: ["${MARAGHEH}", "${BONAB}", "${AHAR}"] })`;
const facts = {
  [MARAGHEH]: holdings('2025-03-25T08:00:00.000Z', '2025-09-01T08:00:00.000Z'),
  [BONAB]: holdings('2025-08-01T08:00:00.000Z', null),
  [AHAR]: missing(AHAR, 'NOT_CONNECTED'),
};

describe('obligations', () => {
  test('put the longest overdue first, then what is due soonest, then what is due on no day or not known', async () => {
    const { data } = await obligations(THREE, facts, 'nodes { id status dueOn daysOverdue missing }');
    expect(data.nodes).toEqual([
      { id: `${BONAB}:obligations:permits`, status: 'NEVER_PUBLISHED', dueOn: '2025-03-21', daysOverdue: 194, missing: null },
      { id: `${MARAGHEH}:obligations:contracts`, status: 'OVERDUE', dueOn: '2025-09-27', daysOverdue: 4, missing: null },
      { id: `${BONAB}:obligations:contracts`, status: 'MET', dueOn: '2026-01-30', daysOverdue: 0, missing: null },
      { id: `${AHAR}:obligations:contracts`, status: 'UNKNOWN', dueOn: null, daysOverdue: null, missing: 'NOT_CONNECTED' },
      { id: `${AHAR}:obligations:permits`, status: 'UNKNOWN', dueOn: null, daysOverdue: null, missing: 'NOT_CONNECTED' },
      { id: `${MARAGHEH}:obligations:permits`, status: 'MET', dueOn: null, daysOverdue: 0, missing: null },
    ]);
  });

  test('say whom they cover, and count a body that gave no answer apart from one that published nothing', async () => {
    const { data } = await obligations(
      THREE,
      facts,
      'totalCount totals { count met notDue overdue neverPublished unknown } coverage { complete asked answered missing { code reason } }',
    );
    expect(data).toEqual({
      totalCount: 6,
      totals: { count: 6, met: 2, notDue: 0, overdue: 1, neverPublished: 1, unknown: 2 },
      coverage: { complete: false, asked: 3, answered: 2, missing: [{ code: AHAR, reason: 'NOT_CONNECTED' }] },
    });
  });

  test('have the exact figures of the fields that records should have', async () => {
    const { data } = await obligations(
      THREE,
      facts,
      'nodes { member { nameFa } category everyMonths since basis { fa en source assumed note { fa } } count sampleCount fields { field count of } }',
    );
    expect(data.nodes[1]).toEqual({
      member: { nameFa: expect.stringContaining('مراغه') },
      category: 'CONTRACTS',
      everyMonths: 6,
      since: '2025-03-21',
      basis: { ...basis, source: null, assumed: false, note: null },
      count: 4,
      sampleCount: 0,
      fields: [{ field: 'amount', count: 3, of: 4 }],
    });
  });

  test('are filtered by kind, county, category, status and whether they are overdue', async () => {
    const ids = async (filter: string) => {
      const { data } = await obligations(`(filter: { ${filter} }, first: 200)`, facts, 'nodes { id } totalCount');
      expect(data.totalCount).toBe(data.nodes.length);
      return data.nodes.map(({ id }: { id: string }) => id);
    };
    expect(await ids('overdue: true')).toEqual([`${BONAB}:obligations:permits`, `${MARAGHEH}:obligations:contracts`]);
    expect(await ids('overdue: false, category: [CONTRACTS]')).toEqual([`${BONAB}:obligations:contracts`]);
    expect(await ids('status: [OVERDUE]')).toEqual([`${MARAGHEH}:obligations:contracts`]);
    expect(await ids(`member: ["${MARAGHEH}"], county: "bonab-county"`)).toEqual([]);
    expect(await ids('county: "maragheh-county", status: [MET, OVERDUE]')).toEqual([
      `${MARAGHEH}:obligations:contracts`,
      `${MARAGHEH}:obligations:permits`,
    ]);
    expect(await ids('memberKind: COUNTY')).toEqual([]);
    expect((await ids('memberKind: MUNICIPALITY')).length).toBe(144);
    expect(await ids('category: []')).toEqual([]);
  });

  test('come in pages, forwards and backwards, whose cursors still fit tomorrow', async () => {
    const page = async (args: string) => {
      const { data, errors } = await obligations(
        THREE.replace(/\)$/, `, ${args})`),
        facts,
        'nodes { id } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }',
      );
      if (errors !== undefined) throw new Error(errors[0].message);
      expect(data.edges.map((edge: { node: object }) => edge.node)).toEqual(data.nodes);
      return { ids: data.nodes.map(({ id }: { id: string }) => id), ...data.pageInfo };
    };
    const all = (await page('first: 10')).ids;
    const first = await page('first: 4');
    expect(first).toMatchObject({ ids: all.slice(0, 4), hasNextPage: true, hasPreviousPage: false });
    now = new Date('2025-10-02T12:00:00Z');
    try {
      expect(await page(`first: 4, after: "${first.endCursor}"`)).toMatchObject({
        ids: all.slice(4),
        hasNextPage: false,
        hasPreviousPage: true,
      });
      expect(await page(`last: 3, before: "${first.endCursor}"`)).toMatchObject({
        ids: all.slice(0, 3),
        hasPreviousPage: false,
        hasNextPage: true,
      });
      expect(await page('first: 0')).toMatchObject({ ids: [], startCursor: null, endCursor: null });
    } finally {
      now = new Date('2025-10-01T12:00:00Z');
    }
  });

  test.each([
    ['(first: 201)', 'BAD_USER_INPUT', 'first is 201, but must be from 0 to 200.'],
    ['(first: 1, last: 1)', 'BAD_USER_INPUT', 'not both'],
    ['(after: "x")', 'BAD_CURSOR', 'not a cursor'],
    ['(filter: { member: ["nowhere"] })', 'UNKNOWN_MEMBER', 'nowhere'],
    ['(filter: { member: ["\\u0000"] })', 'UNKNOWN_MEMBER', 'no member'],
    ['(filter: { county: "maragheh-municipality" })', 'BAD_USER_INPUT', 'county'],
  ])('refuse %s with %s', async (args, code, message) => {
    const { errors } = await obligations(args, {}, 'totalCount');
    expect(errors[0]).toMatchObject({ message: expect.stringContaining(message), extensions: { code } });
  });

  test('of one body are answered with what it has published', async () => {
    const answer = await ask(
      `query ($it: [_Any!]!) { _entities(representations: $it) { ... on Member { nameEn obligations { id status } } } }`,
      {
        it: [
          { __typename: 'Member', code: BONAB, holdings: facts[BONAB] },
          { __typename: 'Member', code: AHAR, holdings: null },
        ],
      },
    );
    expect(answer.data._entities.map((body: { obligations: object[] }) => body.obligations)).toEqual([
      [
        { id: `${BONAB}:obligations:contracts`, status: 'MET' },
        { id: `${BONAB}:obligations:permits`, status: 'NEVER_PUBLISHED' },
      ],
      [
        { id: `${AHAR}:obligations:contracts`, status: 'UNKNOWN' },
        { id: `${AHAR}:obligations:permits`, status: 'UNKNOWN' },
      ],
    ]);
  });

  test('are not made up when the directory is asked by itself, which does not know what bodies have published', async () => {
    for (const query of ['{ obligations { nodes { id } } }', `{ member(code: "${BONAB}") { obligations { id } } }`]) {
      const { errors } = await ask(query);
      expect(errors[0]).toMatchObject({ message: expect.stringContaining('ask the gateway'), extensions: { code: 'MEMBER_UNAVAILABLE' } });
    }
  });

  test('a question that the directory did not make is refused', async () => {
    for (const reference of [{ id: '{}', bodies: [] }, { id: 'x' }, { id: '{"bodies":["ahar-municipality"]}', bodies: [] }]) {
      const { errors } = await ask(
        'query ($it: [_Any!]!) { _entities(representations: $it) { ... on ObligationConnection { totalCount } } }',
        { it: [{ __typename: 'ObligationConnection', ...reference }] },
      );
      expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});

describe('the profile in force', () => {
  test('is in the graph with its rules, but for those of categories that the contract lacks', async () => {
    const { data } = await ask(
      '{ obligationProfile { titleEn loadedAt contentHash rules { memberKind category everyMonths since basis { en } } } }',
    );
    expect(data.obligationProfile).toEqual({
      titleEn: 'Test',
      loadedAt: '2025-01-01T00:00:00.000Z',
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      rules: [
        { memberKind: 'MUNICIPALITY', category: 'CONTRACTS', everyMonths: 6, since: '2025-03-21', basis: { en: 'Article 71' } },
        { memberKind: 'MUNICIPALITY', category: 'PERMITS', everyMonths: null, since: '2025-03-21', basis: { en: 'Article 71' } },
      ],
    });
  });

  test('can be replaced, and the one that comes with the program put back; what was in force is never changed or deleted', async () => {
    const other = await createTestDatabase();
    const register: Kysely<DirectoryDatabase> = connect(other.url);
    try {
      await prepareDirectory(register);
      const { profileInForce } = await import('./profileInForce.ts');
      const usual = await profileInForce(register);
      expect(usual.loadedAt).toBeNull();
      await loadProfile(register, profile, 'operator');
      expect((await profileInForce(register)).profile.title.en).toBe('Test');
      await loadProfile(register, null, 'operator');
      expect(await profileInForce(register)).toEqual(usual);
      await expect(loadProfile(register, { form: 2 }, 'operator')).rejects.toThrow('This is no profile of obligations');
      await expect(loadProfile(register, { ...profile, kinds: { COUNTY: [rule('nothing', 1)] } }, 'operator')).rejects.toThrow(
        'none of the categories',
      );
      await expect(loadProfile(register, profile, ' ')).rejects.toThrow('name of who does it');
      await expect(register.updateTable('obligation_profiles').set({ who: 'x' }).execute()).rejects.toThrow('never changed');
      await expect(register.deleteFrom('obligation_profiles').execute()).rejects.toThrow('never changed');
    } finally {
      await register.destroy();
      await other.drop();
    }
  });
});
