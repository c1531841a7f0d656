import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { askProvince } from './askProvince.ts';
import type { ControlRequest } from './controlMessages.ts';
import { findProvince, writeProvince } from './provinceFile.ts';
import { type ControlSocket, serveControl } from './serveControl.ts';

let folder: string;
let socket: ControlSocket;
const answer = async (request: ControlRequest) => {
  if (request.what === 'status') return ['first', 'سطر دوم'];
  throw new Error(`no member ${request.code}`);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shafaf-control-'));
});
afterEach(async () => {
  await socket.close();
  rmSync(folder, { recursive: true });
});

async function serveIn(home: string): Promise<void> {
  socket = await serveControl(home, answer);
  writeProvince(home, {
    gateway: 'http://127.0.0.1:1',
    directory: 'http://127.0.0.1:2/graphql',
    directoryDatabaseUrl: 'postgres://d',
    control: socket.path,
    members: [],
  });
}

test('answers and refuses, and only its owner may read the socket and the file that names it', async () => {
  await serveIn(folder);
  expect(await askProvince(folder, { what: 'status' })).toEqual(['first', 'سطر دوم']);
  await expect(askProvince(folder, { what: 'stop member', code: 'nowhere' })).rejects.toThrow('no member nowhere');
  expect(statSync(socket.path).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'province.json')).mode & 0o777).toBe(0o600);
});

test('a home whose path is too long for a socket gets one in the temporary folder', async () => {
  const deep = join(folder, 'x'.repeat(90), 'home');
  mkdirSync(deep, { recursive: true });
  await serveIn(deep);
  expect(socket.path.startsWith(deep)).toBe(false);
  expect(findProvince(deep)?.control).toBe(socket.path);
  expect(await askProvince(deep, { what: 'status' })).toHaveLength(2);
  await socket.close();
  expect(existsSync(join(socket.path, '..'))).toBe(false);
});

test('nonsense is answered with an error, and a caller who leaves does no harm', async () => {
  await serveIn(folder);
  const said = await new Promise<string>((resolve) => {
    const caller = createConnection(socket.path, () => caller.write('{"what":"stop everything"}\n'));
    caller.once('data', (text) => resolve(String(text)));
  });
  expect(JSON.parse(said)).toHaveProperty('error');
  createConnection(socket.path, function (this: { destroy(): void }) {
    this.destroy();
  });
  expect(await askProvince(folder, { what: 'status' })).toHaveLength(2);
});

test('a province that has stopped is said not to run', async () => {
  await serveIn(folder);
  await socket.close();
  await expect(askProvince(folder, { what: 'status' })).rejects.toMatchObject({ code: 'PROVINCE_NOT_RUNNING' });
});
