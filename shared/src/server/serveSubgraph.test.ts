import { afterEach, describe, expect, test } from '@jest/globals';
import { buildSchema, type GraphQLError, type GraphQLSchema } from 'graphql';
import pino from 'pino';
import { ShafafError } from '../errors/ShafafError.ts';
import { type ServedSubgraph, type ServeSubgraphOptions, serveSubgraph } from './serveSubgraph.ts';

const running: ServedSubgraph[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

/** A schema with one field for each way a question can go. */
function schema(slow: { answer: Promise<string> } = { answer: Promise.resolve('late') }): GraphQLSchema {
  const built = buildSchema(
    'type Query { hello: String! fault: String refusal: String slow: String who: String broken: String! whole(of: Int!): Int }',
  );
  const fields = built.getQueryType()?.getFields() ?? {};
  const resolvers: Record<string, (source: unknown, args: unknown, context: { name: string }) => unknown> = {
    hello: () => 'سلام',
    fault: () => {
      throw new Error('password is swordfish');
    },
    refusal: () => {
      throw new ShafafError('BAD_USER_INPUT', 'first is -1, but must be 0 or more.');
    },
    slow: () => slow.answer,
    who: (_source, _args, context) => context.name,
    broken: () => null,
  };
  for (const [name, field] of Object.entries(fields)) field.resolve = resolvers[name] ?? (() => null);
  return built;
}

async function serve(options: Partial<ServeSubgraphOptions<{ name: string }>> = {}): Promise<{ server: ServedSubgraph; log: string[] }> {
  const log: string[] = [];
  const logger = pino({ level: 'debug' }, { write: (line: string) => log.push(line) });
  const server = await serveSubgraph({ schema: schema(), context: () => ({ name: 'maragheh' }), logger, ...options });
  running.push(server);
  return { server, log };
}

async function ask(
  server: ServedSubgraph,
  query: string,
  variables: object = {},
): Promise<{ status: number; json: { data?: unknown; errors?: GraphQLError[] } }> {
  const response = await fetch(server.address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, json: JSON.parse(await response.text()) };
}

describe('serveSubgraph', () => {
  test('answers a question with the context that belongs to this server', async () => {
    const shared = schema();
    const [first, second] = await Promise.all([serve({ schema: shared }), serve({ schema: shared, context: () => ({ name: 'sarab' }) })]);
    expect((await ask(first.server, '{ hello who }')).json).toEqual({ data: { hello: 'سلام', who: 'maragheh' } });
    expect((await ask(second.server, '{ hello who }')).json).toEqual({ data: { hello: 'سلام', who: 'sarab' } });
  });

  test('masks an unexpected error and logs it under the id that the client gets', async () => {
    const { server, log } = await serve();
    const { json } = await ask(server, '{ hello fault }');
    const id = json.errors?.[0]?.extensions.id;
    expect(json).toEqual({
      data: { hello: 'سلام', fault: null },
      errors: [
        {
          message: 'Internal error',
          path: ['fault'],
          locations: expect.any(Array),
          extensions: { code: 'INTERNAL_SERVER_ERROR', id, whatToDo: expect.any(String) },
        },
      ],
    });
    expect(JSON.stringify(json)).not.toMatch(/swordfish|stack|\.ts/);
    expect(log.some((line) => line.includes(String(id)) && line.includes('swordfish'))).toBe(true);
  });

  test('masks a null where the contract has none', async () => {
    const { server } = await serve();
    const { json } = await ask(server, '{ broken }');
    expect(json.errors?.[0]?.message).toBe('Internal error');
  });

  test('masks an error in making the context', async () => {
    const { server } = await serve({
      context: () => {
        throw new Error('no database at 10.0.0.7');
      },
    });
    const { status, json } = await ask(server, '{ hello }');
    expect(status).toBe(500);
    expect(json.errors?.[0]?.message).toBe('Internal error');
  });

  test('passes an error that is meant for the user, with what to do', async () => {
    const { server } = await serve();
    const { json } = await ask(server, '{ refusal }');
    expect(json.errors?.[0]).toMatchObject({
      message: 'first is -1, but must be 0 or more.',
      extensions: { code: 'BAD_USER_INPUT', whatToDo: expect.any(String) },
    });
  });

  test.each([
    ['a field that is not there', '{ nothing }', {}, 'GRAPHQL_VALIDATION_FAILED', /Cannot query field "nothing"/],
    ['a syntax error', '{ hello', {}, 'GRAPHQL_PARSE_FAILED', /Syntax Error/],
    [
      'a variable of another type',
      'query ($of: Int!) { whole(of: $of) }',
      { of: 'ten' },
      'BAD_USER_INPUT',
      /Variable "\$of" got invalid value "ten"/,
    ],
    ['more tokens than an operation may have', `{ ${'hello '.repeat(20_001)} }`, {}, 'GRAPHQL_PARSE_FAILED', /20000 tokens/],
  ])('passes the message about %s', async (_what, query, variables, code, message) => {
    const { server } = await serve();
    const { status, json } = await ask(server, query, variables);
    expect(status).toBe(400);
    expect(json.errors?.[0]?.extensions.code).toBe(code);
    expect(json.errors?.[0]?.message).toMatch(message);
  });

  test('refuses what a foreign web page could send without a preflight', async () => {
    const { server } = await serve();
    const get = await fetch(`${server.address}?query=${encodeURIComponent('{ hello }')}`);
    expect(get.status).toBe(400);
    expect(await get.text()).toMatch(/CSRF/);
    const form = await fetch(server.address, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"query":"{ hello }"}' });
    expect(form.status).toBeGreaterThanOrEqual(400);
  });

  test('answers a body that is no JSON with 400 and no stack trace', async () => {
    const { server } = await serve();
    const response = await fetch(server.address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":' });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toMatch(/node_modules|stack/);
  });

  test('is live, and ready as long as what it needs is there', async () => {
    let away = false;
    const { server } = await serve({
      ready: async () => {
        if (away) throw new Error('the database at 10.0.0.7 is away');
      },
    });
    const health = async (kind: string) => {
      const response = await fetch(new URL(`/health/${kind}`, server.address));
      return { status: response.status, body: await response.json() };
    };
    expect(await health('live')).toEqual({ status: 200, body: { status: 'live' } });
    expect(await health('ready')).toEqual({ status: 200, body: { status: 'ready' } });
    away = true;
    expect(await health('ready')).toEqual({ status: 503, body: { status: 'not ready' } });
    expect(await health('live')).toEqual({ status: 200, body: { status: 'live' } });
  });

  test("serves routes of one's own and masks their unexpected errors", async () => {
    const { server } = await serve({
      routes: (app) => {
        app.get('/page', async () => 'here');
        app.get('/fault', async () => {
          throw new Error('swordfish');
        });
      },
    });
    expect(await (await fetch(new URL('/page', server.address))).text()).toBe('here');
    const fault = await fetch(new URL('/fault', server.address));
    expect(fault.status).toBe(500);
    expect(await fault.json()).toEqual({
      errors: [
        { message: 'Internal error', extensions: { code: 'INTERNAL_SERVER_ERROR', id: expect.any(String), whatToDo: expect.any(String) } },
      ],
    });
  });

  test('stops gracefully: the answer in flight is finished, the kept connection closed, the port freed', async () => {
    let release: (text: string) => void = () => {};
    const slow = { answer: new Promise<string>((resolve) => (release = resolve)) };
    let asked: () => void = () => {};
    const arrived = new Promise<void>((resolve) => (asked = resolve));
    const { server } = await serve({
      schema: schema(slow),
      context: () => {
        asked();
        return { name: 'maragheh' };
      },
    });
    const answer = ask(server, '{ slow }');
    await arrived;
    const stopped = Promise.all([server.stop(), server.stop()]);
    const started = Date.now();
    release('late');
    expect((await answer).json).toEqual({ data: { slow: 'late' } });
    await stopped;
    expect(Date.now() - started).toBeLessThan(3_000);
    await expect(fetch(server.address)).rejects.toThrow();
    const { server: next } = await serve({ port: Number(new URL(server.address).port) });
    expect((await ask(next, '{ hello }')).status).toBe(200);
  });

  test('says that a port is taken', async () => {
    const { server } = await serve();
    await expect(serve({ port: Number(new URL(server.address).port) })).rejects.toThrow(/EADDRINUSE/);
  });
});
