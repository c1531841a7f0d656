import { afterEach, describe, expect, test } from '@jest/globals';
import { buildSchema, GraphQLError } from 'graphql';
import pino from 'pino';
import { ShafafError } from '../errors/ShafafError.ts';
import { type ServedGraphql, serveGraphql } from './serveGraphql.ts';

const running: ServedGraphql[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

const resolvers: Record<string, (source: unknown, given: Record<string, unknown>, context: { name: string }) => unknown> = {
  hello: () => 'سلام',
  who: (_source, _given, context) => context.name,
  echo: (_source, { text }) => text,
  fault: () => {
    throw new Error('password is swordfish');
  },
  refusal: () => {
    throw new ShafafError('BAD_USER_INPUT', 'first is -1, but must be 0 or more.');
  },
  unsigned: () => {
    throw new GraphQLError('no', { extensions: { code: 'BAD_USER_INPUT', http: { status: 401 } } });
  },
  broken: () => null,
};

/** A server that counts what came to Apollo Server, and how many contexts were made. */
async function serve(context: () => { name: string } = () => ({ name: 'maragheh' })) {
  const schema = buildSchema(
    'type Query { hello: String! who: String echo(text: String!): String fault: String refusal: String unsigned: String broken: String! }',
  );
  for (const [name, field] of Object.entries(schema.getQueryType()?.getFields() ?? {})) field.resolve = resolvers[name] ?? (() => null);
  const counts = { usual: 0, contexts: 0 };
  const server = await serveGraphql({
    apollo: {
      schema,
      plugins: [
        {
          requestDidStart: async () => {
            counts.usual++;
          },
        },
      ],
    },
    context: () => {
      counts.contexts++;
      return context();
    },
    logger: pino({ level: 'silent' }),
  });
  running.push(server);
  const ask = async (body: object, headers: Record<string, string> = {}) => {
    const response = await fetch(server.address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    const { date: _date, ...kept } = Object.fromEntries(response.headers);
    // Each fault that is logged has an id of its own.
    const text = (await response.text()).replace(/"id":"[^"]*"/, '"id":"…"').replace(/[0-9a-f-]{36}/, '…');
    return { status: response.status, text, headers: { ...kept, 'content-length': undefined } };
  };
  return { ask, counts, address: server.address };
}

describe('an operation that was answered before', () => {
  test.each<[string, object]>([
    ['plain', { query: '{ hello who }' }],
    ['with variables', { query: 'query ($t: String!) { echo(text: $t) }', variables: { t: 'متن "۱"' } }],
    ['without the variables that it may have', { query: '{ who }', variables: null, operationName: null }],
    ['named among several', { query: 'query A { hello } query B { who }', operationName: 'B' }],
    ['with a field that fails', { query: '{ hello fault }' }],
    ['with a field that refuses', { query: '{ hello again: refusal }' }],
    ['whose answer is lost to a null', { query: '{ broken }' }],
    ['about the schema', { query: '{ __schema { queryType { name } } __typename }' }],
  ])('is answered as the first time: %s', async (_which, body) => {
    const { ask, counts } = await serve();
    const first = await ask(body);
    expect(counts.usual).toBe(1);
    expect(await ask(body)).toEqual(first);
    expect(counts.usual).toBe(1);
  });

  test.each<[string, object, object, Record<string, string>]>([
    ['whose variables are wrong', { query: 'query ($t: String!) { echo(text: $t) }', variables: { t: 1 } }, { variables: { t: 'a' } }, {}],
    ['whose variables are no object', { query: 'query V { who }', variables: '{}' }, { variables: {} }, {}],
    ['that names none of its operations', { query: 'query A { hello } query B { who }', operationName: 'C' }, { operationName: 'A' }, {}],
    ['that is refused with a status', { query: '{ unsigned }' }, {}, {}],
    [
      'with extensions',
      { query: '{ hello }', extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } },
      { extensions: undefined },
      {},
    ],
    ['that wants another form', { query: '{ hello }' }, {}, { accept: 'application/graphql-response+json' }],
    ['that wants a form that is not had', { query: '{ hello }' }, {}, { accept: 'text/html' }],
  ])('goes the usual way: one %s', async (_which, body, valid, headers) => {
    const { ask, counts } = await serve();
    const fresh = await ask(body, headers);
    await ask({ ...body, ...valid });
    const before = { ...counts };
    expect(await ask(body, headers)).toEqual(fresh);
    expect(counts.contexts).toBe(before.contexts + 1);
  });

  test('has a context made for each request, once', async () => {
    let made = 0;
    const { ask, counts } = await serve(() => ({ name: `request ${++made}` }));
    for (const request of [1, 2, 3])
      expect(JSON.parse((await ask({ query: '{ who }' })).text)).toEqual({ data: { who: `request ${request}` } });
    expect(counts).toEqual({ usual: 1, contexts: 3 });
  });

  test('is refused as the first time when its context cannot be made', async () => {
    let refuse = false;
    const { ask } = await serve(() => {
      if (refuse) throw new ShafafError('BAD_USER_INPUT', 'not now', { extensions: { http: { status: 401 } } });
      return { name: 'maragheh' };
    });
    await ask({ query: '{ who }' });
    refuse = true;
    const known = await ask({ query: '{ who }' });
    expect(known).toEqual(await ask({ query: '{ who   }' }));
    expect(known.status).toBe(401);
  });

  test('may be a GET, which goes the usual way', async () => {
    const { ask, counts, address } = await serve();
    await ask({ query: '{ hello }' });
    const response = await fetch(`${address}?query=${encodeURIComponent('{ hello }')}`, { headers: { 'apollo-require-preflight': 'yes' } });
    expect(await response.json()).toEqual({ data: { hello: 'سلام' } });
    expect(counts.usual).toBe(2);
  });
});
