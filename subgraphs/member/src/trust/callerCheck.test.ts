import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { keyId, publicJwk } from '@shafaf/shared/signing/keyId';
import { publicKeySet } from '@shafaf/shared/signing/publicKeys';
import { type SigningKey, signCall } from '@shafaf/shared/signing/signCall';
import pino from 'pino';
import { insertContracts } from '../../test/insertContracts.ts';
import { type MemberUnderTest, maragheh, memberUnderTest } from '../../test/memberUnderTest.ts';
import { keySetReader } from './keySetReader.ts';
import type { MemberTrust } from './MemberTrust.ts';
import { TrustedKeys } from './TrustedKeys.ts';

const PUBLIC = '{ contracts { totalCount } }';
const FEDERATION = `{ _entities(representations: [{ __typename: "Member", code: "${maragheh.code}" }]) { ... on Member { code } } }`;

const pair = generateKeyPairSync('ed25519');
const gateway: SigningKey = { id: keyId(publicJwk(pair.publicKey)), privateKey: pair.privateKey };
const keys = { find: async (id: string) => (id === gateway.id ? pair.publicKey : undefined) };

const running: { stop(): Promise<void> }[] = [];
afterAll(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
});

async function start(trust?: MemberTrust | 'ANYONE'): Promise<MemberUnderTest> {
  const member = await memberUnderTest((db) => insertContracts(db, maragheh.code, [{ localId: '1' }]), maragheh, trust);
  running.push(member);
  return member;
}

interface Answer {
  status: number;
  code: string | undefined;
  message: string | undefined;
  data: unknown;
  headers: Headers;
}

interface Sent {
  path: string;
  method: 'GET' | 'POST';
  body: string;
  headers: Record<string, string>;
}

/** A question, signed as a test wants it, and changed on the way as it wants it. */
async function ask(
  member: MemberUnderTest,
  query: string,
  how: { signs?: SigningKey; for?: string; at?: number; nonce?: string; onTheWay?: (sent: Sent) => Partial<Sent> } = {},
): Promise<Answer> {
  return send(member, { path: '/graphql', method: 'POST', body: JSON.stringify({ query }), headers: {} }, how);
}

async function send(member: MemberUnderTest, sent: Sent, how: Parameters<typeof ask>[2] = {}): Promise<Answer> {
  const call = { method: sent.method, target: sent.path, member: how.for ?? maragheh.code };
  const signature = how.signs && (await signCall(call, sent.body, how.signs, how.at ?? Date.now(), how.nonce));
  const signed = { ...sent, headers: { ...sent.headers, ...signature } };
  const { path, method, body, headers } = { ...signed, ...how.onTheWay?.(signed) };
  const response = await fetch(new URL(path, member.address), {
    method,
    headers: { ...headers, ...(method === 'POST' && { 'content-type': 'application/json' }) },
    ...(method === 'POST' && { body }),
  });
  const answer = JSON.parse((await response.text()) || '{}');
  const [error] = answer.errors ?? [];
  return { status: response.status, code: error?.extensions.code, message: error?.message, data: answer.data, headers: response.headers };
}

const synopsis: Sent = { path: '/synopsis', method: 'GET', body: '', headers: {} };

describe('a member that trusts a gateway', () => {
  let member: MemberUnderTest;
  beforeAll(async () => {
    member = await start({ keys });
  });

  test('answers it everything, and anybody what it discloses', async () => {
    expect(await ask(member, FEDERATION, { signs: gateway })).toMatchObject({
      status: 200,
      code: undefined,
      data: { _entities: [{ code: maragheh.code }] },
    });
    expect(await ask(member, '{ _service { sdl } }', { signs: gateway })).toMatchObject({ status: 200, code: undefined });
    expect(await send(member, synopsis, { signs: gateway })).toMatchObject({ status: 200 });
    expect(await ask(member, PUBLIC)).toMatchObject({ status: 200, data: { contracts: { totalCount: 1 } } });
    expect(await send(member, synopsis)).toMatchObject({ status: 200 });
  });

  test.each([
    ['as they are', FEDERATION],
    ['under another name', '{ a: _service { sdl } }'],
    ['in a fragment', 'query { ...F } fragment F on Query { ... on Query { _service { sdl } } }'],
    ['beside others', '{ contracts { totalCount } _service { sdl } }'],
    ['with a condition', 'query ($yes: Boolean = true) { _service @include(if: $yes) { sdl } }'],
  ])('answers the fields of federation to nobody else: %s', async (_what, query) => {
    const answer = await ask(member, query);
    expect(answer).toMatchObject({
      status: 401,
      code: 'UNSIGNED',
      message: expect.stringContaining("is for the province's gateway alone"),
    });
    expect(JSON.stringify(answer.data ?? null)).not.toMatch(/sdl|maragheh/);
  });

  test('tells whoever it refuses what it wants signed', async () => {
    const { headers } = await ask(member, FEDERATION);
    expect(headers.get('www-authenticate')).toBe('Signature');
    expect(headers.get('accept-signature')).toBe(
      'shafaf=("@method" "@path" "@query" "content-digest" "shafaf-member");created;nonce;keyid;alg="ed25519";tag="shafaf-call"',
    );
  });

  const stranger = generateKeyPairSync('ed25519');
  const foreign: SigningKey = { id: keyId(publicJwk(stranger.publicKey)), privateKey: stranger.privateKey };
  test.each<[string, Parameters<typeof ask>[2], number, string]>([
    ['of a stranger', { signs: foreign }, 401, 'UNKNOWN_KEY'],
    ['of a stranger under the name of the gateway', { signs: { ...foreign, id: gateway.id } }, 401, 'BAD_CALL_SIGNATURE'],
    ['for another member', { signs: gateway, for: 'tabriz-municipality' }, 403, 'WRONG_MEMBER'],
    [
      'for another member that was addressed anew on the way',
      {
        signs: gateway,
        for: 'tabriz-municipality',
        onTheWay: ({ headers }) => ({ headers: { ...headers, 'shafaf-member': maragheh.code } }),
      },
      401,
      'BAD_CALL_SIGNATURE',
    ],
    [
      'with a body changed on the way',
      { signs: gateway, onTheWay: () => ({ body: JSON.stringify({ query: '{ __typename }' }) }) },
      401,
      'BAD_CALL_SIGNATURE',
    ],
    ['with one space more', { signs: gateway, onTheWay: ({ body }) => ({ body: `${body} ` }) }, 401, 'BAD_CALL_SIGNATURE'],
    ['with a query added', { signs: gateway, onTheWay: () => ({ path: '/graphql?a' }) }, 401, 'BAD_CALL_SIGNATURE'],
    [
      'taken to another path',
      { signs: gateway, onTheWay: () => ({ path: '/synopsis', method: 'GET', body: '' }) },
      401,
      'BAD_CALL_SIGNATURE',
    ],
    ['made an hour ago', { signs: gateway, at: Date.now() - 3_600_000 }, 401, 'STALE_SIGNATURE'],
    ['made in an hour', { signs: gateway, at: Date.now() + 3_600_000 }, 401, 'STALE_SIGNATURE'],
    [
      'without what it signs',
      { signs: gateway, onTheWay: ({ headers: { signature: _signature, ...headers } }) => ({ headers }) },
      401,
      'BAD_CALL_SIGNATURE',
    ],
  ])('refuses a call %s, also where anybody may ask', async (_what, how, status, code) => {
    for (const query of [FEDERATION, PUBLIC]) expect(await ask(member, query, how)).toMatchObject({ status, code });
  });

  test('obeys each call once', async () => {
    let sent: Sent | undefined;
    const first = await ask(member, FEDERATION, {
      signs: gateway,
      onTheWay: (one) => {
        sent = one;
        return one;
      },
    });
    expect(first.status).toBe(200);
    if (sent === undefined) throw new Error('nothing was sent');
    for (let time = 0; time < 3; time++) expect(await send(member, sent)).toMatchObject({ status: 401, code: 'REPLAYED' });
    // The nonce is what was used, not the question.
    expect(await ask(member, FEDERATION, { signs: gateway })).toMatchObject({ status: 200 });
  });

  test('takes one of many copies that come at once', async () => {
    const at = Date.now();
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(member, FEDERATION, { signs: gateway, nonce: 'the same', at })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'REPLAYED')).toHaveLength(19);
  });

  test('does not let a stranger use up nonces', async () => {
    await ask(member, FEDERATION, { signs: { ...foreign, id: gateway.id }, nonce: 'taken?' });
    expect(await ask(member, FEDERATION, { signs: gateway, nonce: 'taken?' })).toMatchObject({ status: 200 });
  });
});

describe('a closed member', () => {
  test('answers its gateway alone, but says of its health to anybody', async () => {
    const member = await start({ keys, reads: 'CLOSED' });
    for (const answer of [await ask(member, PUBLIC), await ask(member, '{ __typename }'), await send(member, synopsis)])
      expect(answer).toMatchObject({ status: 401, code: 'UNSIGNED', message: `${maragheh.code} answers the province's gateway alone.` });
    const get = {
      ...synopsis,
      path: `/graphql?query=${encodeURIComponent('{__typename}')}`,
      headers: { 'apollo-require-preflight': 'true' },
    };
    expect(await send(member, get)).toMatchObject({ status: 401, code: 'UNSIGNED' });
    expect(await ask(member, PUBLIC, { signs: gateway })).toMatchObject({ status: 200, data: { contracts: { totalCount: 1 } } });
    expect(await send(member, get, { signs: gateway })).toMatchObject({ status: 200, data: { __typename: 'Query' } });
    expect(await send(member, synopsis, { signs: gateway })).toMatchObject({ status: 200 });
    for (const kind of ['live', 'ready']) expect((await fetch(new URL(`/health/${kind}`, member.address))).status).toBe(200);
  });
});

describe('a member without keys', () => {
  test('answers the public, takes nobody for the gateway, and does not look at signatures', async () => {
    const member = await start({});
    expect(await ask(member, PUBLIC)).toMatchObject({ status: 200, data: { contracts: { totalCount: 1 } } });
    expect(await ask(member, PUBLIC, { signs: gateway })).toMatchObject({ status: 200 });
    expect(await ask(member, FEDERATION)).toMatchObject({ status: 401, code: 'UNSIGNED' });
    expect(await ask(member, FEDERATION, { signs: gateway })).toMatchObject({ status: 401, code: 'UNSIGNED' });
  });

  test('that trusts anyone answers everything, for tools of federation that do not sign', async () => {
    const member = await start('ANYONE');
    expect(await ask(member, FEDERATION)).toMatchObject({ status: 200, data: { _entities: [{ code: maragheh.code }] } });
    expect(await ask(member, '{ _service { sdl } }')).toMatchObject({ status: 200 });
  });
});

test('a member whose clock is wrong refuses its gateway and says by how much', async () => {
  let shift = 0;
  const member = await start({ keys, now: () => Date.now() + shift });
  expect(await ask(member, PUBLIC, { signs: gateway })).toMatchObject({ status: 200 });
  shift = 7_200_000;
  expect(await ask(member, PUBLIC, { signs: gateway })).toMatchObject({
    status: 401,
    code: 'STALE_SIGNATURE',
    message: expect.stringMatching(/this member's clock says .*: 720[0-2] seconds later, and at most 60 are allowed\.$/),
  });
  shift = 0;
  expect(await ask(member, PUBLIC, { signs: gateway })).toMatchObject({ status: 200 });
});

describe('a member that reads the keys over HTTP', () => {
  const state = { set: publicKeySet([pair.publicKey]), reads: 0 };
  let server: Server | undefined;
  let port = 0;
  const serve = async (): Promise<void> => {
    const started = createServer((_request, response) => {
      state.reads++;
      response.end(JSON.stringify(state.set));
    });
    await new Promise<void>((resolve) => started.listen(port, '127.0.0.1', resolve));
    const address = started.address();
    port = typeof address === 'object' && address !== null ? address.port : 0;
    server = started;
  };
  const stopServing = async (): Promise<void> => {
    server?.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve));
    server = undefined;
  };
  beforeEach(async () => {
    state.set = publicKeySet([pair.publicKey]);
    await serve();
  });
  afterEach(async () => {
    if (server !== undefined) await stopServing();
    port = 0;
  });

  test('goes on with those it knows while they cannot be had, and takes up new ones when they can', async () => {
    const logger = pino({ level: 'silent' });
    const read = keySetReader(`http://127.0.0.1:${port}/.well-known/jwks.json`);
    const member = await start({ keys: new TrustedKeys({ read, logger, refreshMilliseconds: 0, pauseMilliseconds: 0 }) });
    expect(await ask(member, FEDERATION, { signs: gateway })).toMatchObject({ status: 200 });

    await stopServing();
    const later = generateKeyPairSync('ed25519');
    const next: SigningKey = { id: keyId(publicJwk(later.publicKey)), privateKey: later.privateKey };
    for (let call = 0; call < 3; call++) expect(await ask(member, FEDERATION, { signs: gateway })).toMatchObject({ status: 200 });
    expect(await ask(member, FEDERATION, { signs: next })).toMatchObject({ status: 401, code: 'UNKNOWN_KEY' });

    state.set = publicKeySet([pair.publicKey, later.publicKey]);
    await serve();
    expect(await ask(member, FEDERATION, { signs: next })).toMatchObject({ status: 200 });
    expect(await ask(member, FEDERATION, { signs: gateway })).toMatchObject({ status: 200 });
  });

  test('follows no redirection, and takes no more than a key set is long', async () => {
    const elsewhere = createServer((request, response) => {
      if (request.url === '/long') return response.end(JSON.stringify({ keys: [], more: 'x'.repeat(100_000) }));
      if (request.url === '/moved') return response.writeHead(302, { location: `http://127.0.0.1:${port}/` }).end();
      return response.writeHead(500).end();
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const address = elsewhere.address();
    const origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    try {
      await expect(keySetReader(`${origin}/long`)()).rejects.toThrow('more than 65536 bytes');
      await expect(keySetReader(`${origin}/moved`)()).rejects.toThrow(/does not answer: .*redirect/);
      await expect(keySetReader(`${origin}/broken`)()).rejects.toThrow('answered with the status 500');
    } finally {
      elsewhere.closeAllConnections();
      elsewhere.close();
    }
  });

  test.each(['http://gateway.example.ir/.well-known/jwks.json', 'http://10.0.0.7/', 'https://', 'http://127.0.0.1.example.ir/'])(
    'does not read them where others could change them on the way: %s',
    (source) => {
      expect(() => keySetReader(source)).toThrow("The gateway's keys must be at an https address (or on this machine) or in a file");
    },
  );
});
