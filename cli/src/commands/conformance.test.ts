import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { categories } from '@shafaf/member/categories/categories';
import { disclosuresSdl } from '@shafaf/schema/contract';
import { conformanceReport } from '@shafaf/shared/conformance/ConformanceReport';
import { type MemberUnderTest, memberUnderTest } from '../../../subgraphs/member/test/memberUnderTest.ts';
import { type SpoiledServer, startSpoiledServer } from '../conformance/testing/spoiledServer.ts';

const bin = fileURLToPath(new URL('../../bin/shafaf.js', import.meta.url));
let member: MemberUnderTest;
let liar: SpoiledServer;
beforeAll(async () => {
  member = await memberUnderTest(async () => undefined, { code: 'maragheh-municipality', kind: 'MUNICIPALITY', county: 'maragheh-county' });
  liar = await startSpoiledServer(member.address, async (call) => {
    const answer = await call.ask();
    return call.query.includes('contractTotals') ? { ...answer, body: { data: { contractTotals: null } } } : answer;
  });
});
afterAll(async () => {
  await liar.stop();
  await member.stop();
});

function shafaf(args: string[]): Promise<{ status: number | null; out: string; error: string }> {
  const { PATH = '' } = process.env;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, 'conformance', ...args], { env: { PATH }, stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, error] = ['', ''];
    child.stdout.on('data', (text) => {
      out += String(text);
    });
    child.stderr.on('data', (text) => {
      error += String(text);
    });
    child.once('close', (status) => resolve({ status, out, error: error.trim() }));
  });
}
const about = (address: string) => [address, '--code', 'maragheh-municipality', '--development'];

test('a server that conforms is told so, check by check', async () => {
  const { status, out } = await shafaf([...about(member.address), '--only', 'order', 'filters']);
  expect([status, out.trim().split('\n')]).toEqual([
    0,
    [
      'ok    answers           The server can be reached and answers GraphQL over HTTP',
      'ok    order             Rows come in the one order that all members share, and every order lists the same rows',
      `        ${categories.map(({ name }) => `${name} holds fewer than two rows.`).join(' ')}`,
      'ok    filters           Filters leave the rows that they say, alone and together, and totalCount counts them',
      `${member.address} conforms as the server of maragheh-municipality: 3 passed, 0 failed, 0 not tried.`,
    ],
  ]);
});

test('one that does not is told what is wrong and what to do, and the command ends with 1', async () => {
  const { status, out } = await shafaf([...about(liar.address), '--only', 'totals']);
  expect(status).toBe(1);
  expect(out).toContain(
    'FAIL  totals            Figures, in all and by group, agree with the rows\n        contractTotals should be an object, but is null.',
  );
  expect(out).toContain('        What to do: Answer what was selected, in the form that the contract gives it.');
  expect(out).toContain(`${liar.address} does not conform as the server of maragheh-municipality: 1 passed, 1 failed, 0 not tried.`);
});

test('--json prints the report for programs', async () => {
  const { status, out } = await shafaf([...about(liar.address), '--json', '--only', 'totals', 'limits']);
  expect(status).toBe(1);
  expect(conformanceReport.parse(JSON.parse(out))).toMatchObject({
    passed: false,
    checks: [{ name: 'answers' }, { name: 'totals' }, { name: 'limits' }],
  });
});

test('--contract prints what a member must serve', async () => {
  expect(await shafaf(['--contract'])).toEqual({ status: 0, out: disclosuresSdl, error: '' });
});

test.each([
  [[], "error: missing required argument 'url'"],
  [['http://127.0.0.1:9/graphql'], "error: required option '-c, --code <code>' not specified"],
  [['nowhere', '--code', 'tabriz-municipality'], 'An address begins with http:// or https://.'],
  [
    ['http://127.0.0.1:9/graphql', '--code', 'tabriz-municipality', '--only', 'luck'],
    'error: there is no check luck; there are answers, contract,',
  ],
  [['http://127.0.0.1:9/graphql', '--code', 'tabriz-municipality', '--rows', '0'], 'Rows are a whole number from 1 to 100000.'],
])('%j is refused with 2', async (args, message) => {
  const { status, error } = await shafaf(args);
  expect([status, error]).toEqual([2, expect.stringContaining(message)]);
});

test.each([
  [['http://127.0.0.1:9/graphql', '--code', 'nobody'], 'The register has no member with the code: nobody'],
  [['http://127.0.0.1:9/graphql', '--code', 'tabriz-municipality', '--key', '/nowhere/keys.json'], '/nowhere/keys.json is not there.'],
])('%j cannot be done', async (args, message) => {
  const { status, error } = await shafaf(args);
  expect([status, error]).toEqual([2, expect.stringContaining(message)]);
});
