import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { Kysely } from 'kysely';
import pino from 'pino';
import { startSpoiledServer } from '../cli/src/conformance/testing/spoiledServer.ts';
import { checkMember } from '../cli/src/directory/checkMember.ts';
import { publishedKeySet } from '../cli/src/directory/publishedKeySet.ts';
import { answerInvitation } from '../cli/src/member/answerInvitation.ts';
import { ensureKeyFile } from '../gateway/src/signing/keyFile.ts';
import { keysFromFile } from '../gateway/src/signing/keysFromFile.ts';
import { type RunningGateway, startGateway } from '../gateway/src/startGateway.ts';
import { disclosuresSdl } from '../schema/src/contract.ts';
import { connect } from '../shared/src/database/connect.ts';
import { developmentNetwork } from '../shared/src/network/NetworkPolicy.ts';
import type { ServedSubgraph } from '../shared/src/server/serveSubgraph.ts';
import type { DirectoryDatabase } from '../subgraphs/directory/src/database/DirectoryDatabase.ts';
import type { CheckMember } from '../subgraphs/directory/src/joining/CheckMember.ts';
import { invite } from '../subgraphs/directory/src/joining/invite.ts';
import { leave } from '../subgraphs/directory/src/joining/leave.ts';
import { move } from '../subgraphs/directory/src/joining/move.ts';
import { resume } from '../subgraphs/directory/src/joining/resume.ts';
import { suspend } from '../subgraphs/directory/src/joining/suspend.ts';
import { prepareDirectory } from '../subgraphs/directory/src/prepareDirectory.ts';
import { startDirectory } from '../subgraphs/directory/src/startDirectory.ts';
import type { MemberDatabase } from '../subgraphs/member/src/database/MemberDatabase.ts';
import { publishContent } from '../subgraphs/member/src/publish/publishContent.ts';
import { type RunningMember, startMember } from '../subgraphs/member/src/startMember.ts';
import { keySetReader } from '../subgraphs/member/src/trust/keySetReader.ts';
import { TrustedKeys } from '../subgraphs/member/src/trust/TrustedKeys.ts';
import { createMemberDatabase, createTestDatabase, type TestDatabase } from './testDatabase.ts';

// A directory, a gateway and members; and several whole checks of members.
jest.setTimeout(180_000);

const OURS = 'maragheh-municipality';
const THEIRS = 'sarab-municipality';
const LONGEST_WAIT = 60_000;
const example = fileURLToPath(new URL('../examples/python-member', import.meta.url));
const logger = pino({ level: process.env.SHAFAF_LOG_LEVEL ?? 'silent' });

let home: string;
const databases: TestDatabase[] = [];
let register: Kysely<DirectoryDatabase>;
let records: Kysely<MemberDatabase>;
let check: CheckMember;
let directory: ServedSubgraph;
let gateway: RunningGateway;
const members: RunningMember[] = [];

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'shafaf-joining-'));
  const keys = join(home, 'gateway-keys.json');
  ensureKeyFile(keys);
  databases.push(await createTestDatabase(), await createMemberDatabase());
  register = connect<DirectoryDatabase>(databases[0]?.url ?? '');
  await prepareDirectory(register);
  records = connect<MemberDatabase>(databases[1]?.url ?? '', { max: 4 });
  await publishContent(
    records,
    { category: 'contracts', member: OURS, source: 'test', sourceHash: null },
    ['700', '5000000000', '90000000000000'].map((amount, index) => ({
      localId: `${index}`,
      content: { title: `قرارداد ${index}`, amount, fiscalYear: 1403 },
      place: undefined,
    })),
  );
  check = checkMember({ network: developmentNetwork, authorities: [], keys });
  directory = await startDirectory({ database: register, logger, check, keySet: () => publishedKeySet(keys) });
  gateway = await startGateway({
    directoryUrl: directory.address,
    network: developmentNetwork,
    port: 0,
    logger,
    keys: keysFromFile({ path: keys, logger }),
    directoryPollMilliseconds: 100,
  });
  await gateway.ready();
});
afterEach(async () => {
  for (const { code } of await register.selectFrom('members').select('code').where('standing', '=', 'LIVE').execute()) {
    await leave(register, code, 'Test', null);
    await until(code, 'NOT_CONNECTED');
  }
});
afterAll(async () => {
  await gateway.stop();
  await directory.stop();
  await Promise.all(members.map((member) => member.stop()));
  await Promise.all([register.destroy(), records.destroy()]);
  await Promise.all(databases.map((database) => database.drop()));
  rmSync(home, { recursive: true });
});

/** A server of our own program, which learns the gateway's keys from the directory. */
async function startOurs(): Promise<RunningMember> {
  const read = keySetReader(new URL('/.well-known/jwks.json', directory.address).href);
  const member = await startMember({
    member: { code: OURS, kind: 'MUNICIPALITY', county: 'maragheh-county' },
    database: records,
    logger,
    trust: { keys: new TrustedKeys({ read, logger }), reads: 'CLOSED' },
  });
  members.push(member);
  return member;
}

async function joinAs(code: string, address: string) {
  const { invitation } = await invite(register, { code, who: 'Test', validHours: 1, approvals: 0 });
  const { privateKey: key } = generateKeyPairSync('ed25519');
  return answerInvitation({ code, address, invitation, directory: directory.address, key, keyPins: [] });
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects, and fails where that is not there.
async function ask(query: string): Promise<any> {
  const response = await fetch(`${gateway.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = JSON.parse(await response.text());
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

/** What the gateway knows of a member: how many contracts, or why none. */
async function seen(code: string): Promise<number | string> {
  const { contracts } = await ask(`{ contracts(filter: { member: ["${code}"] }) { totalCount coverage { complete missing { reason } } } }`);
  return contracts.coverage.complete ? contracts.totalCount : (contracts.coverage.missing[0]?.reason ?? 'STALE');
}

async function until(code: string, expected: number | string): Promise<void> {
  let last: number | string = '';
  for (const since = Date.now(); Date.now() - since < LONGEST_WAIT; await new Promise((resolve) => setTimeout(resolve, 50))) {
    last = await seen(code);
    if (last === expected) return;
  }
  throw new Error(`The gateway should say ${expected} of ${code}, but says ${last}`);
}

test('a member joins a running gateway, stands aside, comes back, moves and leaves, without a restart', async () => {
  expect(await seen(OURS)).toBe('NOT_CONNECTED');
  const first = await startOurs();
  expect(await joinAs(OURS, first.address)).toMatchObject({ status: 'LIVE', report: { passed: true } });
  await until(OURS, 3);

  await suspend(register, OURS, 'Test', 'wrong figures');
  await until(OURS, 'SUSPENDED');
  expect(await ask(`{ member(code: "${OURS}") { status statusReason address } }`)).toEqual({
    member: { status: 'SUSPENDED', statusReason: 'wrong figures', address: null },
  });
  await resume(register, OURS, 'Test');
  await until(OURS, 3);

  const second = await startOurs();
  const options = { code: OURS, who: 'Test', keyPins: null, check, signal: new AbortController().signal };
  expect(await move(register, { ...options, address: second.address })).toMatchObject({ passed: true });
  await first.stop();
  for (let asked = 0; asked < 5; asked++) await until(OURS, 3);
  const nowhere = await move(register, { ...options, address: first.address });
  expect(nowhere).toMatchObject({ passed: false, checks: [{ name: 'answers', outcome: 'FAILED' }, ...nowhere.checks.slice(1)] });
  await until(OURS, 3);

  await leave(register, OURS, 'Test', null);
  await until(OURS, 'NOT_CONNECTED');
  await joinAs(OURS, second.address);
  await until(OURS, 3);
});

test('a server that does not answer as the contract says does not join, and is told why', async () => {
  const honest = await startOurs();
  const liar = await startSpoiledServer(honest.address, async (call) => {
    const answer = await call.ask();
    const count = answer.body?.data?.contractTotals?.count;
    return count === undefined
      ? answer
      : { ...answer, body: { data: { contractTotals: { ...answer.body.data.contractTotals, count: count + 1 } } } };
  });
  const state = await joinAs(OURS, liar.address);
  await liar.stop();
  expect(state).toMatchObject({ status: 'INVITED', report: { passed: false } });
  expect(state.report?.checks.flatMap(({ name, outcome }) => (outcome === 'FAILED' ? [name] : []))).toEqual(['totals']);
  expect(await seen(OURS)).toBe('NOT_CONNECTED');
});

const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) console.warn('python3 is not here, so the member in Python is not tried.');

(hasPython ? test : test.skip)('a member that is written in Python joins, and its contracts are part of the whole', async () => {
  const contract = join(home, 'contract.graphql');
  writeFileSync(contract, disclosuresSdl);
  const trust = new URL('/.well-known/jwks.json', directory.address).href;
  const options = [
    '--code',
    THEIRS,
    '--kind',
    'MUNICIPALITY',
    '--county',
    'sarab-county',
    '--contract',
    contract,
    '--trust',
    trust,
    '--port',
    '0',
  ];
  // -B: no compiled files beside the example.
  const python = spawn('python3', ['-B', join(example, 'member.py'), ...options, join(example, 'contracts.csv')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, PYTHONIOENCODING: 'utf-8' },
  });
  try {
    const address = await addressOf(python);
    const state = await joinAs(THEIRS, address);
    expect(state.report?.checks.filter(({ outcome }) => outcome !== 'PASSED')).toEqual([]);
    expect(state.status).toBe('LIVE');
    await until(THEIRS, 42);
    const ours = await startOurs();
    await joinAs(OURS, ours.address);
    await until(OURS, 3);

    const both = `filter: { member: ["${OURS}", "${THEIRS}"] }`;
    const pages: string[] = [];
    for (let after = ''; ; ) {
      const { contracts } = await ask(
        `{ contracts(${both}, first: 10${after}) { totalCount nodes { id amount } pageInfo { hasNextPage endCursor } coverage { complete } } }`,
      );
      expect([contracts.totalCount, contracts.coverage.complete]).toEqual([45, true]);
      pages.push(...contracts.nodes.map(({ amount }: { amount: string | null }) => amount ?? 'none'));
      if (!contracts.pageInfo.hasNextPage) break;
      after = `, after: "${contracts.pageInfo.endCursor}"`;
    }
    expect(pages).toHaveLength(45);
    expect(pages[0]).toBe('90000000000000');
    const known = pages.filter((amount) => amount !== 'none').map(BigInt);
    expect(known).toEqual([...known].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)));

    const { contractTotals } = await ask(
      `{ contractTotals(${both}, groupBy: MEMBER) { count amount groups { key count member { nameEn } } coverage { complete dropped { code } } } }`,
    );
    expect(contractTotals).toMatchObject({ count: 45, coverage: { complete: true, dropped: [] } });
    expect(BigInt(contractTotals.amount)).toBe(known.reduce((sum, amount) => sum + amount, 0n));
    expect(contractTotals.groups).toEqual([
      { key: OURS, count: 3, member: { nameEn: 'Maragheh Municipality' } },
      { key: THEIRS, count: 42, member: { nameEn: 'Sarab Municipality' } },
    ]);

    const { supplier } = await ask(
      `{ supplier(nationalId: "99000042007") { name contractTotals { count } contracts(first: 2) { nodes { id member { nameEn } supplier { name } } } } }`,
    );
    expect(supplier.name).toBe('شرکت راه‌سازی سهند (نمونه)');
    expect(supplier.contracts.nodes).toHaveLength(2);
    expect(supplier.contracts.nodes[0]).toMatchObject({ member: { nameEn: 'Sarab Municipality' }, supplier: { name: supplier.name } });
    const id = supplier.contracts.nodes[0].id;
    expect(await ask(`{ node(id: "${id}") { __typename ... on Contract { id } } }`)).toEqual({ node: { __typename: 'Contract', id } });
  } finally {
    python.kill('SIGKILL');
    await once(python, 'exit');
  }
});

/** Where a program that has been started says that it answers. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (text) => {
      said += String(text);
      const [address] = /http:\S+\/graphql/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', () => reject(new Error(`It ended, and had said: ${said}`)));
  });
}
