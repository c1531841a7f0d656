import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { usualLimits } from '../gateway/src/limits/PublicLimits.ts';
import { type ErrorCode, errorCatalogue } from '../shared/src/errors/catalogue.ts';
import { type GivenContract, startTestProvince, type TestProvince } from './testProvince.ts';

function contract(localId: string): GivenContract {
  const supplier = { nationalId: '10380284790', name: 'شرکت نمونه' };
  return { localId, content: { title: `قرارداد ${localId}`, amount: '900000000000', signedOn: '2024-05-01', fiscalYear: 1403, supplier } };
}

let province: TestProvince;
let proxy: CountingProxy;
beforeAll(async () => {
  province = await startTestProvince(
    { 'ahar-municipality': [contract('1'), contract('2')], 'ahar-county': [contract('1')] },
    // Every question is sent, so that it can be seen whether one was.
    { shortcuts: { prune: false, remember: false } },
  );
  const { data } = await province.ask('{ member(code: "ahar-municipality") { address } }');
  proxy = await countingProxy((data as { member: { address: string } }).member.address);
  await province.moveMember('ahar-municipality', proxy.address);
});
afterAll(async () => {
  await province?.stop();
  await proxy?.stop();
});

/** A server before another, which counts the questions that go through, and can hold them. */
interface CountingProxy {
  address: string;
  readonly questions: number;
  /** Questions that came while they were held, and of them those that were broken off. */
  readonly held: number;
  readonly brokenOff: number;
  /** Lets no question through until it is called again with false. */
  hold(isHeld: boolean): void;
  stop(): Promise<void>;
}

async function countingProxy(target: string): Promise<CountingProxy> {
  let questions = 0;
  let held = 0;
  let brokenOff = 0;
  let isHeld = false;
  let letGo = () => {};
  let free = Promise.resolve();
  const server: Server = createServer(async (incoming, outgoing) => {
    if (incoming.method === 'POST') questions++;
    if (incoming.method === 'POST' && isHeld) {
      held++;
      outgoing.on('close', () => {
        if (!outgoing.writableFinished) brokenOff++;
      });
      await free;
    }
    const url = new URL(incoming.url ?? '/', target);
    const passed = httpRequest(url, { method: incoming.method, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    address: `http://127.0.0.1:${address.port}/graphql`,
    get questions() {
      return questions;
    },
    get held() {
      return held;
    },
    get brokenOff() {
      return brokenOff;
    },
    hold(now) {
      isHeld = now;
      if (now) free = new Promise((resolve) => (letGo = resolve));
      else letGo();
    },
    async stop() {
      letGo();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Answered {
  status: number;
  headers: Headers;
  json: {
    data?: unknown;
    errors?: { message: string; extensions: { code: ErrorCode; whatToDo: string; found?: number; limit?: number; retryAfter?: number } }[];
  };
}

async function read(response: Response): Promise<Answered> {
  return { status: response.status, headers: response.headers, json: JSON.parse(await response.text()) };
}

/** The ways in which an operation can be sent. */
const ways = {
  POST: async (address: string, query: string, variables: object = {}) =>
    read(
      await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      }),
    ),
  GET: async (address: string, query: string, variables: object = {}) => {
    const parameters = new URLSearchParams({ query, variables: JSON.stringify(variables) });
    return read(await fetch(`${address}/graphql?${parameters}`, { headers: { 'apollo-require-preflight': 'true' } }));
  },
  hash: async (address: string, query: string, variables: object = {}) => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } };
    const send = (body: object) =>
      fetch(`${address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const registered = await read(await send({ query, variables, extensions }));
    const named = await read(await send({ variables, extensions }));
    // What is refused is not kept: asked for by its hash it is not known.
    return named.json.errors?.[0]?.extensions.code === 'PERSISTED_QUERY_NOT_FOUND' ? registered : named;
  },
};

const times = (count: number, part: (index: number) => string, between = ' ') =>
  Array.from({ length: count }, (_, i) => part(i)).join(between);
const nested = (depth: number) => `{ member(code: "ahar-county") { ${'county { '.repeat(depth - 2)}code ${'} '.repeat(depth - 2)}} }`;
const multiplied = (levels: number) =>
  `{ member(code: "ahar-county") { ...F0 } } ${times(levels, (i) => `fragment F${i} on Member { a${i}: code b${i}: code ...F${i + 1} ... on Member { ...F${i + 1} } }`)} fragment F${levels} on Member { code }`;

interface Abuse {
  code: ErrorCode;
  found: number;
  limit: number;
  abusive: string;
  innocent: string;
}

/** For each limit an operation that goes beyond it, and one of the same form that does not. */
const abuses: Record<string, Abuse> = {
  tokens: {
    code: 'TOO_MANY_TOKENS',
    found: 6_016,
    limit: usualLimits.tokens,
    abusive: `{ contracts(filter: { member: [${times(6_000, () => '"a"', ',')}] }) }`.replace(') }', ') { totalCount } }'),
    innocent: `{ contracts(filter: { member: [${times(400, () => '"ahar-county"', ',')}] }) { totalCount } }`,
  },
  depth: { code: 'OPERATION_TOO_DEEP', found: 16, limit: 15, abusive: nested(16), innocent: nested(15) },
  'depth through fragments': {
    code: 'OPERATION_TOO_DEEP',
    found: 16,
    limit: 15,
    abusive: `{ member(code: "ahar-county") { ...A } } fragment A on Member { county { county { county { county { ...B } } } } } fragment B on Member { county { county { county { county { ...C } } } } } fragment C on Member { ${'county { '.repeat(6)} code ${'}'.repeat(6)} }`,
    innocent: `{ member(code: "ahar-county") { ...A } } fragment A on Member { county { county { county { county { ...B } } } } } fragment B on Member { county { county { county { county { code } } } } }`,
  },
  'brackets in each other': {
    code: 'OPERATION_TOO_DEEP',
    found: 1_503,
    limit: 200,
    abusive: `{ contracts(filter: { member: ${'['.repeat(1_500)}${']'.repeat(1_500)} }) { totalCount } }`,
    innocent: '{ contracts(filter: { member: [] }) { totalCount } }',
  },
  aliases: {
    code: 'TOO_MANY_ALIASES',
    found: 101,
    limit: 100,
    abusive: `{ member(code: "ahar-county") { ${times(101, (i) => `a${i}: nameFa`)} } }`,
    innocent: `{ member(code: "ahar-county") { ${times(100, (i) => `a${i}: nameFa`)} } }`,
  },
  'aliases that fragments multiply': {
    code: 'TOO_MANY_ALIASES',
    found: 2 * (2 ** 6 - 1),
    limit: 100,
    abusive: multiplied(6),
    innocent: multiplied(5),
  },
  'root fields': {
    code: 'TOO_MANY_ROOT_FIELDS',
    found: 21,
    limit: 20,
    abusive: `{ ${times(20, (i) => `a${i}: contracts(first: 1) { totalCount }`)} ...R } fragment R on Query { contracts { totalCount } }`,
    innocent: `{ ${times(19, (i) => `a${i}: contracts(first: 1) { totalCount }`)} ...R } fragment R on Query { contracts { totalCount } }`,
  },
  fields: {
    code: 'TOO_MANY_FIELDS',
    found: 2_049,
    limit: 2_000,
    abusive: `{ member(code: "ahar-county") { ...F0 } } ${times(11, (i) => `fragment F${i} on Member { ...F${i + 1} ... on Member { ...F${i + 1} } }`)} fragment F11 on Member { code }`,
    innocent: `{ member(code: "ahar-county") { ...F0 } } ${times(9, (i) => `fragment F${i} on Member { ...F${i + 1} ... on Member { ...F${i + 1} } }`)} fragment F9 on Member { code }`,
  },
};

describe('an operation that goes beyond a limit', () => {
  for (const [name, { code, found, limit, abusive, innocent }] of Object.entries(abuses))
    for (const [way, ask] of Object.entries(ways)) {
      if (way === 'GET' && Math.max(abusive.length, innocent.length) > 4_000) continue; // longer than an address may be
      test(`is refused for its ${name} before anybody is asked, sent by ${way}; one within it is answered`, async () => {
        const before = proxy.questions;
        const { status, json } = await ask(province.address, abusive);
        expect(json.errors?.[0]).toMatchObject({
          message: expect.stringMatching(new RegExp(`${found}.*${limit}`)),
          extensions: { code, found, limit, whatToDo: errorCatalogue[code].whatToDo },
        });
        expect(json.errors).toHaveLength(1);
        expect([status, json.data]).toEqual([400, undefined]);
        expect(proxy.questions).toBe(before);
        const fine = await ask(province.address, innocent);
        expect([fine.status, fine.json.errors]).toEqual([200, undefined]);
      });
    }

  test('is refused at once, however much it stands for', async () => {
    const { json } = await ways.POST(province.address, multiplied(60));
    expect(json.errors?.[0]?.extensions).toMatchObject({ code: 'TOO_MANY_ALIASES', found: expect.any(Number) });
  });

  test('may be one of several in its text', async () => {
    const query = `query Small { contracts { totalCount } } query Large ${abuses.aliases?.abusive}`;
    const response = await fetch(`${province.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, operationName: 'Small' }),
    });
    expect((await read(response)).json.errors?.[0]?.extensions.code).toBe('TOO_MANY_ALIASES');
  });
});

describe('the cost of an operation', () => {
  /** A small province has few members, so it takes a lot to cost much. */
  const costly =
    '{ contracts(first: 200) { nodes { supplier { contracts(first: 200) { nodes { supplier { name } member { nameFa } documents { url } } } } } } }';

  for (const [way, ask] of Object.entries(ways)) {
    test(`is found out before anybody is asked, by variables too, sent by ${way}`, async () => {
      const before = proxy.questions;
      const text =
        'query ($n: Int, $m: Int) { contracts(first: $n) { nodes { supplier { contracts(first: $m) { nodes { supplier { name } member { nameFa } documents { url } } } } } } }';
      for (const { status, json, headers } of [
        await ask(province.address, costly),
        await ask(province.address, text, { n: 200, m: 200 }),
      ]) {
        const [error] = json.errors ?? [];
        expect(error?.extensions).toMatchObject({
          code: 'OPERATION_TOO_COSTLY',
          limit: usualLimits.cost,
          whatToDo: errorCatalogue.OPERATION_TOO_COSTLY.whatToDo,
        });
        expect(error?.extensions.found).toBeGreaterThan(usualLimits.cost);
        expect(error?.message).toBe(`The operation costs ${error?.extensions.found} points, but at most ${usualLimits.cost} are allowed.`);
        expect(headers.get('shafaf-cost')).toBe(String(error?.extensions.found));
        expect([status, json.data]).toEqual([400, undefined]);
      }
      expect(proxy.questions).toBe(before);
      const { status, json, headers } = await ask(province.address, text, { n: 20, m: 20 });
      expect([status, json.errors]).toEqual([200, undefined]);
      expect(Number(headers.get('shafaf-cost'))).toBeGreaterThan(0);
    });
  }

  test('is multiplied by the members that a field would ask', async () => {
    const of = async (filter: string) => {
      const { json, headers } = await ways.POST(province.address, `{ contracts(first: 1${filter}) { nodes { title } } }`);
      expect(json.errors).toBeUndefined();
      return Number(headers.get('shafaf-cost'));
    };
    const { data } = await province.ask('{ members { code } }');
    const members = (data as { members: object[] }).members.length;
    const [one, all] = [await of(', filter: { member: ["ahar-county"] }'), await of('')];
    // The question and one row of each member; the connection and the row in the answer.
    expect(all - one).toBe((members - 1) * (20 + 1));
    expect(one).toBe(20 + 1 + 2 * 30);
    expect(await of(', filter: { memberKind: COUNTY }')).toBe(one);
  });

  test('leaves room for what portals and analysts ask', async () => {
    const contractFields = `id title status fiscalYear publishedAt modifiedAt sourceUrl license revision contentHash sample description ocid amount signedOn periodStart periodEnd
      contractStatus setadNumber category documents { title url mediaType } redactions { field legalArticle } withdrawal { at reason } member { code nameFa kind county { nameFa } }
      tender { title procurementMethod procurementMethodDetails procurementMethodRationale mainProcurementCategory value periodStart periodEnd numberOfTenderers }
      awards { id title date value suppliers { nationalId name } } supplier { nationalId name identifier { scheme id } } originalValue { amount currency rate }
      amendments { date description rationale } implementation { transactions { id date value } milestones { title status dueDate dateMet } }`;
    const page = `(first: 200) { totalCount nodes { ...All } pageInfo { hasNextPage endCursor } coverage { complete asked answered skipped missing { code reason } stale { code asOf } } }`;
    const all = `fragment All on Contract { ${contractFields} }`;
    for (const query of [
      `{ contracts${page} } ${all}`,
      `{ ${times(6, (i) => `page${i}: contracts${page}`)} } ${all}`,
      '{ contractTotals(groupBy: SUPPLIER, first: 1000) { count amount groups { supplier { nationalId name } count amount largest } groupCount coverage { complete } } }',
      '{ members { nameFa contracts(first: 5) { totalCount nodes { title amount } } contractTotals { count amount } } }',
      getIntrospectionQuery({ inputValueDeprecation: true, schemaDescription: true, specifiedByUrl: true, directiveIsRepeatable: true }),
    ]) {
      const { status, json } = await ways.POST(province.address, query);
      expect([status, json.errors]).toEqual([200, undefined]);
    }
  });
});

describe('a request', () => {
  const query = '{ contracts { totalCount } }';
  const post = async (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    read(await fetch(`${province.address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body }));

  test('whose body is too large is refused, also when it is compressed', async () => {
    const large = JSON.stringify({ query, variables: { text: 'x'.repeat(usualLimits.bodyBytes) } });
    for (const answer of [await post(large), await post(new Uint8Array(gzipSync(large)), { 'content-encoding': 'gzip' })]) {
      expect(answer.status).toBe(413);
      expect(answer.json.errors?.[0]).toMatchObject({
        message: expect.stringMatching(String(usualLimits.bodyBytes)),
        extensions: { code: 'BODY_TOO_LARGE', whatToDo: expect.any(String) },
      });
    }
    const fine = JSON.stringify({ query, variables: { text: 'x'.repeat(usualLimits.bodyBytes - 200) } });
    expect((await post(fine)).json.errors).toBeUndefined();
  });

  test('holds one operation', async () => {
    const { status, json } = await post(JSON.stringify([{ query }, { query }]));
    expect([status, json.errors?.[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST']);
  });

  test.each([
    ['several operations and names none', { query: 'query A { __typename } query B { __typename }' }, 'OPERATION_RESOLUTION_FAILURE'],
    ['an operation and names another', { query: 'query A { __typename }', operationName: 'B' }, 'OPERATION_RESOLUTION_FAILURE'],
    ['a mutation', { query: 'mutation { publish }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['a subscription', { query: 'subscription { news }' }, 'GRAPHQL_VALIDATION_FAILED'],
  ])('that has %s is refused', async (_what, body, code) => {
    const { status, json } = await post(JSON.stringify(body));
    expect([status, json.errors]).toEqual([400, [expect.objectContaining({ extensions: { code, whatToDo: expect.any(String) } })]]);
  });

  test('is none that a foreign web page can have made', async () => {
    const { status, json } = await post(JSON.stringify({ query }), { 'content-type': 'text/plain' });
    expect([status, json.errors?.[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST']);
    const get = await read(await fetch(`${province.address}/graphql?${new URLSearchParams({ query })}`));
    expect([get.status, get.json.errors?.[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST']);
  });

  test.each(['gateway.invalid:port', 'a b', '%', '[', 'x'.repeat(300)])('with the host %p is answered', async (host) => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const { hostname, port } = new URL(province.address);
      const headers = { host, 'content-type': 'application/json' };
      httpRequest({ hostname, port, path: '/graphql', method: 'POST', headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end(JSON.stringify({ query: '{ __typename }' }));
    });
    expect([200, 400]).toContain(status);
  });
});

describe('a page of another origin', () => {
  const origin = 'https://portal.example.ir';
  const preflight = (address: string, from: string) =>
    fetch(`${address}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: from, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });

  test('may read nothing, as long as nothing else is set', async () => {
    const { headers } = await fetch(`${province.address}/graphql`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    });
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect((await preflight(province.address, origin)).headers.get('access-control-allow-origin')).toBeNull();
  });

  test('may ask when its origin is named, or all are; refusals it may read too', async () => {
    const named = await province.addGateway({ access: { origins: [origin] } });
    const any = await province.addGateway({ access: { origins: ['*'] } });
    const of = async (address: string, from: string) => (await preflight(address, from)).headers.get('access-control-allow-origin');
    expect([await of(named.address, origin), await of(named.address, 'https://other.example')]).toEqual([origin, null]);
    expect(await of(any.address, 'https://other.example')).toBe('*');
    const refused = await named('{ nothing }', {}, { origin });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([400, origin]);
    expect(refused.headers.get('access-control-expose-headers')).toMatch(/retry-after/);
    expect(refused.headers.get('access-control-allow-credentials')).toBeNull();
  });
});

describe('the answers', () => {
  test('bear the headers that keep browsers from taking them for something else', async () => {
    for (const path of ['/graphql', '/health/live', '/explorer', '/nowhere']) {
      const { headers } = await fetch(`${province.address}${path}`);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
      expect(headers.get('content-security-policy')).toMatch(/default-src '(self|none)'.*frame-ancestors 'none'/);
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  test('let the explorer run its own script and no other, and ask nobody but the gateway', async () => {
    for (const encoding of ['identity', 'gzip', 'br']) {
      const page = await fetch(`${province.address}/explorer`, { headers: { 'accept-encoding': encoding } });
      const html = await page.text();
      expect(page.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
      const scripts = [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)];
      expect(scripts.map(([, attributes]) => attributes)).toEqual(['']);
      const hash = createHash('sha256')
        .update(scripts[0]?.[2] ?? '')
        .digest('base64');
      const policy = page.headers.get('content-security-policy') ?? '';
      expect(policy).toContain(`script-src 'sha256-${hash}' blob:;`);
      expect(policy).toContain("connect-src 'self';");
      expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
      expect(html).not.toMatch(/<[^>]+\son\w+=/);
      const again = await fetch(`${province.address}/explorer`, { headers: { 'if-none-match': page.headers.get('etag') ?? '' } });
      expect(again.status).toBe(304);
    }
  });
});

describe('a client', () => {
  const dear = '{ contracts(first: 200) { nodes { supplier { name } member { nameFa } tender { title } documents { url } } } }';
  const query = '{ contracts(first: 1) { totalCount } }';

  test('that asks too much is told how long to wait, and may ask again then', async () => {
    const seconds = 2;
    // Enough for one in two seconds, but not for two.
    const ask = await province.addGateway({ access: { limits: { rate: { points: 100_000, seconds } } } });
    let refused = await ask(dear);
    expect(refused.status).toBe(200);
    while (refused.status === 200) refused = await ask(dear);
    const [error] = refused.errors ?? [];
    expect([refused.status, error?.extensions.code]).toEqual([429, 'RATE_LIMITED']);
    expect(error).toMatchObject({
      message: expect.stringMatching(/100000 points in 2 seconds/),
      extensions: { limit: 100_000, found: expect.any(Number), whatToDo: expect.stringMatching(/retry-after/) },
    });
    const wait = Number(refused.headers.get('retry-after'));
    expect([1, 2]).toContain(wait);
    await new Promise((resolve) => setTimeout(resolve, wait * 1_000));
    expect((await ask(query)).status).toBe(200);
  });

  test('spends what its operations cost, whichever way it asks; what is too dear may still be followed by less', async () => {
    const { address } = await province.addGateway({ access: { limits: { rate: { points: 36_000, seconds: 600 } } } });
    for (const ask of Object.values(ways)) expect((await ask(address, dear)).json.errors?.[0]?.extensions.code).toBe('RATE_LIMITED');
    expect((await ways.POST(address, query)).status).toBe(200);
  });

  test('is known by what a trusted proxy says of it, and by the network of an IPv6 address', async () => {
    const access = { limits: { rate: { points: 12_000, seconds: 600 } }, trustProxy: ['127.0.0.1'] };
    const { address } = await province.addGateway({ access });
    const ask = async (from: string) => (await fetch(`${address}/health/../nowhere`, { headers: { 'x-forwarded-for': from } })).status;
    const spendAll = async (from: string) => {
      for (let i = 0; i < 12; i++) expect(await ask(from)).toBe(404);
      expect(await ask(from)).toBe(429);
    };
    await spendAll('192.0.2.1');
    expect(await ask('192.0.2.2')).toBe(404);
    await spendAll('2001:db8:1:2::7');
    expect([await ask('2001:db8:1:2:ffff::8'), await ask('2001:db8:1:3::7')]).toEqual([429, 404]);
    // What stands further left in the header anybody can have written.
    expect(await ask('203.0.113.9, 192.0.2.1')).toBe(429);
  });

  test('on the gateway’s own machine is not limited as long as no rate is set; but the clients of an unknown proxy there are one', async () => {
    const { address } = await province.addGateway({});
    const local = await province.addGateway({ access: { limits: { rate: { points: 3_000, exempt: ['127.0.0.0/8'] } } } });
    expect(address).not.toBe(local.address);
    const ask = async (headers: Record<string, string> = {}) => (await fetch(`${local.address}/nowhere`, { headers })).status;
    for (let i = 0; i < 10; i++) expect(await ask()).toBe(404);
    const statuses: number[] = [];
    for (let i = 0; i < 4; i++) statuses.push(await ask({ 'x-forwarded-for': `192.0.2.${i}` }));
    expect(statuses).toEqual([404, 404, 404, 429]);
    expect((await fetch(`${local.address}/health/live`, { headers: { 'x-forwarded-for': '192.0.2.9' } })).status).toBe(200);
  });
});

describe('a gateway with a list of operations', () => {
  const listed = 'query Largest($n: Int) { contracts(first: $n) { totalCount } }';
  const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
  let folder: string;
  let address: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'shafaf-list-'));
    const costly =
      '{ contracts(first: 200) { nodes { supplier { contracts(first: 200) { nodes { supplier { name } member { nameFa } documents { url } } } } } } }';
    const path = join(folder, 'operations.json');
    writeFileSync(path, JSON.stringify({ [hashOf(listed)]: listed, [hashOf(costly)]: costly }));
    address = (await province.addGateway({ access: { safelistPath: path } })).address;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const byHash = async (hash: string, more: object = {}) =>
    read(
      await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: hash } }, ...more }),
      }),
    );

  test('answers these, by their text or by their hash alone', async () => {
    for (const ask of [ways.POST, ways.GET])
      expect((await ask(address, listed, { n: 1 })).json).toMatchObject({ data: { contracts: { totalCount: 3 } } });
    expect((await byHash(hashOf(listed), { variables: { n: 2 } })).json).toMatchObject({ data: { contracts: { totalCount: 3 } } });
  });

  test('refuses any other with a code of its own, however it is sent', async () => {
    const other = `${listed} `;
    const answers = [
      ...(await Promise.all(Object.values(ways).map((ask) => ask(address, other)))),
      await byHash(hashOf(other)),
      await byHash(hashOf(listed), { query: other }),
    ];
    answers.push(await ways.POST(address, getIntrospectionQuery()));
    for (const { status, json } of answers)
      expect([status, json.errors?.[0]?.extensions]).toEqual([
        403,
        expect.objectContaining({ code: 'OPERATION_NOT_LISTED', whatToDo: expect.any(String) }),
      ]);
  });

  test('holds the listed ones to the limits as well', async () => {
    const costly =
      '{ contracts(first: 200) { nodes { supplier { contracts(first: 200) { nodes { supplier { name } member { nameFa } documents { url } } } } } } }';
    expect((await byHash(hashOf(costly))).json.errors?.[0]?.extensions.code).toBe('OPERATION_TOO_COSTLY');
  });

  test('does not start when a hash is not that of its text, or the file is none', async () => {
    const path = join(folder, 'odd.json');
    const start = () => province.addGateway({ access: { safelistPath: path } });
    writeFileSync(path, JSON.stringify({ [hashOf('{ a }')]: '{ b }' }));
    await expect(start()).rejects.toMatchObject({ code: 'UNREADABLE_FILE', message: expect.stringMatching(/a single changed character/i) });
    writeFileSync(path, '[1, 2]');
    await expect(start()).rejects.toMatchObject({ code: 'UNREADABLE_FILE', message: expect.stringMatching(/object of texts/) });
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('an operation that is given up', () => {
  /** Enough for what is answered at all, on a slow machine too. */
  const DEADLINE = 2_500;
  /** Far beyond what a test takes: nothing ends by the members' own deadline. */
  const patient = { memberDeadlineMilliseconds: 110_000, memberCalls: { retries: 0 } };
  const query = '{ contracts(first: 5) { nodes { id } coverage { complete missing { code reason } } } }';
  const post = (address: string, init: RequestInit = {}, text = query) =>
    fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: text }),
      ...init,
    });
  afterEach(() => proxy.hold(false));

  test('since its client has left, is not carried on at the members', async () => {
    const { address } = await province.addGateway({ ...patient, shortcuts: { prune: false, remember: false } });
    const [held, brokenOff] = [proxy.held, proxy.brokenOff];
    proxy.hold(true);
    const client = new AbortController();
    const asked = post(address, { signal: client.signal });
    await until(() => proxy.held > held);
    client.abort();
    await expect(asked).rejects.toThrow();
    await until(() => proxy.brokenOff > brokenOff);
  });

  test('leaves a question that others ask as well to them', async () => {
    const { address } = await province.addGateway({ ...patient, shortcuts: { prune: false, remember: true } });
    const [held, brokenOff] = [proxy.held, proxy.brokenOff];
    proxy.hold(true);
    const leaving = [new AbortController(), new AbortController()];
    const left = leaving.map(({ signal }) => post(address, { signal }));
    await until(() => proxy.held > held);
    const staying = post(address);
    // By then the second client waits for the same question.
    await new Promise((resolve) => setTimeout(resolve, 300));
    for (const each of leaving) each.abort();
    expect((await Promise.allSettled(left)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await new Promise((resolve) => setTimeout(resolve, 300));
    // Asked once for all three; or, where the third came so late that the question was asked anew for it, that one goes on.
    expect(proxy.held - held - (proxy.brokenOff - brokenOff)).toBe(1);
    proxy.hold(false);
    const { json } = await read(await staying);
    expect(json.errors).toBeUndefined();
    expect((json.data as { contracts: { nodes: object[] } }).contracts.nodes).toHaveLength(3);
  });

  test('since its time is over, is answered with what has come, and says what is missing', async () => {
    const { address } = await province.addGateway({
      ...patient,
      access: { limits: { deadlineMilliseconds: DEADLINE } },
      shortcuts: { prune: false, remember: false },
    });
    const brokenOff = proxy.brokenOff;
    const text =
      '{ contracts(first: 5) { nodes { id } coverage { complete missing { code reason } } } contract(id: "ahar-municipality:contracts:1") { title } }';
    proxy.hold(true);
    const startedAt = performance.now();
    const { status, json } = await read(await post(address, {}, text));
    expect(performance.now() - startedAt).toBeLessThan(30_000);
    expect(status).toBe(200);
    expect(json.data).toEqual({
      contracts: {
        nodes: [{ id: 'ahar-county:contracts:1' }],
        coverage: { complete: false, missing: expect.arrayContaining([{ code: 'ahar-municipality', reason: 'TIMEOUT' }]) },
      },
      contract: null,
    });
    expect(json.errors?.map(({ extensions }) => extensions.code)).toEqual(['MEMBER_UNAVAILABLE']);
    await until(() => proxy.brokenOff > brokenOff);
  });

  test('says so where nothing can stand in the place of what did not come', async () => {
    const directory = await countingProxy(province.directoryAddress);
    try {
      const { address } = await province.addGateway({
        ...patient,
        directoryUrl: directory.address,
        access: { limits: { deadlineMilliseconds: DEADLINE } },
        shortcuts: { prune: false, remember: false },
      });
      directory.hold(true);
      const { status, json } = await read(await post(address, {}, '{ members { nameFa } contracts { totalCount } }'));
      expect([status, json.errors?.[0]]).toEqual([
        200,
        expect.objectContaining({
          extensions: { code: 'DEADLINE_PASSED', limit: DEADLINE, whatToDo: errorCatalogue.DEADLINE_PASSED.whatToDo },
        }),
      ]);
    } finally {
      directory.hold(false);
      await directory.stop();
    }
  });
});
