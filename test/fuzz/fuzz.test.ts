import { readFileSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import { connect as connectSocket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema } from 'graphql';
import { z } from 'zod';
import { provinceMembers } from '../../subgraphs/directory/src/members/provinceMembers.ts';
import { categories } from '../../subgraphs/member/src/categories/categories.ts';
import { type GivenContract, startTestProvince, type TestProvince } from '../testProvince.ts';
import { anyCursor } from './anyCursor.ts';
import { anyOperation, anyText, nearlyAnyOperation } from './anyOperation.ts';
import { expectTame, LONGEST_MILLISECONDS } from './expectTame.ts';

/** `FUZZ_RUNS` makes it longer, `SHAFAF_TEST_SEED` repeats it. */
const runs = Number(process.env.FUZZ_RUNS ?? 25);
const seed = Number(process.env.SHAFAF_TEST_SEED ?? Date.now() % 2 ** 31);
const settings = { numRuns: runs, seed };
jest.setTimeout(Math.max(120_000, runs * 4_000));

const schema = buildSchema(readFileSync(fileURLToPath(new URL('../../schema/api.graphql', import.meta.url)), 'utf8'));

function contract(localId: string): GivenContract {
  const supplier = { nationalId: '10380284790', name: 'شرکت نمونه' };
  return { localId, content: { title: `قرارداد ${localId}`, amount: `${localId}000`, signedOn: '2024-05-01', fiscalYear: 1403, supplier } };
}

let province: TestProvince;
let spoiler: Spoiler;
/** The gateway's and one member's own GraphQL: both are public. */
let servers: readonly string[];
let cursors: string[];
let ids = ['ahar-county:contracts:1', 'ahar-county', 'ahar-municipality', 'ahar-county:contracts:', '10380284790', 'nobody:contracts:1'];

beforeAll(async () => {
  province = await startTestProvince(
    {
      'ahar-county': ['1', '2', '3'].map(contract),
      'ahar-municipality': ['4', '5'].map(contract),
      'maragheh-county': ['6', '7'].map(contract),
    },
    { memberDeadlineMilliseconds: 2_000, memberCalls: { failuresToOpen: 1_000_000 } },
  );
  const addressOf = async (code: string): Promise<string> => {
    const { data } = await province.ask('query ($code: ID!) { member(code: $code) { address } }', { code });
    return (data as { member: { address: string } }).member.address;
  };
  servers = [`${province.address}/graphql`, await addressOf('ahar-county')];
  spoiler = await startSpoiler(await addressOf('maragheh-county'));
  await province.moveMember('maragheh-county', spoiler.address);
  const sampled = provinceMembers.filter(({ code }) => ['ahar-county', 'ahar-municipality'].includes(code));
  for (const body of sampled)
    for (const category of categories)
      if (category.name !== 'contracts') await province.publishInto(body.code, category.name, category.samples(body).slice(0, 3));
  const lists = categories.map(({ name }) => `${name}(first: 3) { edges { cursor node { id } } }`).join(' ');
  const { data } = await province.ask(`{ ${lists} }`);
  const edges = z
    .record(z.string(), z.object({ edges: z.array(z.object({ cursor: z.string(), node: z.object({ id: z.string() }) })) }))
    .parse(data);
  cursors = Object.values(edges).flatMap((list) => list.edges.map(({ cursor }) => cursor));
  ids = [...ids, ...Object.values(edges).flatMap((list) => list.edges.slice(0, 1).map(({ node }) => node.id))];
});
afterAll(async () => {
  // Whatever came before, it still answers.
  const { data, errors } = await province.ask('{ contracts(filter: { member: ["ahar-county"] }) { totalCount coverage { complete } } }');
  expect({ data, errors }).toEqual({ data: { contracts: { totalCount: 3, coverage: { complete: true } } }, errors: undefined });
  await province?.stop();
  await spoiler?.stop();
});

interface Sent {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  parameters?: Record<string, string>;
}

/** Sends something to a server, which must answer tamely and soon. */
async function send(address: string, { method = 'POST', headers = {}, body, parameters = {} }: Sent): Promise<void> {
  const query = new URLSearchParams(parameters).toString();
  const { status, text } = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    const asked = httpRequest(
      query === '' ? address : `${address}?${query}`,
      { method, headers, insecureHTTPParser: true, signal: AbortSignal.timeout(LONGEST_MILLISECONDS) },
      (answer) => {
        const chunks: Uint8Array[] = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
        answer.on('error', reject);
      },
    );
    asked.on('error', (error) => {
      // A body that is refused at its first bytes is not read to its end.
      if ('code' in error && (error.code === 'EPIPE' || error.code === 'ECONNRESET')) resolve({ status: 400, text: '' });
      else reject(error);
    });
    asked.end(body);
  });
  expectTame(status, text);
}

const json = { 'content-type': 'application/json' };
const everywhere = async (sent: Sent) => {
  for (const address of servers) await send(address, sent);
};

describe('whatever is sent to a public server is answered soon, with no fault of its own:', () => {
  test('any bytes as a body, said to be anything', async () => {
    const type = fc.oneof(
      fc.constantFrom(
        'application/json',
        'application/json; charset=utf-16',
        'text/plain',
        'application/graphql',
        'multipart/form-data; boundary=x',
        '',
      ),
      fc.stringMatching(/^[a-z/;=]{0,20}$/),
    );
    const encoding = fc.constantFrom(undefined, 'gzip', 'br', 'identity', 'deflate', 'zstd', 'x');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3_000 }), type, encoding, (body, contentType, contentEncoding) =>
        everywhere({
          body,
          headers: { 'content-type': contentType, ...(contentEncoding !== undefined && { 'content-encoding': contentEncoding }) },
        }),
      ),
      settings,
    );
  });

  test('any bytes on the line', async () => {
    const beginnings = fc.constantFrom(
      '',
      'POST /graphql HTTP/1.1\r\n',
      'GET /graphql?query={__typename} HTTP/1.1\r\nhost: x\r\n',
      'GET ',
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    );
    await fc.assert(
      fc.asyncProperty(beginnings, fc.uint8Array({ maxLength: 2_000 }), async (beginning, bytes) => {
        for (const address of servers) {
          const answer = await onTheLine(address, Buffer.concat([Buffer.from(beginning), bytes, Buffer.from('\r\n\r\n')]));
          const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1];
          if (status !== undefined) expect(Number(status)).toBeLessThan(500);
          expect(answer).not.toMatch(/\n\s+at |node_modules/);
        }
      }),
      settings,
    );
  });

  test('any JSON', async () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    const request = fc.oneof(
      value,
      fc.array(value, { maxLength: 3 }),
      fc.record(
        {
          query: fc.oneof(value, fc.constantFrom('{ __typename }', 'query ($x: Int) { contracts(first: $x) { totalCount } }')),
          variables: fc.oneof(value, fc.dictionary(fc.constantFrom('x', '__proto__', 'constructor'), value)),
          operationName: value,
          extensions: fc.oneof(value, fc.record({ persistedQuery: fc.oneof(value, fc.record({ version: value, sha256Hash: value })) })),
        },
        { requiredKeys: [] },
      ),
    );
    await fc.assert(
      fc.asyncProperty(request, (body) => everywhere({ headers: json, body: JSON.stringify(body) })),
      settings,
    );
  });

  test('any parameters of a GET', async () => {
    const parameters = fc.dictionary(
      fc.oneof(fc.constantFrom('query', 'variables', 'extensions', 'operationName'), fc.string({ maxLength: 5 })),
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 50 }),
        fc.json({ maxDepth: 2 }),
        fc.constantFrom('{__typename}', '{}', '[]', 'null'),
      ),
      { maxKeys: 5 },
    );
    await fc.assert(
      fc.asyncProperty(parameters, (given) =>
        everywhere({ method: 'GET', headers: { 'apollo-require-preflight': 'x' }, parameters: given }),
      ),
      settings,
    );
  });

  test('any headers', async () => {
    const name = fc.constantFrom(
      'shafaf-coverage',
      'shafaf-stale',
      'cache-control',
      'accept',
      'accept-encoding',
      'if-none-match',
      'x-forwarded-for',
      'origin',
      'signature',
      'signature-input',
      'content-digest',
      'shafaf-member',
      'apollo-require-preflight',
      'expect',
    );
    const value = fc.oneof(
      fc.stringMatching(/^[\x20-\x7e]{0,80}$/),
      fc.constantFrom(
        'complete',
        'no',
        'max-age=5',
        'max-age=99999999999',
        'no-cache',
        '*/*',
        'text/html',
        'shafaf=()',
        'shafaf=("@method");created=1',
        'shafaf=:AA==:',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, value, { maxKeys: 5 }), async (headers) => {
        // `node` itself answers what `expect` asks, or refuses.
        const { expect: _expect, ...others } = headers;
        await everywhere({
          headers: { ...json, ...others },
          body: JSON.stringify({ query: '{ contracts { totalCount coverage { complete } } }' }),
        });
      }),
      settings,
    );
  });

  test('any operation that the schema allows, and with mistakes in it', async () => {
    const known = { ids, cursors };
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyOperation(schema, known), nearlyAnyOperation(schema, known)), (query) =>
        everywhere({ headers: json, body: JSON.stringify({ query }) }),
      ),
      { ...settings, numRuns: 2 * runs },
    );
  });

  test('any cursor', async () => {
    const list = fc.constantFrom(...categories.map(({ name }) => name));
    await fc.assert(
      fc.asyncProperty(
        list,
        fc.record({ after: anyCursor(cursors), before: anyCursor(cursors) }, { requiredKeys: [] }),
        (name, variables) => {
          const query = `query ($after: String, $before: String) { ${name}(after: $after, before: $before) { nodes { id } pageInfo { endCursor } } }`;
          return everywhere({ headers: json, body: JSON.stringify({ query, variables }) });
        },
      ),
      { ...settings, numRuns: 2 * runs },
    );
  });

  test('any id', async () => {
    const singles = categories.map(({ kind }) => `${kind.singular}(id: $id) { title }`).join(' ');
    const query = `query ($id: ID!) { node(id: $id) { id } ${singles} supplier(nationalId: $id) { name contracts { totalCount } } }`;
    const id = fc.oneof(
      anyText(),
      fc
        .tuple(fc.constantFrom('ahar-county:', 'ahar-county:contracts:', 'ahar-municipality:'), anyText())
        .map(([start, rest]) => start + rest),
      fc.constantFrom(...ids),
    );
    await fc.assert(
      fc.asyncProperty(id, (each) => everywhere({ headers: json, body: JSON.stringify({ query, variables: { id: each } }) })),
      settings,
    );
  });
});

test('whatever bytes a member answers with, others are answered for, and nothing of it is a fault of the gateway', async () => {
  const query = `{ contracts(first: 50) { nodes { id title amount } totalCount coverage { complete missing { code } stale { code } dropped { code } } }
    contractTotals(groupBy: FISCAL_YEAR) { count amount groups { key count } } supplier(nationalId: "10380284790") { contracts { nodes { id } } } }`;
  const change = fc.record({
    at: fc.nat(),
    length: fc.nat(20),
    put: fc.oneof(
      fc.uint8Array({ maxLength: 10 }).map((bytes) => Buffer.from(bytes)),
      fc
        .constantFrom('null', '{}', '[]', '-1', '1e999', '"', '\\', ':', ',', '{"__proto__":1}', '9'.repeat(500))
        .map((text) => Buffer.from(text)),
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      spoiler.spoil((body) =>
        changes.reduce((before, { at, length, put }) => {
          const start = at % (before.length + 1);
          return Buffer.concat([before.subarray(0, start), put, before.subarray(start + length)]);
        }, body),
      );
      const { status, data, errors } = await province.ask(query, {}, { 'cache-control': 'no-cache' });
      expectTame(status, JSON.stringify({ data, errors }));
      const { contracts } = data as { contracts: { nodes: { id: string }[] } };
      const others = contracts.nodes.map(({ id }) => id).filter((id) => id.startsWith('ahar-'));
      expect(others).toHaveLength(5);
    }),
    settings,
  );
  spoiler.spoil((body) => body);
});

/** Writes bytes to a server and gives what comes back until it closes, or has said something and falls silent. */
function onTheLine(address: string, bytes: Uint8Array): Promise<string> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const socket = connectSocket(Number(port), hostname);
    let text = '';
    const end = () => {
      socket.destroy();
      resolve(text);
    };
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('close', end);
    socket.on('error', end);
    socket.setTimeout(LONGEST_MILLISECONDS, () => reject(new Error(`no end after ${text}`)));
    // Whoever sends no more gets what there is to say, and no more.
    socket.end(bytes);
  });
}

/** Stands before a member and changes the bytes of what it answers. */
interface Spoiler {
  address: string;
  spoil(change: (body: Buffer) => Buffer): void;
  stop(): Promise<void>;
}

async function startSpoiler(target: string): Promise<Spoiler> {
  let change = (body: Buffer): Buffer => body;
  const server: Server = createServer((incoming, outgoing) => {
    const { 'accept-encoding': _encoding, ...headers } = incoming.headers;
    const passed = httpRequest(new URL(incoming.url ?? '/', target), { method: incoming.method ?? 'GET', headers }, (answer) => {
      const chunks: Uint8Array[] = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => {
        const { 'content-length': _length, 'transfer-encoding': _transfer, ...kept } = answer.headers;
        outgoing.writeHead(answer.statusCode ?? 502, kept).end(change(Buffer.concat(chunks)));
      });
    });
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  return {
    address: `http://127.0.0.1:${bound.port}/graphql`,
    spoil(now) {
      change = now;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
