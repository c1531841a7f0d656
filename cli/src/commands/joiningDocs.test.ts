import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../test/testDatabase.ts';

// Every command of the page is run, each a program of its own.
jest.setTimeout(300_000);

const bin = fileURLToPath(new URL('../../bin/shafaf.js', import.meta.url));
const page = (name: string) => readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8');

let home: string;
let database: TestDatabase;
const running: ChildProcess[] = [];
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'shafaf-docs-'));
  for (const folder of [home, join(home, 'province'), join(home, 'body')]) {
    mkdirSync(folder, { recursive: true });
    // Root's Postgres runs as another user, who must be able to enter.
    chmodSync(folder, 0o711);
  }
  writeFileSync(join(home, 'body', 'register.csv'), 'شماره قرارداد,عنوان,مبلغ (ریال)\n1,آسفالت,۵۰۰۰۰۰۰\n2,پارک,۷۰۰۰۰۰۰\n');
  database = await createTestDatabase();
});
afterAll(async () => {
  for (const child of running.reverse()) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  await database.drop();
  rmSync(home, { recursive: true, force: true });
});

/** The commands that a page tells its readers to run. */
function commandsOf(text: string): string[] {
  return [...text.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block = '']) =>
    block.split('\n').filter((line) => line.startsWith('shafaf ')),
  );
}

/** Runs a command: the province's in one folder, the body's in another, as on two machines. One that serves is left running. */
async function run(command: string, replaced: ReadonlyMap<string, string>): Promise<{ status: number | null; out: string; error: string }> {
  const words = (command.match(/"[^"]*"|\S+/g) ?? []).slice(1).map((word) => word.replaceAll('"', ''));
  const args = words.map((word) => replaced.get(word) ?? word);
  const isProvince = args[0] === 'directory' || args[0] === 'gateway';
  // Here everything is on one machine and without TLS.
  const calls = args[0] === 'conformance' || args[1] === 'move' || (isProvince && (args.length === 1 || args[1] === '--directory'));
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [bin, ...args, ...(calls ? ['--development'] : [])], {
    cwd: join(home, isProvince ? 'province' : 'body'),
    env: {
      PATH,
      SHAFAF_LOG_LEVEL: 'error',
      ...(isProvince && { DATABASE_URL: database.url }),
      // The ports that the page names may be taken on this machine.
      PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let [out, error] = ['', ''];
  child.stdout.on('data', (text) => {
    out += String(text);
  });
  child.stderr.on('data', (text) => {
    error += String(text);
  });
  await new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.stdout.on('data', () => {
      if (out.includes('Stop with Ctrl-C.')) resolve();
    });
  });
  return { status: child.exitCode, out: out.trim(), error: error.trim() };
}

test('both languages tell the same commands, and each of them does what the page says', async () => {
  const commands = commandsOf(page('joining.md'));
  expect(commandsOf(page('joining.fa.md'))).toEqual(commands);
  expect(commands.length).toBeGreaterThan(12);

  const replaced = new Map<string, string>();
  let gateway = '';
  const statusAtTheGateway = async () => {
    const query =
      '{ member(code: "maragheh-municipality") { status } contracts(filter: { member: ["maragheh-municipality"] }) { totalCount coverage { missing { reason } } } }';
    const response = await fetch(gateway, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { data } = JSON.parse(await response.text());
    return `${data.member.status} ${data.contracts.totalCount} ${data.contracts.coverage.missing.map(({ reason }: { reason: string }) => reason)}`;
  };
  /** How the gateway should speak of the body after a command. */
  const after = new Map([
    ['Ali Rezaei', 'LIVE 2 '],
    ['suspend', 'SUSPENDED 0 SUSPENDED'],
    ['resume', 'LIVE 2 '],
    ['move', 'LIVE 2 '],
    ['leave', 'LEFT 0 NOT_CONNECTED'],
  ]);
  const said = new Map<string, string>();
  for (const command of commands) {
    const { status, out, error } = await run(command, replaced);
    expect([command, status ?? 0, status === 0 || status === null ? '' : error]).toEqual([command, 0, '']);
    said.set(command, out);
    if (command.includes(' invite ')) replaced.set('INVITATION', out);
    const [address = ''] = /http:\S+\/graphql/.exec(out) ?? [];
    if (command === 'shafaf directory')
      for (const name of ['http://127.0.0.1:4100/graphql', 'https://directory.example.ir/graphql']) replaced.set(name, address);
    if (command.startsWith('shafaf gateway --directory')) gateway = address;
    if (command === 'shafaf member --config maragheh/member.env') {
      replaced.set('https://maragheh.example.ir/graphql', address);
      replaced.set('https://shafaf.maragheh.example.ir/graphql', address.replace('127.0.0.1', 'localhost'));
      enterAddress(address);
    }
    for (const [word, wanted] of after) if (command.includes(word)) await until(statusAtTheGateway, wanted);
  }
  const told = (start: string) => [...said].find(([command]) => command.startsWith(start))?.[1];
  expect(told('shafaf conformance')).toMatch(/conforms as the server of maragheh-municipality: \d+ passed, 0 failed, 3 not tried\.$/);
  expect(told('shafaf member join')).toBe('maragheh-municipality has passed. 2 of 2 people at the province must still approve.');
  expect(told('shafaf directory move')).toBe(
    `maragheh-municipality answers at ${replaced.get('https://shafaf.maragheh.example.ir/graphql')} now.`,
  );
  const history = told('shafaf directory history')?.split('\n') ?? [];
  expect(history.map((line) => line.split('  ')[1]).slice(0, -1)).toEqual([
    'INVITED',
    'ANSWERED',
    'CHECK_PASSED',
    'APPROVED',
    'APPROVED',
    'LIVE',
    'SUSPENDED',
    'RESUMED',
    'MOVED',
  ]);
  expect(history.at(-1)).toBe('maragheh-municipality is LIVE.');
});

/** The server is not where the page has it. */
function enterAddress(address: string): void {
  const path = join(home, 'body', 'maragheh', 'member.env');
  writeFileSync(path, readFileSync(path, 'utf8').replace('https://maragheh.example.ir/graphql', address));
}

async function until(look: () => Promise<string>, wanted: string): Promise<void> {
  let last = '';
  for (const since = Date.now(); Date.now() - since < 60_000; await new Promise((resolve) => setTimeout(resolve, 100))) {
    last = await look().catch(String);
    if (last === wanted) return;
  }
  throw new Error(`The gateway should say "${wanted}", but says "${last}".`);
}
