import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import pg from 'pg';
import { connect } from '../database/connect.ts';
import type { DatabaseServer } from '../database/databaseServer.ts';
import { postgresBinaries } from './postgresBinaries.ts';
import { identityOf, programEnvironment } from './runProgram.ts';
import { canEnter, type ServerUser, serverUser } from './serverUser.ts';
import { type EmbeddedPostgresOptions, startEmbeddedPostgres } from './startEmbeddedPostgres.ts';

const settings = { fsync: 'off' };
const built = fileURLToPath(new URL('../../dist/postgres/startEmbeddedPostgres.js', import.meta.url));

let directory: string;
let options: EmbeddedPostgresOptions;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'shafaf-postgres-'));
  chmodSync(directory, 0o711);
  options = { directory, settings, elsewhere: join(directory, 'elsewhere') };
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** Another process that starts a server on a folder; gives its process once the server answers. */
async function startInAnotherProcess(on: string, user: ServerUser | null = null): Promise<{ child: ChildProcess; said: string }> {
  const program = `const { startEmbeddedPostgres } = await import(${JSON.stringify(built)});
    const started = await startEmbeddedPostgres({ directory: ${JSON.stringify(on)}, settings: { fsync: 'off' }, elsewhere: ${JSON.stringify(join(on, 'elsewhere'))} })
      .catch((error) => { console.log(error.message); process.exit(1); });
    await started.createDatabase('kept');
    console.log(started.url('kept'));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    ...identityOf(user),
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(child.stdout, 'data');
  return { child, said: String(said).trim() };
}

async function untilGone(address: string): Promise<void> {
  for (const since = Date.now(); Date.now() - since < 10_000; ) {
    const client = new pg.Client(address);
    client.on('error', () => undefined);
    const answers = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => undefined);
    if (!answers) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`The server at ${address} is still there.`);
}

test('keeps data, password and port from start to start, and tells its password to nobody else', async () => {
  const first = await startEmbeddedPostgres(options);
  await first.createDatabase('kept');
  const url = first.url('kept');
  const db = connect<unknown>(url);
  await sql`create table notes as select 'سلام' as text`.execute(db);
  await db.destroy();
  await first.stop();
  await untilGone(url);

  const second = await startEmbeddedPostgres(options);
  expect(second.url('kept')).toBe(url);
  expect(second.notes).toEqual([]);
  expect(await second.hasDatabase('kept')).toBe(true);
  await second.createDatabase('copy', { template: 'kept' });
  const copy = connect<unknown>(second.url('copy'));
  expect((await sql`select text from notes`.execute(copy)).rows).toEqual([{ text: 'سلام' }]);
  await copy.destroy();
  await second.stop();
  expect(statSync(join(directory, 'password')).mode & 0o777).toBe(0o600);
});

test('fills a new server once, and leaves nothing of an attempt that failed', async () => {
  let fills = 0;
  const fill = async (server: DatabaseServer) => {
    await server.createDatabase('filled');
    if (++fills === 1) throw new Error('the disk is full');
  };
  await expect(startEmbeddedPostgres({ directory, elsewhere: join(directory, 'elsewhere'), fill })).rejects.toThrow('the disk is full');
  for (let starts = 0; starts < 2; starts++) {
    const server = await startEmbeddedPostgres({ directory, elsewhere: join(directory, 'elsewhere'), fill });
    expect(await server.hasDatabase('filled')).toBe(true);
    const db = connect<unknown>(server.url('filled'));
    expect((await sql`show fsync`.execute(db)).rows).toEqual([{ fsync: 'on' }]);
    await db.destroy();
    await server.stop();
  }
  expect(fills).toBe(2);
});

test('refuses a wrong password, so that other users of the machine stay out', async () => {
  const server = await startEmbeddedPostgres(options);
  const url = new URL(server.url('postgres'));
  url.password = 'wrong';
  await expect(new pg.Client(url.href).connect()).rejects.toThrow('password authentication failed');
  await server.stop();
});

test('takes another port when somebody else has taken its own', async () => {
  const first = await startEmbeddedPostgres(options);
  const port = Number(new URL(first.url('postgres')).port);
  await first.stop();
  const { createServer } = await import('node:net');
  const other = createServer().listen(port, '127.0.0.1');
  await once(other, 'listening');
  const second = await startEmbeddedPostgres(options);
  expect(new URL(second.url('postgres')).port).not.toBe(String(port));
  await second.stop();
  other.close();
});

test('a second process on the same folder is refused by name of the first', async () => {
  const server = await startEmbeddedPostgres(options);
  const { child, said } = await startInAnotherProcess(directory);
  if (child.exitCode === null) await once(child, 'exit');
  expect(said).toBe(`Another shafaf, process ${process.pid}, is using ${directory}. Stop it, or set SHAFAF_HOME to another folder.`);
  await server.stop();
});

test('the server stops when the process that started it is killed, and its data is whole', async () => {
  const { child, said } = await startInAnotherProcess(directory);
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await Promise.all([ended, untilGone(said)]);
  const next = await startEmbeddedPostgres(options);
  expect(await next.hasDatabase('kept')).toBe(true);
  await next.stop();
});

test('a server that was left running all the same is stopped first', async () => {
  const before = await startEmbeddedPostgres(options);
  const port = new URL(before.url('postgres')).port;
  await before.stop();
  const program = join(postgresBinaries().root, 'bin', 'postgres');
  const left = spawn(program, ['-D', before.dataDirectory, '-p', port, '-c', 'unix_socket_directories='], {
    ...identityOf(serverUser()),
    cwd: '/',
    env: programEnvironment,
    stdio: 'ignore',
    detached: true,
  });
  const pidFile = join(before.dataDirectory, 'postmaster.pid');
  const isUp = () => {
    try {
      return readFileSync(pidFile, 'utf8').includes('ready');
    } catch {
      return false;
    }
  };
  while (!isUp()) await new Promise((resolve) => setTimeout(resolve, 10));
  const gone = once(left, 'exit');
  const server = await startEmbeddedPostgres(options);
  await gone;
  expect(server.notes).toEqual([`A Postgres that an earlier run left behind (process ${left.pid}) was stopped.`]);
  await server.stop();
});

test('data without its password is not replaced', async () => {
  await (await startEmbeddedPostgres(options)).stop();
  rmSync(join(directory, 'password'));
  await expect(startEmbeddedPostgres(options)).rejects.toMatchObject({ code: 'HOME_UNUSABLE' });
});

test('a server that cannot start says why', async () => {
  await expect(startEmbeddedPostgres({ ...options, settings: { max_connections: 'many' } })).rejects.toThrow(
    'invalid value for parameter "max_connections": "many"',
  );
});

const user = serverUser();
const asRoot = user === null ? test.skip : test;
asRoot('root in a folder that only root may enter: the data goes elsewhere (skipped for ordinary users)', async () => {
  const closed = mkdtempSync(join(tmpdir(), 'shafaf-closed-'));
  try {
    const server = await startEmbeddedPostgres({ directory: join(closed, 'home'), settings, elsewhere: join(directory, 'elsewhere') });
    expect(server.notes).toEqual([expect.stringContaining(`its data is in ${server.dataDirectory}.`)]);
    expect(server.dataDirectory.startsWith(join(directory, 'elsewhere'))).toBe(true);
    await server.stop();
  } finally {
    rmSync(closed, { recursive: true });
  }
});

const canTry = user !== null && canEnter(user, join(built, '..')) ? test : test.skip;
canTry('an ordinary user in a folder of his own (skipped unless root can act as one who can enter the checkout)', async () => {
  if (user === null) return;
  const own = mkdtempSync(join(tmpdir(), 'shafaf-own-'));
  chownSync(own, user.uid, user.gid);
  try {
    const { child, said } = await startInAnotherProcess(join(own, 'home'), user);
    expect(said).toMatch(/^postgres:/);
    expect(statSync(join(own, 'home', 'data')).uid).toBe(user.uid);
    child.kill('SIGKILL');
    await untilGone(said);
  } finally {
    rmSync(own, { recursive: true });
  }
});
