import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { makeMissingLinks, postgresBinaries } from './postgresBinaries.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shafaf-links-'));
  mkdirSync(join(folder, 'native', 'lib'), { recursive: true });
  writeFileSync(join(folder, 'native', 'lib', 'libpq.so.5.18'), 'library');
  writeFileSync(join(folder, 'native', 'pg-symlinks.json'), '[{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"}]');
});
afterEach(() => {
  chmodSync(join(folder, 'native', 'lib'), 0o755);
  rmSync(folder, { recursive: true });
});

test('finds the Postgres of this system, with its libraries', () => {
  const found = postgresBinaries();
  expect(existsSync(join(found.root, 'bin', 'postgres'))).toBe(true);
  expect(found.version).toMatch(/^18\..*-linux-|darwin-/);
});

test('says which systems have one and what to do elsewhere', () => {
  expect(() => postgresBinaries('sunos-x64')).toThrow(
    'There is no embedded Postgres for this system (sunos-x64) or it was not installed. It exists for darwin-arm64, darwin-x64, linux-arm, linux-arm64, ' +
      'linux-ia32, linux-ppc64, linux-x64 (Linux with glibc). Elsewhere, name a Postgres server in DATABASE_URL.',
  );
});

test('makes the links that a skipped install script left out, once', () => {
  makeMissingLinks(folder);
  makeMissingLinks(folder);
  expect(readFileSync(join(folder, 'native', 'lib', 'libpq.so.5'), 'utf8')).toBe('library');
});

test('names the link that it may not make', () => {
  rmSync(join(folder, 'native', 'lib'), { recursive: true });
  writeFileSync(join(folder, 'native', 'lib'), 'no folder');
  expect(() => makeMissingLinks(folder)).toThrow('The library link libpq.so.5 of the embedded Postgres is missing');
});
