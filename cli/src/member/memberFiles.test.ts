import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { publicJwk } from '@shafaf/shared/signing/keyId';
import { loadConfig } from '../loadConfig.ts';
import { readJoiningSettings } from './joiningSettings.ts';
import { type MemberFilesOptions, makeMemberFiles, readMemberKey } from './memberFiles.ts';

const environment = { ...process.env };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shafaf-member-files-'));
  for (const name of Object.keys(process.env)) if (/^(SHAFAF_|DATABASE_URL|PORT)/.test(name)) delete process.env[name];
});
afterEach(() => {
  process.env = { ...environment };
  rmSync(folder, { recursive: true });
});

const make = (options: Partial<MemberFilesOptions> = {}) =>
  makeMemberFiles({
    folder: join(folder, 'maragheh'),
    code: 'maragheh-municipality',
    directory: 'https://directory.example.ir/graphql',
    address: 'https://maragheh.example.ir/graphql',
    port: 4101,
    databaseUrl: null,
    trust: 'https://directory.example.ir/.well-known/jwks.json',
    ...options,
  });

test('a folder is made with a key and settings that only their owner may read', () => {
  const { config, key, publicKey } = make();
  expect([config, key].map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o600]);
  expect(publicJwk(readMemberKey(key)).x).toBe(publicKey);
});

test('the settings are what joining needs, and each is explained in both languages', () => {
  const { config, publicKey } = make({ databaseUrl: 'postgres://u:p%23w@db/x' });
  loadConfig(config);
  const { key, ...settings } = readJoiningSettings();
  expect(settings).toEqual({
    code: 'maragheh-municipality',
    address: 'https://maragheh.example.ir/graphql',
    directory: 'https://directory.example.ir/graphql',
    keyPins: [],
  });
  expect(publicJwk(key).x).toBe(publicKey);
  expect(process.env).toMatchObject({ PORT: '4101', DATABASE_URL: 'postgres://u:p%23w@db/x', SHAFAF_READS: 'open', SHAFAF_CONFIG: config });
  const sections = readFileSync(config, 'utf8').trim().split('\n\n');
  for (const section of sections.slice(1, -1)) expect(section).toMatch(/^# [A-Z].*\n# .*[\u0600-\u06FF].*\n(# )?[A-Z_]+=\S+$/s);
});

test('what the environment says counts more than the file', () => {
  process.env.PORT = '5000';
  loadConfig(make().config);
  expect(process.env.PORT).toBe('5000');
});

test('a folder that has one of the files already keeps it, with all that is in it', () => {
  const { config, key } = make();
  const before = [config, key].map((path) => readFileSync(path, 'utf8'));
  expect(() => make()).toThrow(`${key} is there already and stays as it is.`);
  expect([config, key].map((path) => readFileSync(path, 'utf8'))).toEqual(before);
});

test('without an address the body is told what is missing before anything is sent', () => {
  loadConfig(make({ address: null }).config);
  expect(() => readJoiningSettings()).toThrow(
    'The setting SHAFAF_ADDRESS is missing: the public address of its server, such as https://shafaf.example.ir/graphql.',
  );
});

test.each([
  ['PROT=4101\n', 'sets PROT, which is no setting of this program.'],
  ['SHAFAF_MEMBER=a\nname=b\n', 'sets name, which is no setting of this program.'],
])('the settings %j are refused: a word that is misspelt must not pass for nothing', (text, message) => {
  const path = join(folder, 'bad.env');
  writeFileSync(path, text);
  expect(() => loadConfig(path)).toThrow(message);
});

test('settings that cannot be read are named', () => {
  expect(() => loadConfig(join(folder, 'none.env'))).toThrow(`The settings in ${join(folder, 'none.env')} cannot be read: ENOENT`);
});

test('a key file that is none says nothing of what is in it', () => {
  const path = join(folder, 'key.pem');
  writeFileSync(path, 'secret words');
  expect(() => readMemberKey(path)).toThrow(`${path} cannot be used: it holds no Ed25519 key`);
  expect(() => readMemberKey(join(folder, 'none.pem'))).toThrow('ENOENT');
});
