import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createTestDatabase } from '../../test/testDatabase.ts';

const bin = fileURLToPath(new URL('../bin/shafaf.js', import.meta.url));

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'shafaf-cli-'));
  // Root's Postgres runs as another user, who must be able to enter.
  chmodSync(home, 0o711);
});
afterEach(() => rmSync(home, { recursive: true }));

/** Runs the built program to its end. */
function shafaf(args: string[], environment: Record<string, string> = {}): Promise<{ status: number | null; out: string; error: string }> {
  const { PATH = '' } = process.env;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...args], {
      cwd: home,
      env: { PATH, SHAFAF_HOME: home, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, error] = ['', ''];
    child.stdout.on('data', (text) => {
      out += String(text);
    });
    child.stderr.on('data', (text) => {
      error += String(text);
    });
    child.once('close', (status) => resolve({ status, out, error: error.trim() }));
  });
}

test('--help teaches the commands, examples and environment', async () => {
  const { status, out } = await shafaf(['--help']);
  expect(status).toBe(0);
  for (const word of ['province', 'member', 'directory', 'migrate', 'Examples:', 'SHAFAF_HOME', 'PORT', 'DATABASE_URL', 'SHAFAF_LOG_LEVEL'])
    expect(out).toContain(word);
});

test('--version says which version this is', async () => {
  expect((await shafaf(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test.each([
  [['nonsense'], "error: unknown command 'nonsense'"],
  [['member'], "error: required option '-c, --code <code>' not specified"],
  [['member', '--code', 'Tabriz'], 'A code is of lower-case Latin letters and hyphens, such as tabriz-municipality.'],
  [['member', '--code', 'tabriz-municipality', '--port', '70000'], 'A port is a whole number from 0 to 65535.'],
  [
    ['member', '--code', 'tabriz-municipality', '--database-url', 'mysql://x'],
    'A database is named as postgres://user:password@host:port/database.',
  ],
  [['migrate', '--database-url', 'postgres://x/y'], 'error: give either --directory or --member <code>'],
  [['migrate', '--directory', '--member', 'tabriz-municipality'], 'error: give either --directory or --member <code>'],
  [['migrate', '--directory'], 'error: give --database-url <url>, or set DATABASE_URL'],
  [['directory', 'address', 'tabriz-municipality'], 'error: give either a url or --remove'],
  [['province', 'stop-member'], "error: missing required argument 'code'"],
])('%j is refused with a message of one line', async (args, message) => {
  const { status, error } = await shafaf(args);
  expect(status).toBe(1);
  expect(error).toContain(message);
  expect(error).not.toMatch(/^\s+at /m);
});

test.each([
  [
    ['member', '--code', 'tabriz'],
    'shafaf: The register has no member with the code: tabriz\nWhat to do: Take a code from `members { code }`.',
  ],
  [
    ['migrate', '--member', 'tabriz', '--database-url', 'postgres://127.0.0.1:9/x'],
    'shafaf: The register has no member with the code: tabriz',
  ],
  [['migrate', '--directory', '--database-url', 'postgres://127.0.0.1:9/x'], 'shafaf: Nobody answers: connect ECONNREFUSED 127.0.0.1:9'],
  [
    ['gateway', '--directory', 'http://127.0.0.1:9/graphql', '--port', '0', '--allow-network', 'private,10.0.0.0/33'],
    'a range such as 10.20.0.0/16, or loopback, private, uniqueLocal, carrierGradeNat; but got: 10.0.0.0/33',
  ],
  [
    ['gateway', '--directory', 'http://127.0.0.1:9/graphql', '--port', '0', '--ca', 'missing.pem'],
    'shafaf: missing.pem cannot be read as certificates: ENOENT',
  ],
])('%j fails with what happened and what to do', async (args, message) => {
  const { status, error } = await shafaf(args);
  expect(status).toBe(1);
  expect(error).toContain(message);
  expect(error).not.toMatch(/^\s+at /m);
});

test('orders to a province that does not run are refused', async () => {
  const { status, error } = await shafaf(['province', 'stop-member', 'tabriz-municipality']);
  expect(status).toBe(1);
  expect(error).toContain(`shafaf: No province runs in ${home}.\nWhat to do: Start one with \`npm start\``);
});

test.each([
  [{ PORT: 'four' }, 'The environment variable PORT cannot be used: A port is a whole number from 0 to 65535.'],
  [{ DATABASE_URL: 'nowhere' }, 'The environment variable DATABASE_URL cannot be used: A database is named as postgres://'],
  [{ SHAFAF_LOG_LEVEL: 'loud' }, 'SHAFAF_LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, but is: loud'],
])('the environment %j is refused before anything is started', async (environment, message) => {
  const { status, error } = await shafaf(['province'], environment);
  expect(status).toBe(1);
  expect(error).toContain(message);
});

test('a port that is taken is named before anything is started, with what to do', async () => {
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => {
      const address = other.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  const { status, out, error } = await shafaf(['province'], { PORT: String(port) });
  other.close();
  expect([status, out]).toEqual([1, '']);
  expect(error).toBe(
    `shafaf: Port ${port} is taken by another program.\nWhat to do: Stop that program, or choose another port with --port or PORT.`,
  );
});

test('a home that is no folder is named', async () => {
  writeFileSync(join(home, 'file'), '');
  const { status, error } = await shafaf(['province', '--port', '0'], { SHAFAF_HOME: join(home, 'file') });
  expect(status).toBe(1);
  expect(error).toContain(`shafaf: ${join(home, 'file')} cannot be used: ENOTDIR`);
  expect(error).toContain('set SHAFAF_HOME to a folder that you may write to');
});

test('migrate brings a database up to date once, and address enters where a member answers', async () => {
  const database = await createTestDatabase();
  const directory = ['--directory', '--database-url', database.url];
  expect((await shafaf(['migrate', ...directory])).out).toMatch(/^Done: 0001_members, /);
  expect((await shafaf(['migrate', ...directory])).out).toBe('The database was up to date.\n');
  const address = (...args: string[]) => shafaf(['directory', 'address', ...args], { DATABASE_URL: database.url });
  expect((await address('tabriz-municipality', 'https://t.example.ir/graphql')).out).toBe(
    'tabriz-municipality answers at https://t.example.ir/graphql.\n',
  );
  expect((await address('tabriz-municipality', '--remove')).out).toBe('tabriz-municipality has no address any more.\n');
  expect((await address('nowhere', 'https://t.example.ir/graphql')).error).toContain('The register has no member with the code: nowhere');
  await database.drop();
});

test('the embedded Postgres serves a single member, and is gone with it', async () => {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [bin, 'member', '--code', 'maragheh-municipality', '--port', '0'], {
    cwd: home,
    env: { PATH, SHAFAF_HOME: join(home, 'new') },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await new Promise<string>((resolve) => {
    child.stdout.on('data', (text) => resolve(/http:\S+graphql/.exec(String(text))?.[0] ?? String(text)));
  });
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ contracts { totalCount } }"}',
  });
  expect(await response.json()).toMatchObject({ data: { contracts: { totalCount: 0 } } });
  const gone = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
  child.kill('SIGTERM');
  expect(await gone).toBe(0);
}, 60_000);

test('directory obligations prints the profile in force, brings another into force, and goes back', async () => {
  const database = await createTestDatabase();
  const obligations = (...args: string[]) => shafaf(['directory', 'obligations', ...args, '--database-url', database.url]);
  try {
    const usual = await obligations();
    const profile = JSON.parse(usual.out);
    expect(profile.kinds.MUNICIPALITY.find(({ category }: { category: string }) => category === 'budgetLines').everyMonths).toBe(6);

    const basis = { fa: 'ق', en: 'l' };
    const rule = { category: 'contracts', everyMonths: 1, since: '2025-03-21', basis, source: null, assumed: false };
    profile.kinds = { GOVERNORATE: [], COUNTY: [], MUNICIPALITY: [rule, { ...rule, category: 'elsewhere' }] };
    const file = join(home, 'profile.json');
    writeFileSync(file, JSON.stringify(profile));
    expect(await obligations(file)).toMatchObject({
      status: 0,
      out: 'The profile is in force.\nNot reckoned, since there are no such categories: elsewhere.\n',
    });
    expect(JSON.parse((await obligations()).out)).toEqual(profile);

    writeFileSync(file, JSON.stringify({ ...profile, form: 2 }));
    expect(await obligations(file)).toMatchObject({ status: 1, error: expect.stringContaining('This is no profile of obligations') });
    expect(JSON.parse((await obligations()).out)).toEqual(profile);

    expect((await obligations('--usual')).status).toBe(0);
    expect((await obligations()).out).toBe(usual.out);
  } finally {
    await database.drop();
  }
});
