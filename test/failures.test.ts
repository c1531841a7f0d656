import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Line, startLine } from './startLine.ts';
import { type GivenContract, startTestProvince, type TestProvince } from './testProvince.ts';

const contract = (localId: string, amount: string): GivenContract => ({
  localId,
  content: { title: `قرارداد ${localId}`, amount, signedOn: '2024-05-01', fiscalYear: 1403 },
});
const given = {
  'ahar-municipality': ['10', '30', '50'].map((amount) => contract(amount, amount)),
  'maragheh-municipality': ['20', '40', '60'].map((amount) => contract(amount, amount)),
};
const COUNT = 6;

let province: TestProvince;
let line: Line;
beforeAll(async () => {
  province = await startTestProvince(given, {
    memberDeadlineMilliseconds: 1_500,
    memberCalls: { failuresToOpen: 6, openMilliseconds: 300, longestOpenMilliseconds: 300 },
  });
  const { data } = await province.ask('{ member(code: "ahar-municipality") { address } }');
  line = await startLine((data as { member: { address: string } }).member.address);
  await province.moveMember('ahar-municipality', line.address);
});
afterAll(async () => {
  await line?.stop();
  await province?.stop();
});
beforeEach(async () => {
  line.mend();
  while ((await listed()).coverage.complete === false) await pause(20);
});

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

interface Coverage {
  complete: boolean;
  asked: number;
  answered: number;
  stale: { code: string; asOf: string }[];
  missing: { code: string; reason: string }[];
}
const COVERAGE = 'coverage { complete asked answered stale { code asOf } missing { code reason } }';
const list = (args: string) =>
  `{ contracts(filter: { memberKind: MUNICIPALITY }, ${args}) { totalCount nodes { id } pageInfo { endCursor hasNextPage } ${COVERAGE} } }`;

async function listed(args = 'first: 20', headers: Record<string, string> = { 'cache-control': 'no-cache' }) {
  const { data, errors, extensions, headers: answered } = await province.ask(list(args), {}, headers);
  expect(errors).toBeUndefined();
  const { contracts } = data as {
    contracts: { totalCount: number; nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean }; coverage: Coverage };
  };
  expect(extensions?.coverage).toMatchObject(contracts.coverage);
  return { ...contracts, ids: contracts.nodes.map(({ id }) => id.replace('-municipality:contracts', '')), answered };
}

/** Asks until the gateway no longer relies on what it heard of the member before its line was cut. */
async function untilNotComplete(args: string, headers?: Record<string, string>) {
  let answer = await listed(args, headers ?? {});
  while (answer.coverage.complete) answer = await listed(args, headers ?? {});
  return answer;
}

describe('a member whose line is cut', () => {
  test('is spoken for by its last answer, which is flagged, and is not to be kept by anybody', async () => {
    const before = await listed('first: 20', {});
    line.cut();
    const after = await untilNotComplete('first: 20');
    expect(after.ids).toEqual(before.ids);
    expect(after.totalCount).toBe(COUNT);
    const { stale, ...coverage } = after.coverage;
    expect(coverage).toEqual({ complete: false, asked: 2, answered: 1, missing: [] });
    expect(stale.map(({ code }) => code)).toEqual(['ahar-municipality']);
    expect(Date.now() - Date.parse(stale[0]?.asOf ?? '')).toBeLessThan(60_000);
    expect(after.answered.get('cache-control')).toBe('no-store');
  });

  test.each([
    ['shafaf-stale', 'no'],
    ['shafaf-stale', 'max-age=0'],
    ['cache-control', 'no-cache'],
  ])('is missing for a client that says %s: %s', async (name, value) => {
    await listed('first: 20', {});
    line.cut();
    const { ids, totalCount, coverage } = await untilNotComplete('first: 20', { [name]: value });
    expect(ids).toEqual(['maragheh:60', 'maragheh:40', 'maragheh:20']);
    expect(totalCount).toBe(3);
    expect(coverage).toMatchObject({ answered: 1, stale: [], missing: [{ code: 'ahar-municipality' }] });
  });

  test('is spoken for when one record is asked for that it alone has', async () => {
    const query = '{ contract(id: "ahar-municipality:contracts:30") { title } }';
    await province.ask(query);
    line.cut();
    let answer = await province.ask(query);
    while (answer.extensions?.coverage?.complete) answer = await province.ask(query);
    expect(answer.data).toEqual({ contract: { title: 'قرارداد 30' } });
    expect(answer.extensions?.coverage).toMatchObject({ asked: 1, answered: 0, stale: [{ code: 'ahar-municipality' }], missing: [] });
    const without = await province.ask(query, {}, { 'shafaf-stale': 'no' });
    expect(without.errors?.map(({ extensions }) => extensions.code)).toEqual(['MEMBER_UNAVAILABLE']);
  });

  test('makes the answer an error for a client that wants all or nothing', async () => {
    await listed('first: 20', {});
    line.cut();
    await untilNotComplete('first: 20');
    const { data, errors } = await province.ask(list('first: 20'), {}, { 'shafaf-coverage': 'complete' });
    expect(data).toEqual({ contracts: null });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['INCOMPLETE']);
  });

  test('is left alone after a while, and is back when its line is', async () => {
    line.cut();
    const reasons = new Set<string>();
    while (!reasons.has('CIRCUIT_OPEN')) {
      const { coverage } = await listed();
      for (const { reason } of coverage.missing) reasons.add(reason);
    }
    expect([...reasons].sort()).toEqual(['CIRCUIT_OPEN', 'UNREACHABLE']);
    line.mend();
    let answer = await listed();
    while (!answer.coverage.complete) answer = await listed();
    expect(answer.totalCount).toBe(COUNT);
  });

  test('stays out of the pages that follow when it is back, and is in a list that begins anew', async () => {
    line.cut();
    const first = await untilNotComplete('first: 1', { 'shafaf-stale': 'no' });
    expect(first.ids).toEqual(['maragheh:60']);
    line.mend();
    while (!(await listed()).coverage.complete) await pause(20);
    const second = await listed(`first: 1, after: "${first.pageInfo.endCursor}"`);
    expect(second.ids).toEqual(['maragheh:40']);
    expect(second.coverage).toMatchObject({ complete: false, missing: [{ code: 'ahar-municipality', reason: 'MISSING_EARLIER' }] });
    const third = await listed(`first: 9, after: "${second.pageInfo.endCursor}"`);
    expect(third.ids).toEqual(['maragheh:20']);
    expect((await listed('first: 2')).ids).toEqual(['maragheh:60', 'ahar:50']);
  });
});

describe('a member that hangs', () => {
  test('is missing with TIMEOUT, and back when its line is', async () => {
    line.hang();
    const { coverage } = await untilNotComplete('first: 20', { 'shafaf-stale': 'no' });
    expect(coverage.missing).toEqual([{ code: 'ahar-municipality', reason: 'TIMEOUT' }]);
  });
});

describe('the header shafaf-stale', () => {
  test.each(['', 'yes', 'max-age', 'max-age=-1', 'max-age=1.5', 'no, max-age=1', 'max-age=99999999999'])(
    'is refused as "%s"',
    async (value) => {
      const { status, errors } = await province.ask('{ members { code } }', {}, { 'shafaf-stale': value });
      expect([status, errors?.[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    },
  );
});
