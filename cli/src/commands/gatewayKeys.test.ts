import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readPublicKeys } from '@shafaf/shared/signing/publicKeys';

const bin = fileURLToPath(new URL('../../bin/shafaf.js', import.meta.url));

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'shafaf-keys-cli-'));
});
afterEach(() => rmSync(home, { recursive: true }));

/** Runs `shafaf gateway` to its end. */
function gateway(...args: string[]): Promise<{ status: number | null; out: string; error: string }> {
  const { PATH = '' } = process.env;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, 'gateway', ...args], { cwd: home, env: { PATH, SHAFAF_HOME: join(home, 'home') } });
    let [out, error] = ['', ''];
    child.stdout.on('data', (text) => {
      out += String(text);
    });
    child.stderr.on('data', (text) => {
      error += String(text);
    });
    child.once('close', (status) => resolve({ status, out: out.trim(), error: error.trim() }));
  });
}

/** What `keys` lists: state by id. */
async function listed(...args: string[]): Promise<Map<string, string>> {
  const lines = (await gateway('keys', ...args)).out.split('\n').map((line) => line.split(/ {2,}/));
  return new Map(lines.map(([id = '', state = '']) => [id, state]));
}

test('keys are made, listed, changed and given up', async () => {
  const [first = ''] = (await listed()).keys();
  expect(first).toMatch(/^[\w-]{43}$/);

  const { out } = await gateway('keys', 'rotate');
  const second = out.split(' ')[0] ?? '';
  expect(out).toMatch(/^[\w-]{43} is published now and signs from \S+Z on\.$/);
  expect(await listed()).toEqual(
    new Map([
      [first, 'signs'],
      [second, 'will sign'],
    ]),
  );
  const exported = (await gateway('keys', 'export')).out;
  expect([...readPublicKeys(exported).keys()]).toEqual([first, second]);
  expect(exported).not.toContain('"d"');
  expect(JSON.parse(readFileSync(join(home, 'home', 'gateway-keys.public.json'), 'utf8'))).toEqual(JSON.parse(exported));

  const third = (await gateway('keys', 'rotate', '--after', '0')).out.split(' ')[0] ?? '';
  expect(await listed()).toEqual(
    new Map([
      [first, 'accepted'],
      [third, 'signs'],
      [second, 'will sign'],
    ]),
  );

  const stolen = await gateway('keys', 'rotate', '--stolen');
  expect(stolen.out).toMatch(/ signs from now on\. Members give up the old keys when they meet this one, or within five minutes\.$/);
  expect(await listed()).toEqual(new Map([[stolen.out.split(' ')[0], 'signs']]));
});

test('another file may hold the keys, named before or after the subcommand', async () => {
  const file = join(home, 'mine.json');
  const before = await listed('--keys', file);
  expect(existsSync(file)).toBe(true);
  expect((await gateway('--keys', file, 'keys', 'rotate')).status).toBe(0);
  expect((await gateway('keys', 'rotate', '--keys', file)).status).toBe(0);
  const after = await listed('--keys', file);
  expect([before.size, after.size]).toEqual([1, 3]);
  expect(existsSync(join(home, 'home', 'gateway-keys.json'))).toBe(false);
});

test.each([
  [['keys', 'rotate', '--after', 'soon'], 'A time is a whole number of minutes from 0 to 43200.'],
  [['keys', '--keys', '.'], 'shafaf: '],
  [[], "error: required option '-d, --directory <url>' not specified"],
])('gateway %j is refused with a message', async (args, message) => {
  const { status, error } = await gateway(...args);
  expect(status).toBe(1);
  expect(error).toContain(message);
  expect(error).not.toMatch(/^\s+at /m);
});

test('a file that is none is named, and nothing of what stands in it', async () => {
  const file = join(home, 'mine.json');
  writeFileSync(file, '{"keys":[{"privateKey":"swordfish"');
  const { status, error } = await gateway('keys', '--keys', file);
  expect(status).toBe(1);
  expect(error).toBe(
    `shafaf: ${file} cannot be used: it is no file of gateway keys\nWhat to do: Mend what the message names, or let the setting name another file.`,
  );
});
