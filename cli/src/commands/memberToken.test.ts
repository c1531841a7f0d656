import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createMemberDatabase, type TestDatabase } from '../../../test/testDatabase.ts';

const bin = resolve(import.meta.dirname, '../../bin/shafaf.js');
const body = 'maragheh-municipality';

let home: string;
let database: TestDatabase;
let server: ChildProcess;
let address: string;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'shafaf-token-'));
  chmodSync(home, 0o711);
  database = await createMemberDatabase();
  server = launch(['member', '--code', body, '--port', '0']);
  for await (const text of server.stdout ?? []) {
    address = /answers at (\S+)\./.exec(String(text))?.[1] ?? '';
    if (address !== '') break;
  }
});
afterAll(async () => {
  server.kill('SIGTERM');
  await once(server, 'exit');
  await database.drop();
  rmSync(home, { recursive: true });
});

function launch(args: string[]): ChildProcess {
  const { PATH = '' } = process.env;
  const env = { PATH, SHAFAF_HOME: home, SHAFAF_MEMBER: body, DATABASE_URL: database.url, SHAFAF_LOG_LEVEL: 'error' };
  return spawn(process.execPath, [bin, ...args], { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function shafaf(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = launch(args);
  let [out, err] = ['', ''];
  child.stdout?.on('data', (text) => {
    out += String(text);
  });
  child.stderr?.on('data', (text) => {
    err += String(text);
  });
  await once(child, 'close');
  return { code: child.exitCode, out, err };
}

test('a token that is made publishes to the running server until it is revoked', async () => {
  const made = await shafaf(
    'member',
    'token',
    'create',
    '--categories',
    'contracts',
    '--expires',
    '90d',
    '--name',
    'contracts office',
    '--as',
    'Sara',
  );
  expect(made).toMatchObject({ code: 0 });
  expect(made.err).toContain('It is shown only now.');
  const token = made.out.trim();
  const publish = () =>
    fetch(new URL('/publish/contracts', address), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
      body: 'id,title\ntoken-1,a\n',
    });
  expect(await (await publish()).json()).toMatchObject({ state: 'DONE', report: { added: 1 } });

  const listed = await shafaf('member', 'token', 'list');
  expect(listed.out).toMatch(/^1 {2}"contracts office" {2}contracts {2}good until \d{4}-\d\d-\d\d {2}last used .* {2}made .* by Sara\n$/);
  expect(listed.out).not.toContain(token);

  expect(await shafaf('member', 'token', 'revoke', '1')).toEqual({ code: 0, out: 'Token 1, "contracts office", is revoked.\n', err: '' });
  expect((await publish()).status).toBe(401);
  expect((await shafaf('member', 'token', 'list')).out).toContain('  revoked ');
});

test.each([
  [['create', '--categories', 'secrets', '--name', 'x'], 'There is no category "secrets". There are: budgetLines, '],
  [['create', '--categories', 'contracts', '--name', ' '], 'A token needs a name'],
  [['create', '--categories', ' ', '--name', 'x'], 'A token needs the categories that it may publish.'],
  [['create', '--categories', 'contracts', '--name', 'x', '--expires', '9999d'], 'A token is good for 1 to 730 days.'],
  [['create', '--categories', 'contracts', '--name', 'x', '--expires', 'soon'], 'A time is a number of days such as 90d.'],
  [['revoke', '99'], 'There is no token 99.'],
])('shafaf member token %j says what is wrong', async (args, message) => {
  const { code, err } = await shafaf('member', 'token', ...args);
  expect(code).toBe(1);
  expect(err).toContain(message);
});

test('shafaf template makes a file once, and never writes over one', async () => {
  expect(await shafaf('template', 'contracts')).toMatchObject({ code: 0, err: '' });
  expect(readFileSync(join(home, 'contracts.xlsx')).subarray(0, 2).toString()).toBe('PK');
  const again = await shafaf('template', 'contracts');
  expect(again).toMatchObject({ code: 1 });
  expect(again.err).toContain('contracts.xlsx is there already and stays as it is');
  expect(await shafaf('template', 'contracts', '--format', 'csv', '--out', 'mine.csv')).toMatchObject({ code: 0 });
  expect(readFileSync(join(home, 'mine.csv'), 'utf8')).toContain('شناسه *');
});
