import { afterAll, afterEach, expect, test } from '@jest/globals';
import type { MemberDatabase } from '@shafaf/member/database/MemberDatabase';
import { connect } from '@shafaf/shared/database/connect';
import pino from 'pino';
import { readRequestOptions } from './requestOptions.ts';

const before = { ...process.env };
const db = connect<MemberDatabase>('postgres://127.0.0.1:1/none', { max: 1 });
afterAll(() => db.destroy());
afterEach(() => {
  process.env = { ...before };
});

const read = async (settings: Record<string, string>) => {
  Object.assign(process.env, settings);
  return readRequestOptions({ requests: true }, db, pino({ level: 'silent' }));
};

test('officers sign in at the desk with the provider that the settings name, by the role that they ask for', async () => {
  const { requests } = await read({
    SHAFAF_OIDC_ISSUER: 'https://login.example.ir',
    SHAFAF_OIDC_CLIENT_ID: 'desk',
    SHAFAF_OIDC_CLIENT_SECRET: 'secret',
    SHAFAF_OIDC_ROLE: 'foi',
  });
  expect(requests?.desk).toEqual({
    provider: { issuer: 'https://login.example.ir', clientId: 'desk', clientSecret: 'secret', role: 'foi' },
  });
});

test('a server of a body knows no invented officers, whatever is set', async () => {
  expect((await read({})).requests?.desk?.developmentOfficers).toBeUndefined();
  expect((await read({ SHAFAF_OIDC_ISSUER: 'https://login.example.ir', SHAFAF_OIDC_CLIENT_ID: 'desk' })).requests?.desk).not.toHaveProperty(
    'developmentOfficers',
  );
});

test.each([
  [{ SHAFAF_OIDC_ISSUER: 'https://login.example.ir' }, 'SHAFAF_OIDC_CLIENT_ID'],
  [{ SHAFAF_OIDC_CLIENT_ID: 'desk' }, 'SHAFAF_OIDC_ISSUER'],
])('half a provider is a mistake that is named: %o', async (settings, missing) => {
  await expect(read(settings)).rejects.toThrow(missing);
});
