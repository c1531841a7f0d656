import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { connect } from '@shafaf/shared/database/connect';
import { createLogger } from '@shafaf/shared/logging/createLogger';
import type { ServedSubgraph } from '@shafaf/shared/server/serveSubgraph';
import type { Kysely } from 'kysely';
import { createTestDatabase, type TestDatabase } from '../../../test/testDatabase.ts';
import type { DirectoryDatabase } from './database/DirectoryDatabase.ts';
import { setAddress } from './members/setAddress.ts';
import { prepareDirectory } from './prepareDirectory.ts';
import { startDirectory } from './startDirectory.ts';

let database: TestDatabase;
let db: Kysely<DirectoryDatabase>;
let directory: ServedSubgraph;
const statements: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  db = connect(database.url, { onQuery: (text) => statements.push(text) });
  await prepareDirectory(db);
  directory = await startDirectory({ database: db, logger: createLogger('test', { level: 'silent' }) });
});
afterAll(async () => {
  await directory.stop();
  await db.destroy();
  await database.drop();
});
beforeEach(() => {
  statements.length = 0;
});

async function ask(query: string, variables: Record<string, unknown> = {}) {
  const response = await fetch(directory.address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return JSON.parse(await response.text());
}

test('lists all members in order of code', async () => {
  const { data } = await ask('{ members { code kind } }');
  const codes = data.members.map((member: { code: string }) => member.code);
  expect(codes).toHaveLength(95);
  expect(codes).toEqual([...codes].sort());
});

test('lists those of one kind, of one county, or both', async () => {
  const { data } = await ask(`{
    kind: members(kind: COUNTY) { code }
    county: members(county: "leylan-county") { code }
    both: members(county: "leylan-county", kind: MUNICIPALITY) { code }
    nulls: members(county: null, kind: null) { code }
  }`);
  expect(data.kind).toHaveLength(22);
  expect(data.county).toEqual([{ code: 'leylan-county' }, { code: 'leylan-municipality' }]);
  expect(data.both).toEqual([{ code: 'leylan-municipality' }]);
  expect(data.nulls).toHaveLength(95);
});

test('tells everything about a member, and null where something is not known', async () => {
  await setAddress(db, 'esfahlan-municipality', 'https://esfahlan.example.ir/graphql');
  const { data } = await ask(`{
    known: member(code: "tabriz-municipality") { code kind nameFa nameEn county { nameFa county { code } } population location { latitude longitude } officialCode address }
    unknown: member(code: "esfahlan-municipality") { population address municipalities { code } }
  }`);
  expect(data.known).toEqual({
    code: 'tabriz-municipality',
    kind: 'MUNICIPALITY',
    nameFa: 'شهرداری تبریز',
    nameEn: 'Tabriz Municipality',
    county: { nameFa: 'شهرستان تبریز', county: null },
    population: 1424641,
    location: { latitude: 38.07386, longitude: 46.29788 },
    officialCode: '1214',
    address: null,
  });
  expect(data.unknown).toEqual({ population: null, address: 'https://esfahlan.example.ir/graphql', municipalities: [] });
});

test.each(['nowhere', '', '__proto__', 'شهرداری', 'a\u0000b'])('there is no member "%s"', async (code) => {
  expect(await ask('query ($code: ID!) { member(code: $code) { code } }', { code })).toEqual({ data: { member: null } });
});

test('reads counties and their municipalities in one statement each, however many there are', async () => {
  const { data } = await ask('{ members { county { nameFa } municipalities { code county { code } } } }');
  expect(data.members).toHaveLength(95);
  expect(statements).toHaveLength(3);
});

test('answers entities in the order of the question with one statement, and null for those it does not know', async () => {
  const representations = ['sarab-county', 'nowhere', 'ahar-county', 'sarab-county'].map((code) => ({ __typename: 'Member', code }));
  const { data } = await ask('query ($of: [_Any!]!) { _entities(representations: $of) { ... on Member { nameEn } } }', {
    of: representations,
  });
  expect(data._entities).toEqual([{ nameEn: 'Sarab County' }, null, { nameEn: 'Ahar County' }, { nameEn: 'Sarab County' }]);
  expect(statements).toHaveLength(1);
});

test.each([
  ['nowhere', 'UNKNOWN_MEMBER', 'The argument county names no member of the province: nowhere'],
  ['a"b', 'UNKNOWN_MEMBER', 'The argument county names no member of the province: a"b'],
  ['tabriz-municipality', 'BAD_USER_INPUT', 'The argument county must be the code of a county, but tabriz-municipality is a municipality.'],
  [
    'east-azerbaijan-governorate',
    'BAD_USER_INPUT',
    'The argument county must be the code of a county, but east-azerbaijan-governorate is a governorate.',
  ],
])('the county "%s" is refused', async (county, code, message) => {
  const { errors } = await ask('query ($county: ID) { members(county: $county) { code } }', { county });
  expect(errors).toMatchObject([{ message, extensions: { code } }]);
});

test('serves its part of the contract to a gateway', async () => {
  const { data } = await ask('{ _service { sdl } }');
  expect(data._service.sdl).toContain('type Member');
});

test('says whether it is ready', async () => {
  expect((await fetch(new URL('/health/ready', directory.address))).status).toBe(200);
});
