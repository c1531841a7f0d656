import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { MemberDatabase } from '@shafaf/member/database/MemberDatabase';
import type { MemberIdentity } from '@shafaf/member/MemberIdentity';
import { publishContent } from '@shafaf/member/publish/publishContent';
import { type RunningMember, startMember } from '@shafaf/member/startMember';
import type { MemberTrust } from '@shafaf/member/trust/MemberTrust';
import type { ConformanceReport } from '@shafaf/shared/conformance/ConformanceReport';
import { connect } from '@shafaf/shared/database/connect';
import { createLogger } from '@shafaf/shared/logging/createLogger';
import { developmentNetwork, strictNetwork } from '@shafaf/shared/network/NetworkPolicy';
import { keyId, publicJwk } from '@shafaf/shared/signing/keyId';
import { signCall } from '@shafaf/shared/signing/signCall';
import type { Kysely } from 'kysely';
import { manyContracts } from '../../../subgraphs/member/test/manyContracts.ts';
import { createMemberDatabase, type TestDatabase } from '../../../test/testDatabase.ts';
import { loadSamples } from '../province/loadSamples.ts';
import { type ConformanceOptions, checkConformance, checkNames } from './checkConformance.ts';
import type { Sign } from './MemberLink.ts';
import { type Answered, type Spoil, type SpoilCall, startSpoiledServer } from './testing/spoiledServer.ts';

const identity: MemberIdentity = { code: 'maragheh-municipality', kind: 'MUNICIPALITY', county: 'maragheh-county' };
const logger = createLogger('test', { level: 'silent' });
const key = generateKeyPairSync('ed25519');
const id = keyId(publicJwk(key.publicKey));
const sign: Sign = (call, body, now = Date.now()) => signCall(call, body, { id, privateKey: key.privateKey }, now);
const keys = { find: async (wanted: string): Promise<KeyObject | undefined> => (wanted === id ? key.publicKey : undefined) };

let database: TestDatabase;
let db: Kysely<MemberDatabase>;
/** Obeys signed calls alone; the other obeys everybody, so that a server before it can do as it likes. */
let member: RunningMember;
let obedient: RunningMember;

beforeAll(async () => {
  database = await createMemberDatabase();
  db = connect<MemberDatabase>(database.url, { max: 4, prepared: 16 });
  const rows = manyContracts(45, 1).map(({ localId, envelope: _envelope, title = 'x', ...content }) => ({
    localId,
    content: { title, ...content },
    place: undefined,
  }));
  await publishContent(db, { category: 'contracts', member: identity.code, source: 'test', sourceHash: null }, rows);
  member = await start({ keys });
  obedient = await start('ANYONE');
});
afterAll(async () => {
  await member.stop();
  await obedient.stop();
  await db.destroy();
  await database.drop();
});

const start = (trust: MemberTrust | 'ANYONE') => startMember({ member: identity, database: db, logger, trust });

const check = (address: string, options: Partial<ConformanceOptions> = {}): Promise<ConformanceReport> =>
  checkConformance({ address, code: identity.code, identity, network: developmentNetwork, sign, ...options });

/** Names of the checks that have an outcome. */
const named = ({ checks }: ConformanceReport, outcome: string) => checks.filter((each) => each.outcome === outcome).map(({ name }) => name);

describe('a member that answers as the contract says', () => {
  test('passes every check', async () => {
    const told: string[] = [];
    const report = await check(member.address, { onCheck: ({ name }) => told.push(name) });
    expect(report.checks.filter(({ outcome }) => outcome !== 'PASSED')).toEqual([]);
    expect(report).toMatchObject({ passed: true, form: 1, member: identity.code, address: member.address });
    expect(told).toEqual(checkNames);
  });

  test('passes without a key, and it is said what could not be tried', async () => {
    const report = await check(member.address, { sign: undefined, lists: ['contracts'] });
    expect(report.passed).toBe(true);
    expect(named(report, 'SKIPPED')).toEqual(['contract', 'references', 'signatures']);
  });

  test('passes when it has more rows than are read', async () => {
    const report = await check(member.address, { mostRows: 30, lists: ['contracts'] });
    expect(report.checks.filter(({ outcome }) => outcome !== 'PASSED')).toEqual([]);
    expect(report.checks.find(({ name }) => name === 'form')?.note).toMatch(/\bOf contracts the first \d+ rows were read\./);
  });

  test('passes when it has nothing yet', async () => {
    const report = await checkFilled(async () => undefined);
    expect(named(report, 'FAILED')).toEqual([]);
    expect(report.checks.find(({ name }) => name === 'form')).toMatchObject({
      outcome: 'SKIPPED',
      note: expect.stringContaining('contracts holds no row.'),
    });
  });

  test('passes with records of every category, whatever its usual order is', async () => {
    const body = { code: identity.code, kind: identity.kind, nameFa: 'شهرداری مراغه', population: 3_000 };
    const report = await checkFilled((own) => loadSamples(own, body));
    expect(report.checks.filter(({ outcome }) => outcome !== 'PASSED')).toEqual([]);
  });

  /** Checks a member that has what is put into its database. */
  async function checkFilled(fill: (own: Kysely<MemberDatabase>) => Promise<unknown>): Promise<ConformanceReport> {
    const empty = await createMemberDatabase();
    const own = connect<MemberDatabase>(empty.url, { max: 4 });
    await fill(own);
    const beginner = await startMember({ member: identity, database: own, logger, trust: { keys, reads: 'CLOSED' } });
    const report = await check(beginner.address);
    await beginner.stop();
    await own.destroy();
    await empty.drop();
    return report;
  }
});

/** Fails where a lie changes nothing, so that no test passes by itself. */
function changed<Value>(before: Value, after: Value): Value {
  if (JSON.stringify(before) === JSON.stringify(after)) throw new Error('this lie says the truth');
  return after;
}

// biome-ignore lint/suspicious/noExplicitAny: a lie reaches into answers wherever it likes.
type Json = any;

/** Changes a field at the root of an answer, where it is there. */
const field =
  (name: string, change: (value: Json, call: SpoilCall) => unknown): Spoil =>
  async (call) => {
    const answer = await call.ask();
    const value = answer.body?.data?.[name];
    return value === undefined || value === null
      ? answer
      : { ...answer, body: { ...answer.body, data: { ...answer.body.data, [name]: change(value, call) } } };
  };
/** Answers a field that has nothing to say to whoever asks. */
const answering =
  (name: string, value: unknown): Spoil =>
  async (call) => {
    const answer = await call.ask();
    return answer.body?.data?.[name] === null
      ? { ...answer, body: { ...answer.body, data: { ...answer.body.data, [name]: value } } }
      : answer;
  };
const list = (change: (list: Json, call: SpoilCall) => unknown) => field('contracts', change);
const row = (change: (row: Json, index: number) => unknown) =>
  list((page) => (page.nodes === undefined ? page : { ...page, nodes: page.nodes.map(change) }));
/** Asks the honest server something else than was asked. */
const asked =
  (change: (variables: Json, call: SpoilCall) => Json): Spoil =>
  (call) =>
    call.ask({ query: call.query, variables: change(call.variables, call) });
/** The variable that an argument travels in. */
const variableOf = (query: string, argument: string): string => new RegExp(`[({ ]${argument}: \\$(v\\d+)`).exec(query)?.[1] ?? 'none';
const without = (argument: string): Spoil => asked((variables, { query }) => ({ ...variables, [variableOf(query, argument)]: null }));
/** Changes what a filter says. */
const filtered = (change: (filter: Json) => unknown): Spoil =>
  asked((variables, { query }) => {
    const name = variableOf(query, 'filter');
    const filter = variables[name];
    return filter === null || filter === undefined ? variables : { ...variables, [name]: change(filter) };
  });
/** Changes what a search finds. */
const found = (change: (nodes: Json[], call: SpoilCall) => unknown) =>
  field('search', (page, call) => ({ ...page, nodes: change(page.nodes, call) }));
const aHit = {
  id: 'maragheh-municipality:contracts:none',
  score: 1,
  title: 'x',
  excerpt: 'x',
  record: { __typename: 'Contract', id: 'maragheh-municipality:contracts:none' },
};
const synopsisOf =
  (change: (category: Json, whole: Json) => Json): Spoil =>
  async (call) => {
    const answer = await call.ask();
    if (!call.target.startsWith('/synopsis') || typeof answer.body !== 'object') return answer;
    const categories = {
      ...answer.body.categories,
      contracts: changed(answer.body.categories.contracts, change(structuredClone(answer.body.categories.contracts), answer.body)),
    };
    return { ...answer, body: { ...answer.body, categories } };
  };
const graphql =
  (answer: Partial<Answered>): Spoil =>
  (call) =>
    call.target.startsWith('/graphql') ? { status: 200, headers: {}, body: {}, ...answer } : call.ask();
const seen = new Map<string, Answered>();

/** Each kind of lie: the check that must find it, what the server does, and how. */
const lies: [name: string, what: string, spoil: Spoil, options?: Partial<ConformanceOptions>][] = [
  ['answers', 'answers with a web page', graphql({ headers: { 'content-type': 'text/html' }, body: '<html></html>' })],
  ['answers', 'redirects', graphql({ status: 302, headers: { location: 'https://elsewhere.example.ir/graphql' } })],
  ['answers', 'gives GraphQL as text', async (call) => ({ ...(await call.ask()), headers: { 'content-type': 'text/plain' } })],
  ['answers', 'does not answer', () => new Promise(() => undefined), { deadlineMilliseconds: 300 }],

  [
    'contract',
    'has a field of another type',
    field('_service', ({ sdl }) => ({ sdl: changed(sdl, sdl.replace('amount: Rial\n', 'amount: String\n')) })),
  ],
  ['contract', 'has a field less', field('_service', ({ sdl }) => ({ sdl: changed(sdl, sdl.replace(/ {2}setadNumber: String\n/, '')) }))],
  ['contract', 'has a type more', field('_service', ({ sdl }) => ({ sdl: `${sdl}\ntype Secret { it: Int }` }))],
  [
    'contract',
    'merges by another rule',
    field('_service', ({ sdl }) => ({ sdl: changed(sdl, sdl.replace('@merge(by: MAX)', '@merge(by: MIN)')) })),
  ],
  ['contract', 'gives no GraphQL', field('_service', () => ({ sdl: 'type {' }))],
  ['contract', 'gives nothing', field('_service', () => null)],

  ['form', 'has a null that may not be', row((each) => ({ ...each, title: null }))],
  ['form', 'leaves a field out', row(({ description: _description, ...each }) => each)],
  ['form', 'writes amounts with commas', row((each) => (each.amount == null ? each : { ...each, amount: '1,000' }))],
  ['form', 'writes amounts as numbers', row((each) => (each.amount == null ? each : { ...each, amount: Number(each.amount) % 1000 }))],
  ['form', 'has a day that is none', row((each) => (each.signedOn == null ? each : { ...each, signedOn: '1402/05/12' }))],
  ['form', 'has a value that the enum does not', row((each) => ({ ...each, status: 'FINE' }))],
  ['form', 'gives an object for a list', row((each) => ({ ...each, documents: {} }))],
  ['form', 'gives a text for an object', row((each) => ({ ...each, member: 'maragheh-municipality' }))],
  ['form', 'answers with an error', list(() => null)],
  ['form', 'answers with 20 MB', list(() => 'x'.repeat(20_000_000))],

  [
    'ids',
    'gives rows of another body',
    row((each, index) => (index === 3 ? { ...each, id: each.id.replace('maragheh', 'tabriz') } : each)),
  ],
  [
    'ids',
    'gives ids of another category',
    row((each, index) => (index === 3 ? { ...each, id: each.id.replace(':contracts:', ':permits:') } : each)),
  ],
  ['ids', 'gives ids of no form', row((each, index) => (index === 3 ? { ...each, id: `maragheh-municipality-${each.id}` } : each))],
  [
    'ids',
    'says that a row is of another body',
    row((each, index) => (index === 3 ? { ...each, member: { code: 'tabriz-municipality' } } : each)),
  ],
  ['ids', 'finds no row by its id', field('node', () => null)],
  ['ids', 'finds another row by its id', field('contract', (found) => ({ ...found, id: `${found.id}0` }))],
  [
    'ids',
    'finds rows that nobody has',
    async (call) =>
      /[{ ]contract\(/.test(call.query)
        ? { status: 200, headers: {}, body: { data: { contract: { __typename: 'Contract' } } } }
        : call.ask(),
  ],

  ['order', 'gives rows the other way round', list((page) => ({ ...page, nodes: page.nodes.toReversed() }))],
  [
    'order',
    'gives equal ones by id downwards',
    list((page, { variables }) => ({ ...page, nodes: sortedBy(page.nodes, variables, (a, b) => (a.id < b.id ? 1 : -1)) })),
  ],
  [
    'order',
    'orders ids as a dictionary does',
    list((page, { variables }) => ({ ...page, nodes: sortedBy(page.nodes, variables, (a, b) => a.id.localeCompare(b.id, 'fa')) })),
  ],
  [
    'order',
    'puts rows without a value first',
    list((page) => ({ ...page, nodes: [...page.nodes].sort((a: Json, b: Json) => Number(isBlank(b)) - Number(isBlank(a))) })),
  ],
  [
    'order',
    'orders amounts as texts',
    list((page) => ({
      ...page,
      nodes: page.nodes.every((each: Json) => 'amount' in each)
        ? [...page.nodes].sort((a: Json, b: Json) => (String(a.amount) < String(b.amount) ? 1 : -1))
        : page.nodes,
    })),
  ],
  [
    'order',
    'leaves rows without a day out of the order by day',
    list((page, { variables }) =>
      JSON.stringify(variables).includes('SIGNED_ON')
        ? { ...page, nodes: page.nodes.filter((each: Json) => each.signedOn !== null) }
        : page,
    ),
  ],
  [
    'order',
    'gives a row twice',
    list((page) => ({
      ...page,
      nodes: page.nodes.length > 4 ? [...page.nodes.slice(0, 4), page.nodes[3], ...page.nodes.slice(4)] : page.nodes,
    })),
  ],

  ['cursors-forwards', 'takes no notice of after', without('after')],
  [
    'cursors-forwards',
    'repeats the last row of the page before',
    asked((variables, { query }) => step(variables, variableOf(query, 'after'), '!')),
  ],
  [
    'cursors-forwards',
    'knows cursors of its own rows only',
    async (call) => {
      const cursor = call.variables[variableOf(call.query, 'after')];
      const answer = await call.ask();
      return typeof cursor === 'string' && !/maragheh/.test(Buffer.from(cursor, 'base64url').toString()) ? emptied(answer) : answer;
    },
  ],
  ['cursors-forwards', 'says that nothing follows', list((page) => ({ ...page, pageInfo: { ...page.pageInfo, hasNextPage: false } }))],
  [
    'cursors-forwards',
    'says that something always follows',
    list((page) => ({ ...page, pageInfo: { ...page.pageInfo, hasNextPage: true } })),
  ],
  [
    'cursors-forwards',
    'says that nothing came before',
    list((page) => ({ ...page, pageInfo: { ...page.pageInfo, hasPreviousPage: false } })),
  ],
  [
    'cursors-forwards',
    'gives cursors of a form of its own',
    list((page) =>
      page.edges === undefined
        ? page
        : { ...page, edges: page.edges.map((edge: Json, index: number) => ({ ...edge, cursor: `${index}` })) },
    ),
  ],
  [
    'cursors-forwards',
    'has other rows in edges',
    list((page) => (page.edges === undefined ? page : { ...page, edges: page.edges.toReversed() })),
  ],
  [
    'cursors-forwards',
    'gives the first cursor as the last',
    list((page) => ({ ...page, pageInfo: { ...page.pageInfo, endCursor: page.pageInfo?.startCursor } })),
  ],

  ['cursors-backwards', 'takes no notice of before', without('before')],
  [
    'cursors-backwards',
    'gives the first rows for the last',
    (call) => {
      const query = call.query.replaceAll('last: ', 'first: ');
      return call.ask({ query, variables: call.variables });
    },
  ],
  [
    'cursors-backwards',
    'gives pages from their end',
    list((page, { query }) => (query.includes('last: ') ? { ...page, nodes: page.nodes.toReversed() } : page)),
  ],
  [
    'cursors-backwards',
    'says that nothing came before',
    list((page) => ({ ...page, pageInfo: { ...page.pageInfo, hasPreviousPage: false } })),
  ],
  ['cursors-backwards', 'says that nothing follows', list((page) => ({ ...page, pageInfo: { ...page.pageInfo, hasNextPage: false } }))],

  ['filters', 'takes no notice of filters', without('filter')],
  [
    'filters',
    'leaves the smallest amount out',
    filtered(({ minAmount, ...filter }) => ({ ...filter, ...(minAmount != null && { minAmount: String(BigInt(minAmount) + 1n) }) })),
  ],
  ['filters', 'takes no notice of the last day', filtered(({ signedTo: _signedTo, ...filter }) => filter)],
  [
    'filters',
    'takes an empty list for none',
    filtered(({ procurementMethod, ...filter }) => (procurementMethod?.length === 0 ? filter : { ...filter, procurementMethod })),
  ],
  [
    'filters',
    'looks at the first of a list only',
    filtered(({ procurementMethod, ...filter }) => ({ ...filter, procurementMethod: procurementMethod?.slice(0, 1) ?? null })),
  ],
  ['filters', 'answers for other bodies', filtered(({ member: _member, ...filter }) => filter)],
  ['filters', 'takes no notice of its kind', filtered(({ memberKind: _memberKind, ...filter }) => filter)],
  ['filters', 'takes one condition of two', filtered((filter) => Object.fromEntries(Object.entries(filter).slice(0, 1)))],
  ['filters', 'finds no text', filtered((filter) => ('text' in filter ? { ...filter, member: [] } : filter))],
  ['filters', 'finds every text', filtered(({ text: _text, ...filter }) => filter)],
  ['filters', 'counts all rows whatever the filter', list((page) => (page.totalCount === undefined ? page : { ...page, totalCount: 45 }))],
  ['filters', 'counts the page', list((page) => (page.totalCount === undefined ? page : { ...page, totalCount: page.nodes.length + 1 }))],

  ['totals', 'counts one more', field('contractTotals', (totals) => ({ ...totals, count: totals.count + 1 }))],
  [
    'totals',
    'rounds sums',
    field('contractTotals', (totals) => ({ ...totals, amount: String(BigInt(Math.round(Number(totals.amount) / 1e6) * 1e6)) })),
  ],
  [
    'totals',
    'has another largest amount',
    field('contractTotals', (totals) => ({ ...totals, largest: totals.largest === null ? null : `${totals.largest}0` })),
  ],
  ['totals', 'counts samples for all', field('contractTotals', (totals) => ({ ...totals, sampleCount: totals.count }))],
  ['totals', 'takes no notice of filters', without('filter')],
  [
    'totals',
    'holds groups back',
    field('contractTotals', (totals) => ({ ...totals, ...(totals.groups && { groups: totals.groups.slice(0, 2) }) })),
  ],
  [
    'totals',
    'holds groups back and does not count them',
    field('contractTotals', (totals) => ({
      ...totals,
      ...(totals.groups && { groups: totals.groups.slice(0, 2), groupCount: Math.min(2, totals.groups.length) }),
    })),
  ],
  [
    'totals',
    'gives a group twice',
    field('contractTotals', (totals) => ({
      ...totals,
      ...(totals.groups && { groups: [...totals.groups, ...totals.groups.slice(-1)], groupCount: totals.groups.length + 1 }),
    })),
  ],
  [
    'totals',
    'gives groups the other way round',
    field('contractTotals', (totals) => ({ ...totals, ...(totals.groups && { groups: totals.groups.toReversed() }) })),
  ],
  ['totals', 'gives a group another key', group((each) => (each.key === null ? each : { ...each, key: `${each.key}0` }))],
  [
    'totals',
    'says another year of a group than its key',
    group((each) => (each.fiscalYear == null ? each : { ...each, fiscalYear: each.fiscalYear + 1 })),
  ],
  [
    'totals',
    'puts rows of others into its own group',
    group((each) => (each.member == null ? each : { ...each, key: 'tabriz-municipality', member: { code: 'tabriz-municipality' } })),
  ],
  [
    'totals',
    'moves rows between groups',
    field('contractTotals', (totals) => {
      const [one, two, ...rest] = totals.groups ?? [];
      return two === undefined
        ? totals
        : { ...totals, groups: [{ ...one, count: one.count - 1 }, { ...two, count: two.count + 1 }, ...rest] };
    }),
  ],

  ['references', 'leaves unknown entities out', field('_entities', (found) => found.filter((each: Json) => each !== null))],
  ['references', 'gives entities the other way round', field('_entities', (found) => found.toReversed())],
  [
    'references',
    'answers for other bodies',
    field('_entities', (found) => (found.length === 2 && found[0] === null ? [{ ...found[1], code: 'somebody-else' }, found[1]] : found)),
  ],
  [
    'references',
    'gives a supplier all contracts',
    async (call) => {
      const answer = await call.ask();
      if (!JSON.stringify(call.variables).includes('Supplier')) return answer;
      const all = await call.ask({ query: '{ contracts(first: 200) { nodes { id } totalCount } }', variables: {} });
      const found = answer.body.data._entities.map((each: Json) => each && { ...each, contracts: all.body.data.contracts });
      return { ...answer, body: { data: { _entities: found } } };
    },
  ],
  [
    'references',
    'counts all contracts for a supplier',
    field('_entities', (found) =>
      found.map((each: Json) =>
        each?.contracts?.totalCount === undefined
          ? each
          : { ...each, contracts: { ...each.contracts, totalCount: each.contracts.totalCount + 1 } },
      ),
    ),
  ],
  [
    'references',
    'gives a supplier that it does not know',
    field('_entities', (found, { variables }) =>
      JSON.stringify(variables).includes('"nobody"')
        ? [...found.slice(0, -1), { key: 'nobody', contracts: { nodes: [], totalCount: 0 }, contractTotals: { count: 0 } }]
        : found,
    ),
  ],
  [
    'references',
    'begins a supplier’s list anew after each page',
    async (call) => call.ask({ query: call.query.replace(/, after: "[^"]+"/, ''), variables: call.variables }),
  ],
  [
    'references',
    'refers to too few of the same name',
    field('_entities', (found) =>
      found.map(
        (each: Json) =>
          each && { ...each, ...(each.names && { names: [] }), ...(each.suppliers && { suppliers: each.suppliers.slice(1) }) },
      ),
    ),
  ],
  ['references', 'gives another supplier at the root', field('supplier', (found) => ({ ...found, nationalId: '10000000000' }))],

  ['rankings', 'leaves an entity out', field('suppliers', (found) => ({ ...found, edges: found.edges.slice(1) }))],
  ['rankings', 'gives entities the other way round', field('suppliers', (found) => ({ ...found, edges: found.edges.toReversed() }))],
  [
    'rankings',
    'says that more follow',
    field('suppliers', (found) => ({ ...found, ...(found.pageInfo && { pageInfo: { hasNextPage: true } }) })),
  ],
  [
    'rankings',
    'counts a contract twice',
    field('suppliers', (found) => ({
      ...found,
      edges: found.edges.map((edge: Json) => (edge.count === undefined ? edge : { ...edge, count: edge.count + 1 })),
    })),
  ],
  [
    'rankings',
    'begins anew after each page',
    async (call) =>
      call.ask({
        query: call.query.replace(/after: /, 'text: '),
        variables: { ...call.variables, ...(call.query.includes('after: ') && { v1: '' }) },
      }),
  ],
  [
    'rankings',
    'knows only what its own names choose',
    async (call) =>
      call.ask({
        query: call.query,
        variables: Object.fromEntries(
          Object.entries(call.variables).map(([name, value]) => [
            name,
            Array.isArray(value) && value.includes('nobody') && call.query.includes('text') ? [] : value,
          ]),
        ),
      }),
  ],

  [
    'requests',
    'takes a request that says nothing',
    field('submitRequest', (payload) => ({ ...payload, request: { trackingCode: 'x' }, problem: null })),
  ],
  ['requests', 'says of any change that it was made', field('withdrawRequest', (payload) => ({ ...payload, problem: null }))],
  ['requests', 'shows requests to whoever asks', answering('request', { trackingCode: 'x' })],
  ['requests', 'takes anybody for an officer', answering('desk', { officer: 'x' })],
  ['requests', 'counts requests that are none of its kinds', field('requestTotals', (totals) => ({ ...totals, count: 1 }))],

  ['synopsis', 'says fewer rows', synopsisOf((category) => ({ ...category, rows: category.rows - 1 }))],
  [
    'synopsis',
    'says fewer rows, in a zone too',
    synopsisOf((category) => ({ ...category, rows: category.rows - 1, ...oneLess(category) })),
  ],
  [
    'synopsis',
    'says a smaller largest amount',
    synopsisOf((category) =>
      asOneZone(category, ({ amount, ...ranges }) => ({ ...ranges, amount: { ...amount, max: String(BigInt(amount.max) - 1n) } })),
    ),
  ],
  [
    'synopsis',
    'says that every row has a day',
    synopsisOf((category) =>
      asZones(category, (zone) => ({ ...zone, ranges: { ...zone.ranges, signedOn: { ...zone.ranges.signedOn, nulls: 0 } } })),
    ),
  ],
  [
    'synopsis',
    'says another method',
    synopsisOf((category) => asZones(category, (zone) => ({ ...zone, values: { ...zone.values, sample: { true: zone.rows } } }))),
  ],
  ['synopsis', 'says rows into the wrong zone', synopsisOf(moved)],
  [
    'synopsis',
    'tells a row that is not there',
    synopsisOf((category) => ({
      ...category,
      singles: { ...category.singles, ranges: mapFirst(category.singles.ranges, 'amount', '77') },
    })),
  ],
  [
    'synopsis',
    'says that it has no suppliers',
    synopsisOf((category) => ({ ...category, sets: { 'supplier.key': { bits: Buffer.alloc(64).toString('base64') } } })),
  ],
  [
    'synopsis',
    'is of another body',
    async (call) => {
      const answer = await call.ask();
      return call.target.startsWith('/synopsis') && typeof answer.body === 'object'
        ? { ...answer, body: { ...answer.body, member: 'tabriz-municipality' } }
        : answer;
    },
  ],
  [
    'synopsis',
    'is of no form',
    async (call) => (call.target.startsWith('/synopsis') ? { status: 200, headers: {}, body: { form: 2 } } : call.ask()),
  ],
  [
    'synopsis',
    'cannot be read',
    async (call) => (call.target.startsWith('/synopsis') ? { status: 500, headers: {}, body: 'boom' } : call.ask()),
  ],
  ['synopsis', 'has no tag', async (call) => ({ ...(await call.ask()), headers: {} })],
  [
    'synopsis',
    'is sent whole though it has not changed',
    async (call) => {
      const answer = await call.ask();
      return answer.status === 304 ? { status: 200, headers: answer.headers, body: {} } : answer;
    },
  ],

  [
    'questions',
    'answers the first of several questions',
    async (call) => {
      const answer = await call.ask();
      const [first] = Object.entries(answer.body?.data ?? {});
      return call.query.includes('q1_') ? { ...answer, body: { data: Object.fromEntries([first ?? ['', null]]) } } : answer;
    },
  ],
  [
    'questions',
    'takes the arguments of the first for all',
    asked((variables, { query }) => (query.includes('q1_') ? { ...variables, v1: variables.v1 + 1 } : variables)),
  ],
  [
    'questions',
    'takes no notice of aliases',
    async (call) => {
      const answer = await call.ask();
      return call.query.includes('q1_')
        ? { ...answer, body: { data: Object.fromEntries(Object.entries(answer.body.data).map(([name, value]) => [name.slice(3), value])) } }
        : answer;
    },
  ],

  [
    'limits',
    'gives more rows than were asked for',
    asked((variables, { query }) =>
      variables[variableOf(query, 'first')] === 1 ? { ...variables, [variableOf(query, 'first')]: 2 } : variables,
    ),
  ],
  [
    'limits',
    'gives no page of 200',
    async (call) =>
      Object.values(call.variables).includes(200) && !call.query.includes('contentHash')
        ? call.ask({ query: call.query, variables: { v0: 20 } })
        : call.ask(),
  ],
  [
    'limits',
    'takes any size',
    asked((variables) => Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, value === 201 ? 200 : value]))),
  ],
  [
    'limits',
    'takes sizes below nought',
    asked((variables) => Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, value === -1 ? 1 : value]))),
  ],
  [
    'limits',
    'takes first and last together',
    (call) =>
      call.ask({
        query: call.query.replace('($v0: Int, $v1: Int)', '($v0: Int)').replace('(first: $v0, last: $v1)', '(first: $v0)'),
        variables: call.variables,
      }),
  ],
  [
    'limits',
    'refuses as many groups as the gateway asks for',
    async (call) =>
      Object.values(call.variables).includes(100_000)
        ? { status: 200, headers: {}, body: { data: null, errors: [{ message: 'too many' }] } }
        : call.ask(),
  ],
  [
    'limits',
    'reads questions of any length',
    async (call) => (call.query.length > 1_000_000 ? { status: 200, headers: {}, body: { data: {} } } : call.ask()),
  ],

  [
    'refusals',
    'shows a stack trace',
    async (call) => {
      const answer = await call.ask();
      return answer.body?.errors === undefined
        ? answer
        : { ...answer, body: { ...answer.body, errors: [{ message: 'Error: boom\n    at answer (/srv/member.js:1:2)' }] } };
    },
  ],
  ['search', 'finds nothing', found(() => [])],
  ['search', 'finds something by any text', found((nodes) => [...nodes, aHit])],
  ['search', 'gives scores of its own', found((nodes) => nodes.map((node) => ({ ...node, score: Math.floor(node.score / 2) })))],
  ['search', 'gives scores that there are not', found((nodes) => nodes.map((node) => ({ ...node, score: 2_000 })))],
  ['search', 'gives what fits worst first', found((nodes) => nodes.toReversed())],
  [
    'search',
    "gives another record in a row's place",
    found((nodes) => nodes.map((node) => ({ ...node, record: { ...node.record, id: aHit.id } }))),
  ],
  ['search', 'gives the same page again and again', without('after')],
  ['search', 'counts what it does not give', field('search', (page) => ({ ...page, totalCount: 1_000 }))],

  [
    'refusals',
    'shows a trace of Python',
    async (call) => {
      const answer = await call.ask();
      return answer.body?.errors === undefined
        ? answer
        : { ...answer, body: { errors: [{ message: 'Traceback (most recent call last): File "/srv/member.py", line 3' }] } };
    },
  ],
  [
    'refusals',
    'answers mistakes with status 500',
    async (call) => {
      const answer = await call.ask();
      return answer.body?.errors === undefined ? answer : { ...answer, status: 500 };
    },
  ],
  [
    'refusals',
    'answers fields that there are not',
    (call) => call.ask({ query: call.query.replace('noSuchField', 'title'), variables: call.variables }),
  ],
  [
    'refusals',
    'takes cursors that are none for none',
    asked((variables, { query }) =>
      variables[variableOf(query, 'after')] === 'no cursor' ? { ...variables, [variableOf(query, 'after')]: null } : variables,
    ),
  ],
  ['refusals', 'takes cursors of other lists', asked((variables, { query }) => ({ ...variables, [variableOf(query, 'after')]: null }))],
  ['refusals', 'takes days that are none for none', filtered((filter) => (Object.values(filter).includes('2024-02-30') ? {} : filter))],
  ['refusals', 'takes filters that there are not for none', filtered(({ noSuchFilter: _noSuchFilter, ...filter }) => filter)],
  [
    'refusals',
    'gives data beside the error',
    async (call) => {
      const answer = await call.ask();
      return answer.body?.errors === undefined
        ? answer
        : { ...answer, status: 200, body: { ...answer.body, data: { contracts: { nodes: [] } } } };
    },
  ],

  ['signatures', 'answers the fields of federation to anybody', (call) => call.ask()],
  [
    'signatures',
    'obeys nobody',
    (call) => (/_entities|_service/.test(call.query) ? { status: 401, headers: {}, body: { errors: [{ message: 'no' }] } } : call.ask()),
  ],
  [
    'signatures',
    'obeys a call twice',
    async (call) => {
      const name = String(call.headers.signature);
      const before = seen.get(name);
      if (before !== undefined && before.status === 200) return before;
      const answer = await call.ask(undefined, member.address);
      seen.set(name, answer);
      return answer;
    },
  ],
];

test.each(lies)('%s fails when a server %s', async (name, _what, spoil, options = {}) => {
  const server = await startSpoiledServer(obedient.address, spoil);
  try {
    // What is said of other lists is the truth, which the tests above have tried.
    const report = await check(server.address, { only: [name], lists: ['contracts'], ...options });
    expect(named(report, 'FAILED')).toEqual([name]);
    expect(report.passed).toBe(false);
    const [finding] = report.checks.find((each) => each.name === name)?.findings ?? [];
    expect(finding).toMatchObject({ what: expect.stringMatching(/\S/), whatToDo: expect.stringMatching(/\S/) });
  } finally {
    await server.stop();
  }
});

test('there is a lie for each check', () => {
  expect([...new Set(lies.map(([name]) => name))].sort()).toEqual([...checkNames].sort());
});

test('a server that only stands before an honest one passes', async () => {
  const server = await startSpoiledServer(member.address, (call) => call.ask());
  const report = await check(server.address, { lists: ['contracts'] });
  expect(report.checks.filter(({ outcome }) => outcome !== 'PASSED')).toEqual([]);
  await server.stop();
});

test('without an answer nothing else is tried', async () => {
  const server = await startSpoiledServer(obedient.address, () => ({ status: 502, headers: {}, body: 'no' }));
  const report = await check(server.address);
  await server.stop();
  expect(named(report, 'FAILED')).toEqual(['answers']);
  expect(named(report, 'SKIPPED')).toEqual(checkNames.slice(1));
});

test('a server where none may be is not called', async () => {
  const report = await check(member.address, { network: strictNetwork });
  expect(report.checks[0]).toMatchObject({ name: 'answers', outcome: 'FAILED' });
  expect(report.checks[0]?.findings[0]?.what).toMatch(/^It could not be reached: .*https/);
});

test('a member that trusts another key fails where it must obey, and says so', async () => {
  const other = await start({ keys: { find: async () => undefined } });
  const report = await check(other.address);
  await other.stop();
  expect(named(report, 'FAILED')).toContain('answers');
  expect(JSON.stringify(report)).toContain('trusts no key');
});

test('a member that obeys calls of any age fails', async () => {
  const careless = await start({ keys, windowSeconds: 100_000 });
  const report = await check(careless.address, { only: ['signatures'] });
  await careless.stop();
  expect(report.checks.at(-1)).toMatchObject({ name: 'signatures', outcome: 'FAILED' });
  expect(report.checks.at(-1)?.findings.map(({ what }) => what)).toEqual([
    'A call that was signed an hour ago is obeyed (status 200), but should be refused.',
    'A call signed in an hour is obeyed (status 200), but should be refused.',
  ]);
});

test('a check that takes too long ends and says so', async () => {
  const server = await startSpoiledServer(obedient.address, async (call) => {
    await new Promise((resolve) => setTimeout(resolve, 40));
    return call.ask();
  });
  const report = await check(server.address, { wholeMilliseconds: 500 });
  await server.stop();
  expect(report.passed).toBe(false);
  expect(JSON.stringify(report)).toContain('The time for the whole check was over.');
});

test('a check that is called off ends at once', async () => {
  const abortion = new AbortController();
  const checking = check(member.address, { signal: abortion.signal });
  abortion.abort(new Error('called off'));
  await expect(checking).rejects.toThrow('called off');
});

function isBlank(each: Json): boolean {
  return Object.values(each).some((value) => value === null);
}

/** Rows again in their order, but equal ones as `compare` says. */
function sortedBy(rows: Json[], variables: Json, compare: (a: Json, b: Json) => number): Json[] {
  const { field: name = 'AMOUNT' } =
    Object.values(variables).find((value): value is Json => typeof value === 'object' && value !== null) ?? {};
  const key = { AMOUNT: 'amount', SIGNED_ON: 'signedOn', PUBLISHED_AT: 'publishedAt' }[String(name)] ?? 'amount';
  const runs: Json[][] = [];
  for (const each of rows) {
    const run = runs.at(-1);
    if (run?.[0]?.[key] === each[key]) run?.push(each);
    else runs.push([each]);
  }
  return runs.flatMap((run) => run.sort(compare));
}

/** The variables with another id in the cursor. */
function step(variables: Json, name: string, localId: string): Json {
  const cursor = variables[name];
  if (typeof cursor !== 'string') return variables;
  const [form, order, direction, orderKey, , scope] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  return { ...variables, [name]: Buffer.from(JSON.stringify([form, order, direction, orderKey, localId, scope])).toString('base64url') };
}

function emptied(answer: Answered): Answered {
  const { contracts } = answer.body.data ?? {};
  return contracts === undefined ? answer : { ...answer, body: { data: { contracts: { ...contracts, nodes: [], edges: [] } } } };
}

function group(change: (group: Json) => Json): Spoil {
  return field('contractTotals', (totals) => (totals.groups === undefined ? totals : { ...totals, groups: totals.groups.map(change) }));
}

/** A category's synopsis with all rows in zones, changed. */
function asZones(category: Json, change: (zone: Json) => Json): Json {
  const { singles, ...rest } = category;
  const ofSingles = Array.from({ length: singles.rows }, (_, index) => ({
    rows: 1,
    ranges: Object.fromEntries(
      Object.entries(singles.ranges).map(([name, column]: Json) => [
        name,
        { min: column[index], max: column[index], nulls: column[index] === null ? 1 : 0 },
      ]),
    ),
    values: Object.fromEntries(
      Object.entries(singles.values).map(([name, column]: Json) => [name, column[index] === null ? {} : { [column[index]]: 1 }]),
    ),
  }));
  return { ...rest, zones: [...category.zones, ...ofSingles].map(change) };
}

function oneLess(category: Json): Json {
  const whole = asZones(category, (zone) => zone);
  const [first, ...others] = whole.zones;
  return { zones: first.rows > 1 ? [{ ...first, rows: first.rows - 1 }, ...others] : others, singles: { rows: 0, ranges: {}, values: {} } };
}

/** One zone says a row more, another a row less. */
function moved(category: Json): Json {
  const whole = asZones(category, (zone) => zone);
  const [first, ...others] = whole.zones;
  const [, ...rest] = others;
  return { ...category, singles: { rows: 0, ranges: {}, values: {} }, zones: [{ ...first, rows: first.rows + 1 }, ...rest] };
}

function mapFirst(columns: Json, name: string, value: string): Json {
  return { ...columns, [name]: columns[name].map((each: Json, index: number) => (index === 0 ? value : each)) };
}

/** A category's synopsis with all rows in one zone, its ranges changed. */
function asOneZone(category: Json, change: (ranges: Json) => Json): Json {
  const { zones, ...rest } = asZones(category, (zone) => zone);
  const ranges = Object.fromEntries(
    Object.keys(zones[0].ranges).map((name) => {
      const ends = zones.flatMap((zone: Json) => [zone.ranges[name].min, zone.ranges[name].max]).filter((end: Json) => end !== null);
      const sorted = ends.sort((a: Json, b: Json) => (name === 'amount' ? Number(BigInt(a) - BigInt(b)) : a < b ? -1 : a > b ? 1 : 0));
      return [
        name,
        { min: sorted[0], max: sorted.at(-1), nulls: zones.reduce((sum: number, zone: Json) => sum + zone.ranges[name].nulls, 0) },
      ];
    }),
  );
  return { ...rest, zones: [{ rows: category.rows, ranges: change(ranges), values: {} }] };
}
