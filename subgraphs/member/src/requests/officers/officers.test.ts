import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect } from '@shafaf/shared/database/connect';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Kysely } from 'kysely';
import pino from 'pino';
import { createMemberDatabase, type TestDatabase } from '../../../../../test/testDatabase.ts';
import type { MemberDatabase } from '../../database/MemberDatabase.ts';
import { createToken, revokeToken } from '../../tokens/publisherTokens.ts';
import { oidcOfficers } from './oidcOfficers.ts';
import { tokenOfficer } from './tokenOfficer.ts';

const audience = 'shafaf-desk';
let issuer = '';
let signing: CryptoKey;
let database: TestDatabase;
let db: Kysely<MemberDatabase>;
const provider = createServer(async (request, response) => {
  response.setHeader('content-type', 'application/json');
  if (request.url === '/.well-known/openid-configuration') response.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/keys` }));
  else response.end(JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256' }] }));
});
let pair: Awaited<ReturnType<typeof generateKeyPair>>;
beforeAll(async () => {
  pair = await generateKeyPair('RS256');
  signing = pair.privateKey;
  await new Promise<void>((resolve) => void provider.listen(0, '127.0.0.1', resolve));
  const address = provider.address();
  issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  database = await createMemberDatabase();
  db = connect<MemberDatabase>(database.url, { max: 2 });
});
afterAll(async () => {
  await new Promise((resolve) => provider.close(resolve));
  await db?.destroy();
  await database?.drop();
});

const tokenWith = (claims: object, { by = signing, for: wanted = audience, from = issuer, until = '1h' } = {}) =>
  new SignJWT({ name: 'سارا', roles: ['desk'], ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .setSubject('17')
    .setIssuer(from)
    .setAudience(wanted)
    .setExpirationTime(until)
    .sign(by);

test('a token of the body’s provider is that of an officer when it is made for the desk, by its key, in time, with the role', async () => {
  const logger = pino({ level: 'silent' });
  const officerOf = oidcOfficers({ issuer, audience, role: 'desk' }, logger);
  expect(await officerOf(await tokenWith({}))).toEqual({ name: 'سارا' });
  expect(await officerOf(await tokenWith({ name: undefined, roles: undefined, groups: ['desk'] }))).toEqual({ name: '17' });
  const other = (await generateKeyPair('RS256')).privateKey;
  for (const token of [
    await tokenWith({ roles: ['other'] }),
    await tokenWith({}, { for: 'others' }),
    await tokenWith({}, { from: 'https://elsewhere.example' }),
    await tokenWith({}, { by: other }),
    await tokenWith({}, { until: '-1h' }),
    `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"1"}').toString('base64url')}.`,
    'nothing',
    'a.b.c',
  ])
    expect(await officerOf(token)).toBeNull();
  expect(await oidcOfficers({ issuer, audience }, logger)(await tokenWith({ roles: [] }))).toEqual({ name: 'سارا' });
});

test('while the provider cannot be reached nobody is known, and the log says so', async () => {
  const lines: string[] = [];
  const officerOf = oidcOfficers({ issuer: 'http://127.0.0.1:1', audience }, pino({}, { write: (line: string) => void lines.push(line) }));
  expect(await officerOf(await tokenWith({}))).toBeNull();
  expect(lines).toHaveLength(1);
});

test('a token of the body’s own server is that of an officer when it was made for requests, until it expires or is revoked', async () => {
  const now = new Date();
  const made = await createToken(db, { name: 'میز درخواست‌ها', categories: ['requests'], days: 2, who: 'test', now });
  const publisher = await createToken(db, { name: 'قراردادها', categories: ['contracts'], days: 2, who: 'test', now });
  expect(await tokenOfficer(db, made.token, now)).toEqual({ name: 'میز درخواست‌ها' });
  expect(await tokenOfficer(db, publisher.token, now)).toBeNull();
  expect(await tokenOfficer(db, `${made.token}x`, now)).toBeNull();
  expect(await tokenOfficer(db, made.token, new Date(now.getTime() + 3 * 86_400_000))).toBeNull();
  await revokeToken(db, made.listed.id);
  expect(await tokenOfficer(db, made.token, now)).toBeNull();
});
