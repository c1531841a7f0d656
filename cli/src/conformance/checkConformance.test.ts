import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MemberDatabase } from '@shafaf/member/database/MemberDatabase';
import type { MemberIdentity } from '@shafaf/member/MemberIdentity';
import { publishContent } from '@shafaf/member/publish/publishContent';
import { type RunningMember, startMember } from '@shafaf/member/startMember';
import type { ConformanceReport } from '@shafaf/shared/conformance/ConformanceReport';
import { connect } from '@shafaf/shared/database/connect';
import { createLogger } from '@shafaf/shared/logging/createLogger';
import { developmentNetwork } from '@shafaf/shared/network/NetworkPolicy';
import { keyId, publicJwk } from '@shafaf/shared/signing/keyId';
import { signCall } from '@shafaf/shared/signing/signCall';
import type { Kysely } from 'kysely';
import { manyContracts } from '../../../subgraphs/member/test/manyContracts.ts';
import { createMemberDatabase, type TestDatabase } from '../../../test/testDatabase.ts';
import { checkConformance } from './checkConformance.ts';
import type { Sign } from './MemberLink.ts';

const identity: MemberIdentity = { code: 'maragheh-municipality', kind: 'MUNICIPALITY', county: 'maragheh-county' };
const logger = createLogger('test', { level: 'silent' });
const key = generateKeyPairSync('ed25519');
const id = keyId(publicJwk(key.publicKey));
const sign: Sign = (call, body, now = Date.now()) => signCall(call, body, { id, privateKey: key.privateKey }, now);
const keys = { find: async (wanted: string): Promise<KeyObject | undefined> => (wanted === id ? key.publicKey : undefined) };

let database: TestDatabase;
let db: Kysely<MemberDatabase>;
let member: RunningMember;

beforeAll(async () => {
  database = await createMemberDatabase();
  db = connect<MemberDatabase>(database.url, { max: 4, prepared: 16 });
  const rows = manyContracts(120, 1).map(({ localId, envelope: _envelope, title = 'x', ...content }) => ({
    localId,
    content: { title, ...content },
    place: undefined,
  }));
  await publishContent(db, { category: 'contracts', member: identity.code, source: 'test', sourceHash: null }, rows);
  member = await startMember({ member: identity, database: db, logger, trust: { keys } });
});
afterAll(async () => {
  await member.stop();
  await db.destroy();
  await database.drop();
});

const check = (address: string, options: object = {}): Promise<ConformanceReport> =>
  checkConformance({ address, code: identity.code, identity, network: developmentNetwork, sign, ...options });

test('our own member passes every check', async () => {
  const began = Date.now();
  const report = await check(member.address);
  console.log(Date.now() - began, JSON.stringify(report, null, 1));
  expect(report.checks.filter(({ outcome }) => outcome !== 'PASSED')).toEqual([]);
});
