import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type GivenContract, startTestProvince, type TestProvince } from './testProvince.ts';

const acme = { nationalId: '10380284790', name: 'شرکت نمونه' };

function contract(localId: string, amount: string, more: Partial<GivenContract['content']> = {}): GivenContract {
  return { localId, content: { title: `قرارداد ${localId}`, amount, signedOn: '2024-05-01', fiscalYear: 1403, ...more } };
}

const given = {
  'tabriz-municipality': [contract('1', '900000000000', { supplier: acme }), contract('2', '600000000000'), contract('3', '5')],
  'maragheh-municipality': [
    contract('1', '700000000000', { supplier: { ...acme, name: 'نمونه' } }),
    contract('a:b "c" %_\\', '600000000000'),
  ],
  'tabriz-county': [contract('1', '800000000000', { sample: true })],
};

let province: TestProvince;
beforeAll(async () => {
  province = await startTestProvince(given, { memberDeadlineMilliseconds: 1_500, sampleData: true });
});
afterAll(async () => {
  await province?.stop();
});

/** Members that the register knows but that run no server: the county of Maragheh. */
const silent = [{ code: 'maragheh-county', reason: 'NOT_CONNECTED' }];

describe('the gateway', () => {
  test('answers for all members as one, largest first, with what the register says of each', async () => {
    const { data, errors, extensions } = await province.ask(`{
      contracts(filter: { minAmount: "500000000000" }, orderBy: { field: AMOUNT, direction: DESC }, first: 20) {
        totalCount nodes { id title amount signedOn sample supplier { name nationalId } member { nameFa kind county { nameEn } } }
        pageInfo { endCursor hasNextPage } coverage { complete asked answered missing { code reason } } } }`);
    expect(errors).toBeUndefined();
    const { contracts } = data as {
      contracts: {
        nodes: { id: string; amount: string; member: unknown; supplier: unknown; sample: boolean }[];
        totalCount: number;
        pageInfo: unknown;
        coverage: unknown;
      };
    };
    expect(contracts.nodes.map(({ id, amount }) => [id, amount])).toEqual([
      ['tabriz-municipality:contracts:1', '900000000000'],
      ['tabriz-county:contracts:1', '800000000000'],
      ['maragheh-municipality:contracts:1', '700000000000'],
      ['maragheh-municipality:contracts:a:b "c" %_\\', '600000000000'],
      ['tabriz-municipality:contracts:2', '600000000000'],
    ]);
    expect(contracts.nodes[0]?.member).toEqual({ nameFa: 'شهرداری تبریز', kind: 'MUNICIPALITY', county: { nameEn: 'Tabriz County' } });
    expect(contracts.nodes[0]?.supplier).toEqual({ name: 'شرکت نمونه', nationalId: '10380284790' });
    expect(contracts.nodes.map(({ sample }) => sample)).toEqual([false, true, false, false, false]);
    expect(contracts.totalCount).toBe(5);
    expect(contracts.coverage).toEqual({ complete: false, asked: 4, answered: 3, missing: silent });
    expect(extensions?.coverage).toMatchObject({ complete: false, asked: 4, answered: 3, missing: silent });
  });

  test('answers a body with what it disclosed, and a supplier over all bodies', async () => {
    const { data, errors } = await province.ask(`{
      member(code: "maragheh-municipality") { nameFa contracts(first: 1) { nodes { title } totalCount coverage { complete asked } } contractTotals { count amount } }
      members(kind: MUNICIPALITY) { code contractTotals { count } }
      supplier(nationalId: "۱۰۳۸۰۲۸۴۷۹۰") { name nationalId contracts { nodes { id supplier { name } } } contractTotals(groupBy: MEMBER) { amount groups { member { nameEn } count } } }
    }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      member: {
        nameFa: 'شهرداری مراغه',
        contracts: { nodes: [{ title: 'قرارداد 1' }], totalCount: 2, coverage: { complete: true, asked: 1 } },
        contractTotals: { count: 2, amount: '1300000000000' },
      },
      members: [
        { code: 'maragheh-municipality', contractTotals: { count: 2 } },
        { code: 'tabriz-municipality', contractTotals: { count: 3 } },
      ],
      supplier: {
        name: 'نمونه',
        nationalId: '10380284790',
        contracts: {
          nodes: [
            { id: 'tabriz-municipality:contracts:1', supplier: { name: 'شرکت نمونه' } },
            { id: 'maragheh-municipality:contracts:1', supplier: { name: 'نمونه' } },
          ],
        },
        contractTotals: {
          amount: '1600000000000',
          groups: [
            { member: { nameEn: 'Tabriz Municipality' }, count: 1 },
            { member: { nameEn: 'Maragheh Municipality' }, count: 1 },
          ],
        },
      },
    });
  });

  test("never gives one body's part of a supplier for the whole", async () => {
    const { data, errors } = await province.ask(
      '{ contracts(filter: { member: ["maragheh-municipality"], supplier: "10380284790" }) { nodes { supplier { name contractTotals { count amount } } member { contractTotals { count } } } } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      contracts: {
        nodes: [
          { supplier: { name: 'نمونه', contractTotals: { count: 2, amount: '1600000000000' } }, member: { contractTotals: { count: 2 } } },
        ],
      },
    });
  });

  test("asks a county itself for what it has, when another body's figures name it", async () => {
    const { data, errors } = await province.ask(
      '{ contractTotals(groupBy: COUNTY, filter: { county: "tabriz-county" }) { groups { count county { nameEn contracts { nodes { id } coverage { complete } } } } coverage { complete } } }',
    );
    expect(errors).toBeUndefined();
    const county = { nameEn: 'Tabriz County', contracts: { nodes: [{ id: 'tabriz-county:contracts:1' }], coverage: { complete: true } } };
    expect(data).toEqual({ contractTotals: { groups: [{ count: 4, county }], coverage: { complete: true } } });
  });

  test('finds any record by its id, whatever characters the id has', async () => {
    const id = 'maragheh-municipality:contracts:a:b "c" %_\\';
    const { data, errors } = await province.ask(
      'query ($id: ID!) { node(id: $id) { __typename id ... on Contract { amount member { kind } } ... on Disclosure { title } } contract(id: $id) { id } }',
      { id },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      node: { __typename: 'Contract', id, amount: '600000000000', member: { kind: 'MUNICIPALITY' }, title: 'قرارداد a:b "c" %_\\' },
      contract: { id },
    });
    const none = await province.ask(
      '{ a: node(id: "nowhere:contracts:1") { id } b: contract(id: "tabriz-municipality:contracts:none") { id } c: node(id: "") { id } }',
    );
    expect(none.data).toEqual({ a: null, b: null, c: null });
  });

  test('refuses an incomplete answer to a client that wants all or nothing', async () => {
    const { data, errors } = await province.ask(
      '{ contracts { totalCount } known: contracts(filter: { memberKind: MUNICIPALITY }) { totalCount } }',
      {},
      { 'shafaf-coverage': 'complete' },
    );
    expect(data).toEqual({ contracts: null, known: { totalCount: 5 } });
    expect(errors).toEqual([
      expect.objectContaining({
        message: 'Not every member answered: maragheh-county (NOT_CONNECTED).',
        path: ['contracts'],
        extensions: expect.objectContaining({ code: 'INCOMPLETE', whatToDo: expect.any(String) }),
      }),
    ]);
    const odd = await province.ask('{ contracts { totalCount } }', {}, { 'shafaf-coverage': 'whole' });
    expect([odd.status, odd.errors?.[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  });

  test.each([
    ['a cursor that is none', '{ contracts(after: "abc") { totalCount nodes { id } } }', 'BAD_CURSOR', /is not a cursor/],
    [
      'a page of a million',
      '{ contracts(first: 1000000) { nodes { id } } }',
      'BAD_USER_INPUT',
      /first: must be from 0 to 200, but got 1000000/,
    ],
    ['a negative page', '{ contracts(last: -1) { nodes { id } } }', 'BAD_USER_INPUT', /last: must be from 0 to 200, but got -1/],
    ['first and last together', '{ contracts(first: 1, last: 1) { nodes { id } } }', 'BAD_USER_INPUT', /either first or last/],
    ['an unknown member', '{ contracts(filter: { member: ["tabriz"] }) { totalCount } }', 'UNKNOWN_MEMBER', /no member "tabriz"/],
    ['an unknown county', '{ contracts(filter: { county: "x" }) { totalCount } }', 'UNKNOWN_MEMBER', /no member "x"/],
    [
      'a county that is none',
      '{ contracts(filter: { county: "tabriz-municipality" }) { totalCount } }',
      'BAD_USER_INPUT',
      /is not a county/,
    ],
    [
      'too many groups',
      '{ contracts: contractTotals(first: 5000) { count } }',
      'BAD_USER_INPUT',
      /first must be from 0 to 1000, but got 5000/,
    ],
  ])('refuses %s and says what is wrong', async (_what, query, code, message) => {
    const { data, errors } = await province.ask(query);
    expect(data).toEqual({ contracts: null });
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(message),
      path: ['contracts'],
      extensions: { code, whatToDo: expect.any(String) },
    });
    expect(JSON.stringify(errors)).not.toMatch(/stacktrace|node_modules|serviceName/);
  });

  test.each([
    [
      'an amount that is none',
      { minAmount: 'lots' },
      /A Rial is a whole number of rial in a string, such as "500000000000" \(at most 38 digits\), but got: "lots"/,
    ],
    ['a fraction of a rial', { minAmount: 1.5 }, /A Rial is a whole number of rial/],
    ['a day that is none', { signedFrom: '1403/02/30' }, /A Date is a day of the Gregorian calendar as YYYY-MM-DD/],
    ['a method that is none', { procurementMethod: ['FREE'] }, /FREE/],
    ['a condition that is none', { maximum: 5 }, /maximum/],
  ])('refuses %s before anybody is asked, as a literal and as a variable', async (_what, filter, message) => {
    const variable = await province.ask('query ($filter: ContractFilter) { contracts(filter: $filter) { totalCount } }', { filter });
    expect([variable.status, variable.errors?.[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(variable.errors?.[0]?.message).toMatch(message);
    const text = JSON.stringify(filter).replace(/"(\w+)":/g, '$1:');
    const literal = await province.ask(`{ contracts(filter: ${text}) { totalCount } }`);
    expect([literal.status, literal.errors?.[0]?.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    expect(literal.errors?.[0]?.message).toMatch(message);
  });

  test('takes amounts with Persian digits, as literals and as variables', async () => {
    const literal = await province.ask('{ contracts(filter: { minAmount: "۷۰۰۰۰۰۰۰۰۰۰۰" }) { totalCount } }');
    expect(literal.data).toEqual({ contracts: { totalCount: 3 } });
    const variable = await province.ask('query ($filter: ContractFilter) { contracts(filter: $filter) { totalCount } }', {
      filter: { minAmount: 700000000000, signedTo: '۲۰۲۴-۰۵-۰۱' },
    });
    expect(variable.data).toEqual({ contracts: { totalCount: 3 } });
    const large = await province.ask('{ contracts(filter: { minAmount: "99999999999999999999999999" }) { totalCount } }');
    expect(large.data).toEqual({ contracts: { totalCount: 0 } });
  });

  test('answers any alias, or refuses it clearly', async () => {
    const { status, data } = await province.ask('{ constructor: contracts(first: 1) { toString: nodes { hasOwnProperty: title } } }');
    expect(status).toBe(200);
    expect(JSON.stringify(data)).toBe('{"constructor":{"toString":[{"hasOwnProperty":"قرارداد 1"}]}}');
    const odd = await province.ask('{ __proto__: contracts(first: 1) { nodes { title } } }');
    expect(odd.errors?.[0]).toMatchObject({
      message: expect.stringMatching(/__proto__/),
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
    expect(Reflect.get({}, 'nodes')).toBeUndefined();
  });

  test('takes text with any characters', async () => {
    for (const text of ['%', '_', '\\', "'", '"', '\u0000', '\u200c', '😀', 'a:b', 'قرارداد', ' '.repeat(500), 'x'.repeat(5_000)]) {
      const { errors } = await province.ask('query ($text: String) { contracts(filter: { text: $text }) { totalCount nodes { id } } }', {
        text,
      });
      expect([text, (errors ?? []).map(({ extensions }) => extensions.code).filter((code) => code !== 'BAD_USER_INPUT')]).toEqual([
        text,
        [],
      ]);
    }
    const { data } = await province.ask('query ($text: String) { contracts(filter: { text: $text }) { totalCount } }', { text: '%_\\' });
    expect(data).toEqual({ contracts: { totalCount: 1 } });
  });

  test('says of itself that it is live and ready, and serves an explorer that asks no other host', async () => {
    expect((await fetch(`${province.address}/health/ready`)).status).toBe(200);
    const page = await fetch(`${province.address}/explorer`);
    const html = await page.text();
    expect(page.headers.get('content-type')).toMatch(/text\/html/);
    expect(html).toMatch(/<title>[^<]*نمونه · sample data/);
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });
});

describe('a portal that caches', () => {
  // A province of its own: what it publishes would change what the others count.
  let small: TestProvince;
  beforeAll(async () => {
    small = await startTestProvince({ 'ahar-municipality': [contract('1', '10')] });
  });
  afterAll(() => small?.stop());
  const query = '{ contracts(filter: { memberKind: MUNICIPALITY }) { totalCount nodes { title } } }';
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  const get = (parameters: Record<string, unknown>, headers: Record<string, string> = {}) => {
    const address = new URL(`${small.address}/graphql`);
    for (const [name, value] of Object.entries(parameters))
      address.searchParams.set(name, typeof value === 'string' ? value : JSON.stringify(value));
    return fetch(address, { headers: { 'apollo-require-preflight': 'true', ...headers } });
  };

  test('asks by GET, may keep the answer, and is told when it still holds', async () => {
    const first = await get({ query });
    expect(first.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    const etag = first.headers.get('etag') ?? '';
    const again = await get({ query }, { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    await small.publish('ahar-municipality', [contract('4', '1')]);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect((await get({ query }, { 'if-none-match': etag })).status).toBe(200);
  });

  test('names a query by its hash, once the gateway knows it', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    expect(JSON.stringify(await (await get({ extensions })).json())).toMatch(/PERSISTED_QUERY_NOT_FOUND/);
    expect((await get({ query, extensions })).status).toBe(200);
    expect(await (await get({ extensions })).json()).toMatchObject({ data: { contracts: {} } });
  });

  test('may not keep an answer that lacks a part or has errors, nor one to a POST', async () => {
    expect((await get({ query: '{ contracts { totalCount } }' })).headers.get('cache-control')).toBe('no-store');
    expect((await get({ query: '{ contracts(first: -1) { totalCount nodes { id } } }' })).headers.get('cache-control')).toBe('no-store');
    expect((await small.ask(query)).headers.get('cache-control')).toBe('no-store');
  });
});

/** Where a member answers. */
async function addressOf(code: string): Promise<string> {
  const { data } = await province.ask('query ($code: ID!) { member(code: $code) { address } }', { code });
  return (data as { member: { address: string } }).member.address;
}

describe('a member', () => {
  const query = '{ contracts(filter: { memberKind: MUNICIPALITY }) { nodes { id } coverage { complete missing { code reason } } } }';
  const own = given['tabriz-municipality'].map(({ localId }) => `tabriz-municipality:contracts:${localId}`);
  const listed = (data: unknown) => (data as { contracts: { nodes: { id: string }[] } }).contracts.nodes.map(({ id }) => id);
  const coverage = (data: unknown) => (data as { contracts: { coverage: unknown } }).contracts.coverage;

  /** A server in place of a member's. */
  async function instead(answer: Parameters<typeof createServer>[1]): Promise<{ server: Server; address: string }> {
    const server = createServer(answer as never);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` };
  }

  test.each<[what: string, reason: string, answer: Parameters<typeof createServer>[1]]>([
    ['hangs', 'TIMEOUT', () => {}],
    ['breaks off', 'UNREACHABLE', (_request, response) => void response.socket?.destroy()],
    [
      'stands behind a proxy that does not reach it',
      'UNREACHABLE',
      (_request, response) => void response.writeHead(502).end('<h1>Bad gateway</h1>'),
    ],
    ['answers in HTML', 'BAD_ANSWER', (_request, response) => void response.end('<h1>Welcome</h1>')],
    ['answers nonsense', 'BAD_ANSWER', (_request, response) => void response.end('{"data":{"contracts":{"nodes":7}}}')],
    [
      'answers half',
      'UNREACHABLE',
      (_request, response) => {
        response.writeHead(200, { 'content-length': 1000 }).write('{"data":');
        setTimeout(() => response.destroy(), 50);
      },
    ],
    [
      'answers with an error',
      'ERROR',
      (_request, response) => void response.end('{"errors":[{"message":"password authentication failed"}]}'),
    ],
  ])('that %s is reported and costs no other row', async (_what, reason, answer) => {
    const { server, address } = await instead(answer);
    const before = await addressOf('maragheh-municipality');
    try {
      await province.moveMember('maragheh-municipality', address);
      const { data, errors } = await province.ask(query);
      expect(errors).toBeUndefined();
      expect(listed(data)).toEqual(own);
      expect(coverage(data)).toEqual({ complete: false, missing: [{ code: 'maragheh-municipality', reason }] });
    } finally {
      await province.moveMember('maragheh-municipality', before);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
    expect(coverage((await province.ask(query)).data)).toEqual({ complete: true, missing: [] });
  });
});

describe('what the gateway knows of members beforehand', () => {
  test('spares them questions, and is brought up to date within two seconds of a publication', async () => {
    const small = await startTestProvince({
      'ahar-municipality': [contract('1', '10')],
      'ahar-county': [contract('1', '20'), contract('2', '30')],
    });
    try {
      const query =
        '{ contracts(first: 1) { totalCount nodes { id } pageInfo { hasNextPage } coverage { complete asked answered skipped } } }';
      const ask = async () =>
        (await small.ask(query)).data as { contracts: { totalCount: number; nodes: { id: string }[]; coverage: object } };
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      expect(await ask()).toEqual({
        contracts: {
          totalCount: 3,
          nodes: [{ id: 'ahar-county:contracts:2' }],
          pageInfo: { hasNextPage: true },
          coverage: { complete: true, asked: 1, answered: 1, skipped: 1 },
        },
      });
      await small.publish('ahar-municipality', [contract('2', '40')]);
      const published = performance.now();
      while ((await ask()).contracts.totalCount === 3 && performance.now() < published + 10_000)
        await new Promise((resolve) => setTimeout(resolve, 20));
      expect(performance.now() - published).toBeLessThan(2_000);
      expect(await ask()).toMatchObject({ contracts: { totalCount: 4, nodes: [{ id: 'ahar-municipality:contracts:2' }] } });
    } finally {
      await small.stop();
    }
  });
});

describe('a member that is taken down', () => {
  test('is missing from lists, an error where it alone could answer, and back when it is back', async () => {
    const small = await startTestProvince({ 'ahar-municipality': [contract('1', '10')], 'ahar-county': [contract('1', '20')] });
    try {
      const query =
        '{ contracts { nodes { id } coverage { complete asked answered missing { code reason } } } contract(id: "ahar-county:contracts:1") { title } member(code: "ahar-county") { nameEn contracts { nodes { id } coverage { complete } } } }';
      expect((await small.ask(query)).errors).toBeUndefined();
      await small.stopMember('ahar-county');
      // Until the gateway looks again, what it knows of the member's data stands.
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      const { data, errors } = await small.ask(query, {}, { 'shafaf-stale': 'no' });
      expect(data).toEqual({
        contracts: {
          nodes: [{ id: 'ahar-municipality:contracts:1' }],
          coverage: { complete: false, asked: 2, answered: 1, missing: [{ code: 'ahar-county', reason: 'UNREACHABLE' }] },
        },
        contract: null,
        member: { nameEn: 'Ahar County', contracts: { nodes: [], coverage: { complete: false } } },
      });
      expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([[['contract'], 'MEMBER_UNAVAILABLE']]);
    } finally {
      await small.stop();
    }
  });
});
