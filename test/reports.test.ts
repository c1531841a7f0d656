import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { provinceMembers } from '../subgraphs/directory/src/members/provinceMembers.ts';
import { categoryNamed } from '../subgraphs/member/src/categories/categories.ts';
import type { MemberDatabase } from '../subgraphs/member/src/database/MemberDatabase.ts';
import { publishContent } from '../subgraphs/member/src/publish/publishContent.ts';
import { startTestProvince, type TestProvince } from './testProvince.ts';

const BODIES = ['ahar-municipality', 'ahar-county', 'maragheh-municipality', 'maragheh-county'];
const CATEGORIES = ['contracts', 'budgetLines', 'permits', 'plans'];
let province: TestProvince;
let gateway: string;

beforeAll(async () => {
  province = await startTestProvince(Object.fromEntries(BODIES.map((code) => [code, []])));
  for (const code of BODIES) await publishSamples(code);
  // One that starts now knows of all that was published just before.
  gateway = (await province.addGateway({})).address;
});
afterAll(async () => {
  await province?.stop();
});

async function publishSamples(code: string): Promise<void> {
  const body = provinceMembers.find((each) => each.code === code);
  if (body === undefined) throw new Error(`the register has no ${code}`);
  for (const name of CATEGORIES) {
    const records = categoryNamed(name)
      .samples(body)
      .map((sample) => ({ ...sample, place: undefined }));
    const { rejected } = await publishContent(province.database(code), { category: name, member: code, source: 'test', sourceHash: null }, records);
    if (rejected > 0) throw new Error(`${rejected} ${name} were rejected`);
  }
}

test('looks', async () => {
  const { writeFileSync, mkdirSync } = await import('node:fs');
  mkdirSync('/tmp/reports-out', { recursive: true });
  const { reports } = (await (await fetch(`${gateway}/reports.json`)).json()) as any;
  for (const { name } of reports)
    for (const format of ['html', 'csv', 'xlsx'])
      for (const lang of ['fa', 'en']) {
        const t = Date.now();
        const response = await fetch(`${gateway}/report/${name}.${format}?lang=${lang}${name === 'contracts-by-method' ? '&year=1403' : ''}`);
        const body = Buffer.from(await response.arrayBuffer());
        console.log(name, format, lang, response.status, body.length, Date.now() - t, response.status === 200 ? '' : body.toString());
        writeFileSync(`/tmp/reports-out/${name}.${lang}.${format}`, body);
      }
});
