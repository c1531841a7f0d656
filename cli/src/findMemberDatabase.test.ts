import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { findMemberDatabase } from './findMemberDatabase.ts';
import { writeProvince } from './province/provinceFile.ts';
import { announceDatabase, withdrawDatabase } from './runningDatabase.ts';

const code = 'tabriz-municipality';
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'shafaf-find-'));
  process.env.SHAFAF_HOME = home;
  delete process.env.DATABASE_URL;
});
afterEach(() => {
  delete process.env.SHAFAF_HOME;
  delete process.env.DATABASE_URL;
  rmSync(home, { recursive: true });
});

function provinceOn(server: string): void {
  const members = [{ code, url: 'http://127.0.0.1:1/graphql', databaseUrl: `postgres://${server}/shafaf_tabriz_municipality` }];
  writeProvince(home, {
    gateway: 'http://127.0.0.1:1',
    directory: 'http://127.0.0.1:2/graphql',
    directoryDatabaseUrl: 'postgres://d/d',
    control: '',
    members,
  });
}

test('the database given counts before all else', () => {
  provinceOn('127.0.0.1:5000');
  expect(findMemberDatabase(code, 'postgres://given/db')).toBe('postgres://given/db');
});

test('the province on this machine is found without being named', () => {
  provinceOn('127.0.0.1:5000');
  expect(findMemberDatabase(code)).toBe('postgres://127.0.0.1:5000/shafaf_tabriz_municipality');
});

test('DATABASE_URL counts before a province on another server', () => {
  provinceOn('127.0.0.1:5000');
  process.env.DATABASE_URL = 'postgres://db.example.ir/tabriz';
  expect(findMemberDatabase(code)).toBe('postgres://db.example.ir/tabriz');
});

test('DATABASE_URL that names the province’s own server means the member’s database there', () => {
  provinceOn('db.example.ir');
  process.env.DATABASE_URL = 'postgres://db.example.ir/postgres';
  expect(findMemberDatabase(code)).toBe('postgres://db.example.ir/shafaf_tabriz_municipality');
});

test('a member that runs here on the embedded Postgres is found while it runs', () => {
  announceDatabase(home, 'shafaf_tabriz_municipality', 'postgres://127.0.0.1:5001/shafaf_tabriz_municipality');
  expect(findMemberDatabase(code)).toBe('postgres://127.0.0.1:5001/shafaf_tabriz_municipality');
  expect(() => findMemberDatabase('ahar-county')).toThrow('It is not known where the database of ahar-county is');
  withdrawDatabase(home, 'shafaf_tabriz_municipality');
  expect(() => findMemberDatabase(code)).toThrow('It is not known where');
});

test('says what is missing where nothing names a database, and refuses unknown members', () => {
  expect(() => findMemberDatabase(code)).toThrow(
    'It is not known where the database of tabriz-municipality is: neither a province nor this member runs in this home, and neither --database-url nor DATABASE_URL names it.',
  );
  expect(() => findMemberDatabase('nowhere')).toThrow('The register has no member with the code: nowhere');
});
