import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pino from 'pino';
import { z } from 'zod';
import { startNeighbours } from '../examples/extension-neighbours/src/startNeighbours.ts';
import { changeExtension } from '../subgraphs/directory/src/extensions/changeExtension.ts';
import { enterExtension } from '../subgraphs/directory/src/extensions/enterExtension.ts';
import { type ExtensionServer, startExtensionServer } from './extensionServer.ts';
import { startTestProvince, type TestProvince } from './testProvince.ts';

const TABRIZ = 'tabriz-municipality';
const AHAR = 'ahar-municipality';
const ID = `${TABRIZ}:contracts:1`;
const LONGEST_WAIT = 90_000;

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@override", "@shareable"])';
/** A metro, on bodies and by itself. */
const METRO = `${LINK}
  type Query { stations: [Station!] }
  type Member @key(fields: "code") { code: ID! stations: [Station!] ridership: Int }
  type Station { name: String! line: Int }`;

const contract = { title: 'قطار شهری', amount: '1300', signedOn: '2025-04-01', supplier: { nationalId: '10380284790', name: 'شرکت' } };

let province: TestProvince;
const servers: ExtensionServer[] = [];
beforeAll(async () => {
  province = await startTestProvince(
    { [TABRIZ]: [{ localId: '1', content: contract }], [AHAR]: [] },
    { extensions: { pollMilliseconds: 100, changePauseMilliseconds: 0, deadlineMilliseconds: 5_000, sdlDeadlineMilliseconds: 2_000 } },
  );
});
afterAll(() => province.stop());

/** Strikes all extensions from the list, and ends their servers. */
async function clear(): Promise<void> {
  const names = await province.register.selectFrom('extensions').select('name').execute();
  for (const { name } of names) await changeExtension(province.register, name, 'REMOVED');
  await until('all extensions to be forgotten', async () => (await status()).length === 0);
  for (const server of servers.splice(0)) await server.stop().catch(() => undefined);
}

async function until(what: string, done: () => Promise<boolean>): Promise<void> {
  for (const since = Date.now(); Date.now() - since < LONGEST_WAIT; await new Promise((resolve) => setTimeout(resolve, 30)))
    if (await done()) return;
  throw new Error(`Waited in vain for ${what}: ${JSON.stringify(await status())}`);
}

const statusForm = z.object({
  extensions: z.array(
    z.object({
      name: z.string(),
      body: z.string(),
      state: z.string(),
      reason: z.string().nullable(),
      since: z.iso.datetime(),
      adds: z.array(z.string()),
    }),
  ),
});

async function status() {
  const response = await fetch(`${province.address}/status.json`);
  return statusForm.parse(await response.json()).extensions;
}

/** Enters an extension and waits until it has come to a state. */
async function enter(name: string, server: ExtensionServer | { address: string }, state: string): Promise<void> {
  await enterExtension(province.register, { name, body: TABRIZ, address: server.address });
  await untilState(name, state);
}

const untilState = (name: string, state: string) =>
  until(`${name} to be ${state}`, async () => (await status()).some((each) => each.name === name && each.state === state));

async function start(sdl: string): Promise<ExtensionServer> {
  const server = await startExtensionServer(sdl);
  servers.push(server);
  return server;
}

/** A metro that answers truly: Tabriz has stations, others have none. */
async function startMetro(): Promise<ExtensionServer> {
  const server = await start(METRO);
  const stations = [{ name: 'ائل گلی', line: 1 }];
  server.answer = ({ variables: { representations } }) => ({
    data:
      representations === undefined
        ? { stations }
        : {
            _entities: representations.map(({ code }) =>
              code === TABRIZ ? { stations, ridership: 5 } : { stations: [], ridership: null },
            ),
          },
  });
  return server;
}

const BASE = `contract(id: "${ID}") { amount title }`;
const base = { contract: { amount: '1300', title: 'قطار شهری' } };

/** The province answers what the contract says, whatever extensions do. */
async function expectBase(): Promise<void> {
  const { data, errors } = await province.ask(`{ ${BASE} }`);
  expect({ data, errors }).toEqual({ data: base, errors: undefined });
}

async function addressOf(code: string): Promise<string> {
  const { data } = await province.ask('query ($code: ID!) { member(code: $code) { address } }', { code });
  return z.object({ member: z.object({ address: z.string() }) }).parse(data).member.address;
}

const reasonOf = async (name: string) => (await status()).find((each) => each.name === name)?.reason;

describe('an extension', () => {
  afterEach(clear);

  test('joins while the gateway runs, and answers for its fields beside those of the contract', async () => {
    const before = await province.ask('{ stations { name } }');
    expect(before.errors?.[0]?.message).toMatch(/Cannot query field "stations"/);
    await enter('metro', await startMetro(), 'SERVING');
    const { data, errors } = await province.ask(`{
      stations { name line }
      ${BASE}
      members { code nameFa stations { name } ridership }
      contracts { nodes { member { stations { line } } amount } } }`);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      ...base,
      stations: [{ name: 'ائل گلی', line: 1 }],
      contracts: { nodes: [{ member: { stations: [{ line: 1 }] }, amount: '1300' }] },
    });
    expect(data).toHaveProperty(
      'members',
      expect.arrayContaining([{ code: TABRIZ, nameFa: 'شهرداری تبریز', stations: [{ name: 'ائل گلی' }], ridership: 5 }]),
    );
    expect(await status()).toMatchObject([
      {
        name: 'metro',
        body: TABRIZ,
        state: 'SERVING',
        reason: null,
        adds: ['Query.stations', 'Member.stations', 'Member.ridership', 'type Station'],
      },
    ]);
  });

  test('of the examples works in the province', async () => {
    const directoryUrl = `${province.address}/graphql`;
    const neighbours = await startNeighbours({ directoryUrl, logger: pino({ level: 'silent' }) });
    try {
      await enter('neighbours', neighbours, 'SERVING');
      const { data, errors } = await province.ask(`{ member(code: "${TABRIZ}") {
        nearest(first: 1) { kilometres member { nameFa contractTotals { count } } } } }`);
      expect(errors).toBeUndefined();
      expect(data).toEqual({
        member: { nearest: [{ kilometres: 80.7, member: { nameFa: 'شهرداری اهر', contractTotals: { count: 0 } } }] },
      });
    } finally {
      await neighbours.stop();
    }
  });

  test('refers to records of several members, and one that does not answer costs its own, each with an error at its place', async () => {
    const server = await start(`${LINK}
      type Query { picked: [Contract] }
      type Contract @key(fields: "id") { id: ID! }`);
    server.answer = () => ({
      data: { picked: [`${AHAR}:contracts:1`, ID, `${TABRIZ}:contracts:2`].map((id) => ({ __typename: 'Contract', id })) },
    });
    await enter('picks', server, 'SERVING');
    const address = await addressOf(AHAR);
    try {
      await province.moveMember(AHAR, 'http://127.0.0.1:1/graphql');
      const { data, errors, extensions } = await province.ask('{ picked { title } }');
      expect(data).toEqual({ picked: [null, { title: 'قطار شهری' }, null] });
      expect(errors?.map(({ path, extensions: { code } }) => [path, code])).toEqual([[['picked', 0], 'MEMBER_UNAVAILABLE']]);
      expect(extensions?.coverage).toMatchObject({ complete: false, asked: 2, answered: 1 });
      const whole = await province.ask('{ picked { title } }', {}, { 'shafaf-coverage': 'complete' });
      expect(whole.errors?.map(({ path, extensions: { code } }) => [path, code])).toEqual([[['picked', 0], 'INCOMPLETE']]);
    } finally {
      await province.moveMember(AHAR, address);
    }
  });

  test('goes when the directory lists it no more', async () => {
    await enter('metro', await startMetro(), 'SERVING');
    await changeExtension(province.register, 'metro', 'SUSPENDED');
    await until('its fields to be gone', async () => (await province.ask('{ stations { name } }')).status === 400);
    expect(await status()).toEqual([]);
    await expectBase();
    await changeExtension(province.register, 'metro', 'RESUMED');
    await until('its fields to be back', async () => (await province.ask('{ stations { name } }')).status === 200);
  });

  test('that moves is asked where it is now', async () => {
    await enter('metro', await startMetro(), 'SERVING');
    const elsewhere = await startMetro();
    await enterExtension(province.register, { name: 'metro', body: TABRIZ, address: elsewhere.address });
    await until('the new server to be asked', async () => {
      await province.ask('{ stations { name } }');
      return elsewhere.questions.length > 0;
    });
  });
});

describe('an extension whose schema is refused', () => {
  afterEach(clear);

  test('is quarantined with the reason, costs nobody anything, and joins when it is mended', async () => {
    const good = await startMetro();
    const bad = await start(`${LINK} type Query { lines: [Line!] } type Member @key(fields: "code") { code: ID! lines: Missing }`);
    await enter('metro', good, 'SERVING');
    await enter('lines', bad, 'QUARANTINED');
    expect(await reasonOf('lines')).toContain('Unknown type');
    expect((await province.ask('{ stations { name } }')).errors).toBeUndefined();
    await expectBase();
    bad.sdl = `${LINK} type Query { lines: Int }`;
    bad.answer = () => ({ data: { lines: 1 } });
    await untilState('lines', 'SERVING');
    expect((await province.ask('{ lines stations { line } }')).data).toEqual({ lines: 1, stations: [{ line: 1 }] });
  });

  test('keeps serving what it served before', async () => {
    const metro = await startMetro();
    await enter('metro', metro, 'SERVING');
    metro.sdl = `${METRO} type Mutation { close: Boolean }`;
    await untilState('metro', 'OUTDATED');
    expect(await reasonOf('metro')).toContain('it has a type Mutation');
    expect((await province.ask('{ stations { line } }')).data).toEqual({ stations: [{ line: 1 }] });
    metro.sdl = METRO;
    await untilState('metro', 'SERVING');
    expect(await reasonOf('metro')).toBeNull();
  });

  test('because another has the same field is the one that came later', async () => {
    await enter('metro', await startMetro(), 'SERVING');
    await enter('tram', await startMetro(), 'QUARANTINED');
    expect(await reasonOf('tram')).toBe('The extension metro has Query.stations already.');
    await changeExtension(province.register, 'metro', 'REMOVED');
    await untilState('tram', 'SERVING');
  });

  test.each([
    [
      'takes a field over',
      `${LINK} scalar Rial type Contract @key(fields: "id") { id: ID! amount: Rial @override(from: "disclosures") }`,
      '@override on Contract.amount',
    ],
    [
      'answers a field too',
      `${LINK} scalar Rial type Contract @key(fields: "id") { id: ID! amount: Rial @shareable }`,
      'Contract.amount is a field of the contract',
    ],
    ['answers a question of the contract', `${LINK} type Query { contractTotals: Int }`, 'Query.contractTotals is a field of the contract'],
    ['is huge', `${LINK} type Query { x: Int } #${' '.repeat(400_000)}`, 'at most 262144 are read'],
  ])('because it %s leaves the contract as it is', async (_what, sdl, reason) => {
    await enter('hostile', await start(sdl), 'QUARANTINED');
    expect(await reasonOf('hostile')).toContain(reason);
    await expectBase();
  });
});

describe('an extension that is down', () => {
  afterEach(clear);

  const ASKED = `{ stations { name } ${BASE} member(code: "${TABRIZ}") { nameFa stations { name } } }`;
  const without = { ...base, stations: null, member: { nameFa: 'شهرداری تبریز', stations: null } };

  test('costs its own fields and nothing else, with a word about it, and comes back by itself', async () => {
    const metro = await startMetro();
    await enter('metro', metro, 'SERVING');
    await metro.stop();
    const { data, errors, status: code } = await province.ask(ASKED);
    expect(code).toBe(200);
    expect(data).toEqual(without);
    expect(errors?.map(({ path }) => path?.join('.')).sort()).toEqual(['member.stations', 'stations']);
    for (const error of errors ?? [])
      expect(error).toMatchObject({
        message: 'The extension metro does not answer, so this is left out.',
        extensions: { code: 'EXTENSION_UNAVAILABLE', extension: 'metro' },
      });
    await untilState('metro', 'DOWN');
    expect((await province.ask(ASKED)).data).toEqual(without);
    expect(await reasonOf('metro')).toBe('It does not answer (UNREACHABLE).');
    await metro.start();
    await untilState('metro', 'SERVING');
    expect(await province.ask(ASKED)).toMatchObject({ errors: undefined, data: { stations: [{ name: 'ائل گلی' }] } });
  });

  test('is not asked while it is known to be down', async () => {
    const metro = await startMetro();
    await enter('metro', metro, 'SERVING');
    metro.behave = (request) => request.socket.destroy();
    await untilState('metro', 'DOWN');
    const asked = metro.questions.length;
    for (let i = 0; i < 5; i++) await province.ask('{ stations { name } }');
    expect(metro.questions.length).toBe(asked);
  });

  test('from the beginning keeps nobody waiting', async () => {
    const metro = await start(METRO);
    await metro.stop();
    await enter('metro', metro, 'DOWN');
    await expectBase();
  });

  test('because it may not be called says so in the log only', async () => {
    await enter('metro', { address: 'http://169.254.169.254:8080/graphql' }, 'DOWN');
    expect(await reasonOf('metro')).toBe('It does not answer (UNREACHABLE).');
  });
});

describe('an extension that lies', () => {
  let metro: ExtensionServer;
  let truth: ExtensionServer['answer'];
  beforeAll(async () => {
    metro = await startMetro();
    truth = metro.answer;
    await enter('metro', metro, 'SERVING');
  });
  afterAll(clear);
  // One that failed several times is left alone for a while.
  beforeEach(async () => {
    metro.answer = truth;
    await until('the metro to be asked', async () => (await province.ask('{ stations { name } }')).errors === undefined);
  });

  test('cannot change the fields of the contract through its answers', async () => {
    const forged = { nameFa: 'forged', code: 'forged', __typename: 'Contract', amount: '0', county: { code: 'forged' } };
    metro.answer = ({ variables: { representations } }) => ({
      data: {
        stations: [{ name: 'A', line: 1 }],
        contract: { amount: '0' },
        members: [],
        member: forged,
        ...(representations !== undefined && { _entities: representations.map(() => ({ ...forged, ridership: 5 })) }),
      },
    });
    const { data, errors } = await province.ask(
      `{ ${BASE} stations { name } member(code: "${TABRIZ}") { code nameFa ridership county { code } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      ...base,
      stations: [{ name: 'A' }],
      member: { code: TABRIZ, nameFa: 'شهرداری تبریز', ridership: 5, county: { code: 'tabriz-county' } },
    });
  });

  test.each<[string, unknown]>([
    ['a text for a list', { data: { stations: 'x' } }],
    ['a list of nulls', { data: { stations: [null] } }],
    ['a null where its schema has none', { data: { stations: [{ name: null }] } }],
    ['a number for data', { data: 5 }],
    ['nothing of GraphQL', { hello: 'there' }],
    ['no object', []],
    ['its own stack trace', { errors: [{ message: 'swordfish at /srv/metro/app.py', extensions: { stacktrace: ['swordfish'] } }] }],
    ['an answer that never ends', undefined],
  ])('with %s loses that field alone, and nobody reads its words', async (_what, answered) => {
    metro.answer = () => answered;
    const answer = await province.ask(`{ ${BASE} stations { name } }`);
    expect(answer.data).toEqual({ ...base, stations: null });
    expect(answer.errors).toMatchObject([{ path: expect.arrayContaining(['stations']), extensions: { code: 'EXTENSION_UNAVAILABLE' } }]);
    expect(JSON.stringify(answer.errors)).not.toContain('swordfish');
  });
});

describe('the answer about a schema', () => {
  afterEach(clear);

  test.each<[string, ExtensionServer['behave']]>([
    ['never ends', (_request, response) => void drip(response, 65_536)],
    ['drips', (_request, response) => void drip(response, 1)],
    ['does not come', () => undefined],
    [
      'is a redirect to the gateway itself',
      (_request, response) => response.writeHead(307, { location: `${province.address}/graphql` }).end(),
    ],
    ['is a page', (_request, response) => response.setHeader('content-type', 'text/html').end('<h1>metro</h1>')],
  ])('which %s, is one that is down, and the province serves', async (_what, behave) => {
    const metro = await startMetro();
    metro.behave = behave;
    await enter('metro', metro, 'DOWN');
    await expectBase();
  });
});

describe('several extensions', () => {
  afterEach(clear);

  test('come and go without anybody noticing who asks for something else', async () => {
    let asks = true;
    const asking = Array.from({ length: 4 }, async () => {
      let asked = 0;
      for (; asks; asked++) await expectBase();
      return asked;
    });
    for (let i = 0; i < 2; i++) {
      await enter('metro', await startMetro(), 'SERVING');
      await enter('air', await start(`${LINK} type Member @key(fields: "code") { code: ID! air: Int }`), 'SERVING');
      await clear();
    }
    asks = false;
    for (const asked of await Promise.all(asking)) expect(asked).toBeGreaterThan(10);
  });

  test('what is down or refused does not keep another from joining', async () => {
    const slow = await start(METRO);
    slow.behave = () => undefined;
    const refused = await start(`${LINK} type Mutation { x: Int }`);
    for (const [name, server] of Object.entries({ slow, refused }))
      await enterExtension(province.register, { name, body: TABRIZ, address: server.address });
    await enter('metro', await startMetro(), 'SERVING');
    expect((await province.ask('{ stations { line } }')).data).toEqual({ stations: [{ line: 1 }] });
  });
});

/** Writes for ever, as long as anybody reads. */
async function drip(response: import('node:http').ServerResponse, bytes: number): Promise<void> {
  response.setHeader('content-type', 'application/json');
  response.write('{"data":{"_service":{"sdl":"');
  while (!response.destroyed) {
    const isDrained = response.write(' '.repeat(bytes));
    await new Promise((resolve) =>
      isDrained ? setTimeout(resolve, bytes === 1 ? 50 : 0) : response.once('drain', resolve).once('close', resolve),
    );
  }
}
