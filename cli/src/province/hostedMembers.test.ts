import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import pino from 'pino';
import { createMemberDatabase, type TestDatabase } from '../../../test/testDatabase.ts';
import { hostedMembers } from './hostedMembers.ts';

const members = hostedMembers(pino({ level: 'silent' }));
let database: TestDatabase | undefined;
afterAll(async () => {
  await members.stopAll();
  await database?.drop();
});

test('on a province that runs to be tried out, whoever is at this machine opens a body’s desk with one click', async () => {
  database = await createMemberDatabase();
  const home = join(tmpdir(), `shafaf-hosted-${process.pid}`);
  const { address } = await members.start({
    code: 'ahar-municipality',
    kind: 'MUNICIPALITY',
    county: 'ahar',
    nameFa: 'شهرداری اهر',
    population: null,
    databaseUrl: database.url,
    home,
    port: 0,
    gatewayKeys: join(home, 'none.json'),
    samples: false,
  });
  const page = await (await fetch(new URL('/desk/sign-in', address))).text();
  expect(page).toContain('تنها برای توسعه');
  expect(page).toContain('name="officer" value="کارشناس نمونه"');
});
