import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { lockHome } from './lockHome.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shafaf-lock-'));
  file = join(folder, 'data.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

const deadProcess = () => spawnSync('true').pid;

test('a second one is refused until the first gives the lock back', async () => {
  const unlock = await lockHome(file, '/srv/home');
  await expect(lockHome(file, '/srv/home')).rejects.toMatchObject({
    code: 'HOME_IN_USE',
    message: `Another shafaf, process ${process.pid}, is using /srv/home. Stop it, or set SHAFAF_HOME to another folder.`,
  });
  unlock();
  expect(existsSync(file)).toBe(false);
  (await lockHome(file, '/srv/home'))();
});

test('the lock of a process that is gone is taken over', async () => {
  writeFileSync(file, JSON.stringify({ pid: deadProcess(), began: null }));
  (await lockHome(file, '/srv/home'))();
});

test('the number of a dead owner that another process has now does not count', async () => {
  if (process.platform !== 'linux') return;
  writeFileSync(file, JSON.stringify({ pid: process.ppid, began: '1' }));
  (await lockHome(file, '/srv/home'))();
});

test('a lock cut off in the middle of writing is taken over', async () => {
  writeFileSync(file, '{"pid":');
  (await lockHome(file, '/srv/home'))();
});
