import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createMemberDatabase, type TestDatabase } from '../../../test/testDatabase.ts';

const bin = resolve(import.meta.dirname, '../../bin/shafaf.js');
const body = 'maragheh-municipality';

let home: string;
let database: TestDatabase;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'shafaf-calendar-'));
  database = await createMemberDatabase();
});
afterAll(async () => {
  await database?.drop();
  rmSync(home, { recursive: true, force: true });
});

function calendar(...args: string[]) {
  const { PATH = '' } = process.env;
  const env = { PATH, SHAFAF_HOME: home, DATABASE_URL: database.url };
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'calendar', ...args, '--member', body], {
    cwd: home,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('holidays, closures and weekends are entered, and shown with their reasons', () => {
  writeFileSync(join(home, 'list.csv'), 'تاریخ,مناسبت\n۱۴۰۴/۱۱/۲۳,عید\n');
  expect(calendar('import', 'list.csv', '--year', '1404')).toMatchObject({ status: 0, stdout: expect.stringContaining('1 entries added') });
  expect(calendar('close', '1404/11/20', '--name', 'آلودگی هوا')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('No open deadline has moved.'),
  });
  expect(calendar('weekend', 'THURSDAY', 'FRIDAY', '--from', '1404/11/01', '--name', 'آخر هفته')).toMatchObject({ status: 0 });
  expect(calendar('show', '1404/11/18', '1404/11/25').stdout.trim().split('\n')).toEqual([
    '1404/11/20  2026-02-09  آلودگی هوا',
    '1404/11/22  2026-02-11  پیروزی انقلاب اسلامی',
    '1404/11/23  2026-02-12  عید، آخر هفته',
    '1404/11/24  2026-02-13  آخر هفته',
  ]);
  expect(calendar('reopen', '1404/11/20')).toMatchObject({ status: 0, stdout: expect.stringContaining('1 removed') });
});

test.each<[string[], string]>([
  [['close', '1404/13/01', '--name', 'x'], 'A day is written like 1404/11/20 or 2026-02-09.'],
  [['weekend', 'CATURDAY', '--from', '1404/11/01', '--name', 'x'], 'A day of the week is one of SUNDAY'],
  [['import', 'nothing.csv'], 'nothing.csv'],
])('%j is refused with what to do', (args, message) => {
  const { status, stderr } = calendar(...args);
  expect(status).not.toBe(0);
  expect(stderr).toContain(message);
});
