import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { findProvince, type ProvinceFile } from '../province/provinceFile.ts';

jest.setTimeout(180_000);

const bin = fileURLToPath(new URL('../../bin/shafaf.js', import.meta.url));
const LONGEST_WAIT = 120_000;

let home: string;
const started: ChildProcess[] = [];
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'shafaf-province-'));
  // Root's Postgres runs as another user, who must be able to enter.
  chmodSync(home, 0o711);
});
afterAll(async () => {
  // Also after a failure: a province that runs on would keep jest waiting.
  for (const child of started) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  rmSync(home, { recursive: true, force: true });
});

function run(args: string[]): { child: ChildProcess; said: () => string } {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [bin, 'province', ...args], {
    cwd: home,
    env: { PATH, SHAFAF_HOME: home, SHAFAF_LOG_LEVEL: 'error' },
  });
  started.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (more) => {
      text += String(more);
    });
  return { child, said: () => text };
}

async function until(what: string, done: () => boolean | Promise<boolean>): Promise<void> {
  for (const since = Date.now(); Date.now() - since < LONGEST_WAIT; await new Promise((resolve) => setTimeout(resolve, 50)))
    if (await done()) return;
  throw new Error(`Waited in vain: ${what}`);
}

async function startProvince(): Promise<{ child: ChildProcess; said: () => string; file: ProvinceFile }> {
  const { child, said } = run(['--port', '0']);
  await until(`for the province, which said: ${said()}`, () => said().includes('Stop with Ctrl-C.') || child.exitCode !== null);
  const file = findProvince(home);
  if (file === null) throw new Error(`There is no province.json. ${said()}`);
  return { child, said, file };
}

async function order(...args: string[]): Promise<string> {
  const { child, said } = run(args);
  await once(child, 'close');
  return said();
}

interface Covered {
  totalCount: number;
  coverage: { complete: boolean; missing: { code: string }[] };
}

async function coverage({ gateway }: ProvinceFile): Promise<Covered> {
  const response = await fetch(`${gateway}/graphql`, {
    method: 'POST',
    // An earlier answer of a stopped member would stand in for it.
    headers: { 'content-type': 'application/json', 'shafaf-stale': 'no' },
    body: JSON.stringify({ query: '{ contracts(first: 1) { totalCount coverage { complete missing { code } } } }' }),
  });
  return JSON.parse(await response.text()).data.contracts;
}

/** Members answer federation to the gateway, which signs, and to nobody else. */
async function expectSigned({ gateway, members }: ProvinceFile): Promise<void> {
  const [key] = JSON.parse(await (await fetch(`${gateway}/.well-known/jwks.json`)).text()).keys;
  expect(key).toMatchObject({ kty: 'OKP', crv: 'Ed25519' });
  expect(statSync(join(home, 'gateway-keys.json')).mode & 0o777).toBe(0o600);
  const post = (url: string, query: string) =>
    fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
  const [member] = members;
  if (member === undefined) throw new Error('There is no member.');
  expect((await post(member.url, '{ contracts { totalCount } }')).status).toBe(200);
  expect((await post(member.url, '{ _service { sdl } }')).status).toBe(401);
  const throughEntities = await post(`${gateway}/graphql`, `{ member(code: "${member.code}") { contracts { coverage { complete } } } }`);
  expect(await throughEntities.json()).toMatchObject({ data: { member: { contracts: { coverage: { complete: true } } } } });
}

async function connects(url: string): Promise<boolean> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  const connected = await client.connect().then(
    () => true,
    () => false,
  );
  await client.end().catch(() => undefined);
  return connected;
}

function childrenOf({ pid }: ChildProcess): number[] {
  return (readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').match(/\d+/g) ?? []).map(Number);
}

// The members' process is found through /proc.
const onLinux = process.platform === 'linux' ? test : test.skip;
onLinux('a province starts, lets one member be stopped, survives the death of its members’ process, and comes back as it was', async () => {
  const first = await startProvince();
  const whole = { totalCount: 20_457, coverage: { complete: true, missing: [] } };
  expect(first.said()).toMatch(/\d{5} sample records loaded/);
  expect(first.file.members).toHaveLength(95);
  expect(new Set(first.file.members.map(({ url }) => url)).size).toBe(95);
  expect(new Set(first.file.members.map(({ databaseUrl }) => databaseUrl)).size).toBe(95);
  expect(statSync(join(home, 'province.json')).mode & 0o777).toBe(0o600);
  expect(await coverage(first.file)).toEqual(whole);
  await expectSigned(first.file);

  expect(await order('--port', '0')).toContain(`Another shafaf, process ${first.child.pid}, is using ${home}.`);

  expect(await order('stop-member', 'tabriz-municipality')).toBe('tabriz-municipality is stopped. The rest of the province runs on.\n');
  expect(await order('stop-member', 'tabriz-municipality')).toBe('tabriz-municipality was stopped already.\n');
  expect(await order('stop-member', 'nowhere')).toContain('This province has no member with the code: nowhere');
  expect(await order('status')).toMatch(/^stopped {2}http:\S+ {2}tabriz-municipality$/m);
  const lacking = [{ code: 'tabriz-municipality' }];
  await until(
    'for the gateway to notice',
    async () => JSON.stringify((await coverage(first.file)).coverage.missing) === JSON.stringify(lacking),
  );
  expect(await order('start-member', 'tabriz-municipality')).toContain('tabriz-municipality runs again at http://127.0.0.1:');
  await until('for all members', async () => JSON.stringify(await coverage(first.file)) === JSON.stringify(whole));

  const membersProcess = childrenOf(first.child).find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('membersProcess'));
  if (membersProcess === undefined) throw new Error('The members have no process of their own.');
  process.kill(membersProcess, 'SIGKILL');
  await until('for the members to be back', () => first.said().includes('The members answer again (95).'));
  expect(first.said()).toContain('The process that serves the members ended (SIGKILL); starting it again.');
  await until('for all members', async () => JSON.stringify(await coverage(first.file)) === JSON.stringify(whole));

  first.child.kill('SIGINT');
  const [code] = await once(first.child, 'exit');
  expect(code).toBe(0);
  expect(await connects(first.file.directoryDatabaseUrl)).toBe(false);
  expect(await order('status')).toContain(`No province runs in ${home}.`);

  const second = await startProvince();
  expect(second.said()).not.toContain('sample contracts loaded');
  expect(second.file.members).toEqual(first.file.members);
  expect(await coverage(second.file)).toEqual(whole);

  second.child.kill('SIGKILL');
  await until('for Postgres to end with its launcher', async () => !(await connects(second.file.directoryDatabaseUrl)));
  const member = second.file.members[0]?.url ?? '';
  await until('for the members to end with their launcher', () =>
    fetch(member).then(
      () => false,
      () => true,
    ),
  );
});
