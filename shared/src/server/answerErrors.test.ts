import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema, GraphQLError } from 'graphql';
import pino from 'pino';
import { errorCatalogue } from '../errors/catalogue.ts';
import { isErrorCode } from '../errors/isErrorCode.ts';
import { refusal } from '../errors/refusal.ts';
import type { ServedGraphql } from './serveGraphql.ts';
import { serveSubgraph } from './serveSubgraph.ts';

const BODY_BYTES = 2_000;
const log: string[] = [];
let server: ServedGraphql;
beforeAll(async () => {
  const schema = buildSchema('type Query { hello(times: Int! = 1): String foreign: String slowDown: String }');
  const fields = schema.getQueryType()?.getFields() ?? {};
  if (fields.hello) fields.hello.resolve = () => 'سلام';
  if (fields.foreign)
    fields.foreign.resolve = () => {
      throw new GraphQLError('swordfish', { extensions: { code: 'SOME_LIBRARY_S_CODE' } });
    };
  if (fields.slowDown)
    fields.slowDown.resolve = () => {
      throw refusal('RATE_LIMITED', 'Too fast.', { extensions: { limit: 3 }, headers: { 'retry-after': '7' } });
    };
  server = await serveSubgraph({
    schema,
    context: () => ({}),
    logger: pino({ level: 'debug' }, { write: (line: string) => log.push(line) }),
    requests: { bodyBytes: BODY_BYTES, arrivalMilliseconds: 1_000 },
    routes: (app) => {
      app.get('/refused', async () => {
        throw refusal('RATE_LIMITED', 'Too fast.', { extensions: { limit: 3 }, headers: { 'retry-after': '7' } });
      });
    },
  });
});
afterAll(() => server?.stop());

interface ErrorAnswer {
  data?: unknown;
  errors: { message: string; extensions: { code: string; whatToDo: string; [more: string]: unknown } }[];
}

async function read(
  response: Response,
): Promise<{ status: number; headers: Headers; error: ErrorAnswer['errors'][0] | undefined; text: string }> {
  const text = await response.text();
  const json: ErrorAnswer = JSON.parse(text);
  return { status: response.status, headers: response.headers, error: json.errors[0], text };
}

function post(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(server.address, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
}

/** What comes back over a bare connection. */
function sendRaw(text: string): Promise<string> {
  const { hostname, port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let received = '';
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => {
      received += part;
    });
    socket.on('close', () => resolve(received));
    socket.on('error', reject);
  });
}

describe('an error of whatever origin', () => {
  const query = JSON.stringify({ query: '{ hello }' });
  test.each<[what: string, code: keyof typeof errorCatalogue, ask: () => Promise<Response>]>([
    ['a body that is no JSON', 'BAD_REQUEST', () => post('{"query":')],
    ['a body without a query', 'BAD_REQUEST', () => post('{}')],
    ['several operations in one request', 'BAD_REQUEST', () => post(`[${query},${query}]`)],
    ['a GET that a foreign page could have sent', 'BAD_REQUEST', () => fetch(`${server.address}?query={hello}`)],
    ['a body that is too large', 'BODY_TOO_LARGE', () => post(JSON.stringify({ query: `{ hello } # ${'x'.repeat(BODY_BYTES)}` }))],
    [
      'a body that becomes too large when it is decompressed',
      'BODY_TOO_LARGE',
      () => post(new Uint8Array(gzipSync(JSON.stringify({ query: `{ hello } # ${'x'.repeat(100_000)}` }))), { 'content-encoding': 'gzip' }),
    ],
    ['a body of another form', 'UNSUPPORTED_MEDIA_TYPE', () => post('<query/>', { 'content-type': 'application/xml' })],
    ['a path where nothing is', 'NOT_FOUND', () => fetch(new URL('/nowhere', server.address))],
    ['a text that is no GraphQL', 'GRAPHQL_PARSE_FAILED', () => post('{"query":"{ hello"}')],
    ['a field that is not there', 'GRAPHQL_VALIDATION_FAILED', () => post('{"query":"{ goodbye }"}')],
    ['two operations and no name', 'OPERATION_RESOLUTION_FAILURE', () => post('{"query":"query A { hello } query B { hello }"}')],
    [
      'a hash where none is kept',
      'PERSISTED_QUERY_NOT_SUPPORTED',
      () => post('{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"0"}}}'),
    ],
    ['a refusal of an operation', 'RATE_LIMITED', () => post('{"query":"{ slowDown }"}')],
    ['a refusal of another route', 'RATE_LIMITED', () => fetch(new URL('/refused', server.address))],
  ])('is of the catalogue: %s', async (_what, code, ask) => {
    const { status, error } = await read(await ask());
    expect(error?.extensions).toMatchObject({ code, whatToDo: errorCatalogue[code].whatToDo });
    expect(status).toBe(errorCatalogue[code].status);
  });

  test('says the figures and sends the headers that belong to it', async () => {
    for (const response of [await post('{"query":"{ slowDown }"}'), await fetch(new URL('/refused', server.address))]) {
      const { headers, error } = await read(response);
      expect(headers.get('retry-after')).toBe('7');
      expect(error).toMatchObject({ message: 'Too fast.', extensions: { limit: 3 } });
      expect(error?.extensions).not.toHaveProperty('http');
    }
  });

  test('is a value that does not fit its argument even where only running shows it', async () => {
    const { error } = await read(await post(JSON.stringify({ query: 'query ($n: Int) { hello(times: $n) }', variables: { n: null } })));
    expect(error).toMatchObject({ message: expect.stringMatching(/"times"/), extensions: { code: 'BAD_USER_INPUT' } });
  });

  test('is masked when its code is of no catalogue', async () => {
    const { text, error } = await read(await post('{"query":"{ foreign }"}'));
    expect(text).not.toMatch(/swordfish|SOME_LIBRARY/);
    expect(error).toMatchObject({ message: 'Internal error', extensions: { code: 'INTERNAL_SERVER_ERROR', id: expect.any(String) } });
    expect(log.some((line) => line.includes(String(error?.extensions.id)) && line.includes('swordfish'))).toBe(true);
  });

  test.each([
    ['nonsense', 'nonsense\r\n\r\n', 'BAD_REQUEST'],
    ['an address of 20,000 characters', `GET /graphql?query=${'x'.repeat(20_000)} HTTP/1.1\r\nhost: a\r\n\r\n`, 'HEADERS_TOO_LARGE'],
    [
      'a body that never comes',
      'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{"query"',
      'REQUEST_TOO_SLOW',
    ],
  ] as const)('has the same form where no request came about: %s', async (_what, sent, code) => {
    const received = await sendRaw(sent);
    expect(received).toMatch(new RegExp(`^HTTP/1.1 ${errorCatalogue[code].status} `));
    const { errors }: ErrorAnswer = JSON.parse(received.slice(received.indexOf('\r\n\r\n') + 4));
    expect(errors[0]?.extensions).toEqual({ code, whatToDo: errorCatalogue[code].whatToDo });
  });
});

describe('the catalogue', () => {
  test('has a sentence for each of its codes', () => {
    for (const { meaning, whatToDo } of Object.values(errorCatalogue)) {
      expect(meaning).toMatch(/^[A-Z].*\.$/);
      expect(whatToDo).toMatch(/^[A-Z`].*\.$/s);
    }
  });

  test('knows its codes from the names that every object has', () => {
    expect([isErrorCode('BAD_CURSOR'), isErrorCode('toString'), isErrorCode('__proto__'), isErrorCode(7)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
