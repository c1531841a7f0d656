import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadProfile } from '../subgraphs/directory/src/obligations/loadProfile.ts';
import { publishContent } from '../subgraphs/member/src/publish/publishContent.ts';
import { withdraw } from '../subgraphs/member/src/publish/withdraw.ts';
import { startLine } from './startLine.ts';
import { startTestProvince, type TestProvince } from './testProvince.ts';

const TABRIZ = 'tabriz-municipality';
const MARAGHEH = 'maragheh-municipality';
const AHAR = 'ahar-municipality';
const now = new Date('2025-10-01T12:00:00Z');

const rule = (category: string, everyMonths: number | null) => ({
  category,
  everyMonths,
  since: '2025-03-21',
  basis: { fa: 'ماده ۷۱', en: 'Article 71' },
  source: null,
  assumed: false,
});
const profile = {
  form: 1,
  title: { fa: 'آزمون', en: 'Test' },
  kinds: { MUNICIPALITY: [rule('contracts', 6), rule('permits', 3)], COUNTY: [rule('contracts', 12)] },
};

let province: TestProvince;
beforeAll(async () => {
  province = await startTestProvince(
    { [TABRIZ]: [], [MARAGHEH]: [], [AHAR]: [] },
    { memberDeadlineMilliseconds: 1_500 },
    undefined,
    () => now,
  );
  await loadProfile(province.register, profile, 'operator');
  await publish(TABRIZ, '2025-03-25', { a: { title: 'الف', amount: '1' }, b: { title: 'ب' } });
  await publish(MARAGHEH, '2025-06-01', { a: { title: 'الف', amount: '10', tender: { value: '9' } } });
  await publish(MARAGHEH, '2025-09-01', { a: { title: 'الف', amount: '11', tender: { value: '9' } }, c: { title: 'پ' } });
  await withdraw(province.database(MARAGHEH), {
    member: MARAGHEH,
    ids: [`${MARAGHEH}:contracts:c`],
    reason: 'تکراری',
    now: new Date('2025-09-02T08:00:00Z'),
  });
  // The gateway hears of publications within two seconds.
  const counted = async () => (await province.ask('{ contracts { totalCount } }')).data;
  for (let tries = 0; JSON.stringify(await counted()) !== '{"contracts":{"totalCount":3}}' && tries < 100; tries++)
    await new Promise((resolve) => setTimeout(resolve, 50));
});
afterAll(() => province?.stop());

async function publish(code: string, day: string, contents: Record<string, object>): Promise<void> {
  const records = Object.entries(contents).map(([localId, content]) => ({ localId, content, place: undefined }));
  const request = { category: 'contracts', member: code, source: `${day}.csv`, sourceHash: null, now: new Date(`${day}T08:00:00Z`) };
  await publishContent(province.database(code), request, records);
}

const COVERAGE = 'coverage { complete asked answered missing { code reason } stale { code } }';

describe('revisions through the gateway', () => {
  test('stand with every record of a list over all bodies', async () => {
    const { data, errors } = await province.ask(
      `{ contracts(filter: { minAmount: "1" }) { nodes { id revisions(first: 1) { number changes { field before after withheld } publication { id source } } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      contracts: {
        nodes: [
          {
            id: `${MARAGHEH}:contracts:a`,
            revisions: [
              {
                number: 2,
                changes: [{ field: 'amount', before: '"10"', after: '"11"', withheld: null }],
                publication: { id: `${MARAGHEH}:publications:3`, source: '2025-09-01.csv' },
              },
            ],
          },
          {
            id: `${TABRIZ}:contracts:a`,
            revisions: [{ number: 1, changes: [], publication: { id: `${TABRIZ}:publications:2`, source: '2025-03-25.csv' } }],
          },
        ],
      },
    });
  });

  test('of a withdrawn record answer by its id', async () => {
    const { data, errors } = await province.ask(
      `{ node(id: "${MARAGHEH}:contracts:c") { ... on Disclosure { status revisions { number status withdrawal { at reason } publication { withdrawn } } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      node: {
        status: 'WITHDRAWN',
        revisions: [
          {
            number: 2,
            status: 'WITHDRAWN',
            withdrawal: { at: '2025-09-02T08:00:00.000Z', reason: 'تکراری' },
            publication: { withdrawn: 1 },
          },
          { number: 1, status: 'PUBLISHED', withdrawal: null, publication: { withdrawn: 0 } },
        ],
      },
    });
  });
});

describe('obligations through the gateway', () => {
  const QUESTION = `{ obligations(first: 20) { totalCount totals { count met overdue neverPublished unknown }
    nodes { id member { nameEn } category status missing count lastPublishedAt lastModifiedAt dueOn daysOverdue fields { field count of } } ${COVERAGE} } }`;

  test('join what is owed, by the directory, with what each body has published, by itself; who runs no server is seen as such', async () => {
    const { data, errors, extensions } = await province.ask(QUESTION);
    expect(errors).toBeUndefined();
    const { obligations } = data as {
      obligations: { nodes: { id: string; status: string; daysOverdue: number | null }[]; coverage: unknown };
    };
    expect(obligations).toMatchObject({
      totalCount: 9,
      totals: { count: 9, met: 1, overdue: 1, neverPublished: 4, unknown: 3 },
      coverage: {
        complete: false,
        asked: 6,
        answered: 3,
        missing: [{ reason: 'NOT_CONNECTED' }, { reason: 'NOT_CONNECTED' }, { reason: 'NOT_CONNECTED' }],
      },
    });
    expect(extensions?.coverage).toMatchObject({ complete: false, asked: 6, answered: 3 });
    expect(obligations.nodes.map(({ id, status, daysOverdue }) => [id.replace(':obligations:', ' '), status, daysOverdue])).toEqual([
      [`${AHAR} permits`, 'NEVER_PUBLISHED', 101],
      [`${MARAGHEH} permits`, 'NEVER_PUBLISHED', 101],
      [`${TABRIZ} permits`, 'NEVER_PUBLISHED', 101],
      [`${AHAR} contracts`, 'NEVER_PUBLISHED', 8],
      [`${TABRIZ} contracts`, 'OVERDUE', 4],
      [`${MARAGHEH} contracts`, 'MET', 0],
      ['ahar-county contracts', 'UNKNOWN', null],
      ['maragheh-county contracts', 'UNKNOWN', null],
      ['tabriz-county contracts', 'UNKNOWN', null],
    ]);
    expect(obligations.nodes[4]).toEqual({
      id: `${TABRIZ}:obligations:contracts`,
      member: { nameEn: 'Tabriz Municipality' },
      category: 'CONTRACTS',
      status: 'OVERDUE',
      missing: null,
      count: 2,
      lastPublishedAt: '2025-03-25T08:00:00.000Z',
      lastModifiedAt: '2025-03-25T08:00:00.000Z',
      dueOn: '2025-09-27',
      daysOverdue: 4,
      fields: expect.arrayContaining([{ field: 'amount', count: 1, of: 2 }]),
    });
    expect(obligations.nodes[8]).toMatchObject({ missing: 'NOT_CONNECTED', count: null, fields: [] });
  });

  test('go on page by page, and ask only the bodies that the filter leaves', async () => {
    const page = async (after: string | null) => {
      const { data, errors } = await province.ask(
        `query ($after: String) { obligations(filter: { memberKind: MUNICIPALITY, overdue: true }, first: 2, after: $after) {
          edges { cursor node { id } } pageInfo { endCursor hasNextPage } ${COVERAGE} } }`,
        { after },
      );
      expect(errors).toBeUndefined();
      return (
        data as {
          obligations: {
            edges: { node: { id: string } }[];
            pageInfo: { endCursor: string; hasNextPage: boolean };
            coverage: { asked: number };
          };
        }
      ).obligations;
    };
    const ids: string[] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const { edges, pageInfo, coverage } = await page(after);
      expect(coverage).toMatchObject({ complete: true, asked: 3, answered: 3 });
      ids.push(...edges.map(({ node }) => node.id));
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    expect(ids).toHaveLength(5);
    expect(new Set(ids).size).toBe(5);
  });

  test('hang on each body too, wherever it is met', async () => {
    const { data, errors } = await province.ask(
      `{ member(code: "${MARAGHEH}") { nameEn obligations { category status } holdings { categories { category count lastModifiedAt } ${COVERAGE} } }
         members(kind: COUNTY) { code obligations { status missing } }
         contract(id: "${TABRIZ}:contracts:a") { member { nameEn obligations { category daysOverdue } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      member: {
        nameEn: 'Maragheh Municipality',
        obligations: [
          { category: 'CONTRACTS', status: 'MET' },
          { category: 'PERMITS', status: 'NEVER_PUBLISHED' },
        ],
        holdings: {
          categories: expect.arrayContaining([{ category: 'CONTRACTS', count: 1, lastModifiedAt: '2025-09-01T08:00:00.000Z' }]),
          coverage: { complete: true, asked: 1, answered: 1, missing: [], stale: [] },
        },
      },
      members: ['ahar-county', 'maragheh-county', 'tabriz-county'].map((code) => ({
        code,
        obligations: [{ status: 'UNKNOWN', missing: 'NOT_CONNECTED' }],
      })),
      contract: {
        member: {
          nameEn: 'Tabriz Municipality',
          obligations: [
            { category: 'CONTRACTS', daysOverdue: 4 },
            { category: 'PERMITS', daysOverdue: 101 },
          ],
        },
      },
    });
  });

  test('are an error for a client that wants all or nothing, and an argument that cannot be is named', async () => {
    const whole = await province.ask(QUESTION, {}, { 'shafaf-coverage': 'complete' });
    expect(whole.errors?.[0]?.extensions.code).toBe('INCOMPLETE');
    expect((await province.ask('{ obligations(first: 300) { totalCount } }')).errors?.[0]).toMatchObject({
      message: 'first is 300, but must be from 0 to 200.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
    expect((await province.ask('{ obligations(after: "x") { totalCount } }')).errors?.[0]?.extensions.code).toBe('BAD_CURSOR');
  });

  test('show the rules they are reckoned by', async () => {
    const { data } = await province.ask('{ obligationProfile { titleEn rules { memberKind category everyMonths basis { en assumed } } } }');
    expect(data).toMatchObject({
      obligationProfile: {
        titleEn: 'Test',
        rules: [
          { memberKind: 'COUNTY', category: 'CONTRACTS', everyMonths: 12 },
          { memberKind: 'MUNICIPALITY', category: 'CONTRACTS', everyMonths: 6 },
          { memberKind: 'MUNICIPALITY', category: 'PERMITS', everyMonths: 3 },
        ],
      },
    });
  });

  test('of a body that no longer answers are unknown, and not nothing; its last answer stands in while it may', async () => {
    const own = await startTestProvince({ [AHAR]: [] }, { memberDeadlineMilliseconds: 1_500 });
    const { data } = await own.ask(`{ member(code: "${AHAR}") { address } }`);
    const line = await startLine((data as { member: { address: string } }).member.address);
    await own.moveMember(AHAR, line.address);
    const one = `{ obligations(filter: { member: ["${AHAR}"], category: [CONTRACTS] }) { nodes { status missing asOf } ${COVERAGE} } }`;
    try {
      expect((await own.ask(one)).data).toMatchObject({ obligations: { nodes: [{ status: 'NEVER_PUBLISHED', asOf: null }] } });
      line.cut();
      const stale = async () =>
        (await own.ask(one)).data as {
          obligations: { nodes: { status: string; asOf: string | null }[]; coverage: { stale: object[] } };
        };
      let answer = await stale();
      // What the gateway heard of the body before the line was cut holds for a moment.
      for (let tries = 0; answer.obligations.coverage.stale.length === 0 && tries < 100; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        answer = await stale();
      }
      expect(answer.obligations).toMatchObject({
        nodes: [{ status: 'NEVER_PUBLISHED', asOf: expect.stringMatching(/^20/) }],
        coverage: { complete: false, stale: [{ code: AHAR }] },
      });
      const { data: fresh, errors } = await own.ask(one, {}, { 'shafaf-stale': 'no' });
      expect(errors).toBeUndefined();
      expect(fresh).toMatchObject({
        obligations: { nodes: [{ status: 'UNKNOWN', missing: expect.stringMatching(/UNREACHABLE|CIRCUIT_OPEN|TIMEOUT/), asOf: null }] },
      });
    } finally {
      await line.stop();
      await own.stop();
    }
  });
});
