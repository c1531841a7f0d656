import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from '@shafaf/shared/database/connect';
import type { Kysely } from 'kysely';
import { createMemberDatabase, type TestDatabase } from '../../../../../test/testDatabase.ts';
import { insertRecords, PUBLISHED_AT } from '../../../test/insertRecords.ts';
import { type MemberUnderTest, maragheh, memberUnderTest } from '../../../test/memberUnderTest.ts';
import type { MemberDatabase } from '../../database/MemberDatabase.ts';
import { publishContent } from '../../publish/publishContent.ts';
import { publishFiles } from '../../publish/publishFiles.ts';
import { permits } from './permits.ts';
import { samplePermits } from './samplePermits.ts';

const ID = 'maragheh-municipality:permits';
let member: MemberUnderTest;
let folder: string;
/** Where files are published, so that they change no list. */
let database: TestDatabase;
let db: Kysely<MemberDatabase>;
beforeAll(async () => {
  database = await createMemberDatabase();
  db = connect<MemberDatabase>(database.url, { max: 2 });
  folder = await mkdtemp(join(tmpdir(), 'shafaf-permits-'));
  member = await memberUnderTest((db) =>
    insertRecords(db, permits, maragheh.code, [
      {
        localId: '1',
        title: 'احداث بنای مسکونی',
        fiscalYear: 1403,
        description: 'سه طبقه',
        permitNumber: '۱۴۰۳/۱۲',
        permitClass: 'RESIDENTIAL',
        permitType: 'BUILDING',
        permitStatus: 'ISSUED',
        appliedOn: '2024-05-01',
        issuedOn: '2024-07-01',
        expiresOn: '2026-07-01',
        estimatedCost: '90000000000',
        fee: '3000000000',
        housingUnits: 6,
        holder: { kind: 'NATURAL', name: 'محمد رضایی' },
        district: 'منطقه ۲',
        point: { latitude: 37.39, longitude: 46.24 },
        legalBasis: 'ماده ۱۰۰',
      },
      {
        localId: '2',
        permitType: 'BUILDING',
        permitClass: 'RESIDENTIAL',
        issuedOn: '2024-08-01',
        housingUnits: 2,
        fee: '5',
        fiscalYear: 1403,
      },
      {
        localId: '3',
        permitType: 'DEMOLITION',
        holder: { kind: 'LEGAL', name: 'شرکت سهند', nationalId: '10380284790' },
        estimatedCost: '7',
      },
      { localId: '4' },
      { localId: '5', issuedOn: '2024-09-01', envelope: { withdrawal: { at: PUBLISHED_AT, reason: 'تکراری' } } },
    ]),
  );
});
afterAll(async () => {
  await member.stop();
  await db.destroy();
  await database.drop();
  await rm(folder, { recursive: true });
});

const idsOf = async (given: string) => {
  const { data, errors } = await member.ask(`{ permits(${given}) { nodes { id } } }`);
  expect(errors).toBeUndefined();
  return data.permits.nodes.map(({ id }: { id: string }) => id.slice(ID.length + 1));
};

describe('a permit', () => {
  test('is answered with all that was published of it, but for the name of a person', async () => {
    const { data } = await member.ask(`{ permit(id: "${ID}:1") { id member { code } category title status fiscalYear publishedAt description
      permitNumber permitClass permitType permitStatus appliedOn issuedOn expiresOn estimatedCost fee housingUnits holder { kind name nationalId }
      district point { latitude longitude } legalBasis documents { url } redactions { field legalArticle } sample withdrawal { at } } }`);
    expect(data.permit).toEqual({
      id: `${ID}:1`,
      member: { code: 'maragheh-municipality' },
      category: 'PERMITS',
      title: 'احداث بنای مسکونی',
      status: 'PUBLISHED',
      fiscalYear: 1403,
      publishedAt: PUBLISHED_AT.toISOString(),
      description: 'سه طبقه',
      permitNumber: '1403/12',
      permitClass: 'RESIDENTIAL',
      permitType: 'BUILDING',
      permitStatus: 'ISSUED',
      appliedOn: '2024-05-01',
      issuedOn: '2024-07-01',
      expiresOn: '2026-07-01',
      estimatedCost: '90000000000',
      fee: '3000000000',
      housingUnits: 6,
      holder: { kind: 'NATURAL', name: 'م. ر.', nationalId: null },
      district: 'منطقه ۲',
      point: { latitude: 37.39, longitude: 46.24 },
      legalBasis: 'ماده ۱۰۰',
      documents: [],
      redactions: [{ field: 'holder.name', legalArticle: expect.stringContaining('ماده ۱۴') }],
      sample: false,
      withdrawal: null,
    });
  });

  test('is found by its id among all kinds of records, one at a time or several', async () => {
    const { data } = await member.ask(
      `{ node(id: "${ID}:3") { __typename ... on Permit { holder { name } } }
         nodes(ids: ["${ID}:2", "${ID}:none", "maragheh-municipality:contracts:1", "no id", "${ID}:2"]) { __typename id ... on Disclosure { category } } }`,
    );
    const second = { __typename: 'Permit', id: `${ID}:2`, category: 'PERMITS' };
    expect(data).toEqual({ node: { __typename: 'Permit', holder: { name: 'شرکت سهند' } }, nodes: [second, null, null, null, second] });
  });
});

describe('permits', () => {
  test('are listed latest issued first, those without a day last', async () => {
    expect(await idsOf('first: 10')).toEqual(['2', '1', '3', '4']);
  });

  test.each([
    ['{ issuedFrom: "2024-07-15" }', ['2']],
    ['{ issuedTo: "2024-07-15" }', ['1']],
    ['{ minFee: "6" }', ['1']],
    ['{ maxEstimatedCost: 100 }', ['3']],
    ['{ permitType: [DEMOLITION] }', ['3']],
    ['{ permitClass: [RESIDENTIAL, NON_RESIDENTIAL] }', ['2', '1']],
    ['{ holderKind: [LEGAL] }', ['3']],
    ['{ permitNumber: " ۱۴۰۳/12 " }', ['1']],
    ['{ text: "منطقه 2" }', ['1']],
    ['{ text: "رضایی" }', []],
    ['{ fiscalYear: 1403 }', ['2', '1']],
    ['{ memberKind: COUNTY }', []],
  ])('that the filter %s leaves are %j', async (filter, expected) => {
    expect(await idsOf(`filter: ${filter}`)).toEqual(expected);
  });

  test.each([
    ['HOUSING_UNITS', 'DESC', ['1', '2', '3', '4']],
    ['HOUSING_UNITS', 'ASC', ['2', '1', '3', '4']],
    ['FEE', 'DESC', ['1', '2', '3', '4']],
    ['ESTIMATED_COST', 'ASC', ['3', '1', '2', '4']],
    ['APPLIED_ON', 'ASC', ['1', '2', '3', '4']],
  ])('by %s %s are the same in pages of one, either way', async (field, direction, expected) => {
    const order = `orderBy: { field: ${field}, direction: ${direction} }`;
    for (const [size, cursor, end] of [
      ['first', 'after', 'endCursor'],
      ['last', 'before', 'startCursor'],
    ]) {
      const found: string[] = [];
      for (let at: string | null = null, more = true; more; ) {
        const { data } = await member.ask(
          `query ($at: String) { permits(${order}, ${size}: 1, ${cursor}: $at) { nodes { id } pageInfo { hasNextPage hasPreviousPage ${end} } } }`,
          { at },
        );
        found.push(...data.permits.nodes.map(({ id }: { id: string }) => id.slice(ID.length + 1)));
        at = data.permits.pageInfo[end ?? ''];
        more = size === 'first' ? data.permits.pageInfo.hasNextPage : data.permits.pageInfo.hasPreviousPage;
      }
      expect(size === 'first' ? found : found.reverse()).toEqual(expected);
    }
  });

  test('are counted and added up, in all and by group', async () => {
    const { data } = await member.ask(`{ permitTotals(groupBy: PERMIT_TYPE) { count fee estimatedCost housingUnits groupCount
      groups { key permitType count fee housingUnits } coverage { complete } } }`);
    const group = (key: string | null, count: number, fee: string, housingUnits: number) => ({
      key,
      permitType: key,
      count,
      fee,
      housingUnits,
    });
    expect(data.permitTotals).toEqual({
      count: 4,
      fee: '3000000005',
      estimatedCost: '90000000007',
      housingUnits: 8,
      groupCount: 3,
      groups: [group('BUILDING', 2, '3000000005', 8), group('DEMOLITION', 1, '0', 0), group(null, 1, '0', 0)],
      coverage: { complete: true },
    });
  });

  test('of a body are its own', async () => {
    const { data } = await member.ask(
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Member { permits(first: 1) { totalCount } permitTotals { count } } } }',
      { of: [{ __typename: 'Member', code: maragheh.code }] },
    );
    expect(data._entities).toEqual([{ permits: { totalCount: 4 }, permitTotals: { count: 4 } }]);
  });
});

describe('files of permits', () => {
  const publish = async (name: string, text: string) => {
    const file = join(folder, name);
    await writeFile(file, text);
    const problems: unknown[] = [];
    const report = await publishFiles(db, {
      category: 'permits',
      member: 'ahar-municipality',
      files: [file],
      folder,
      onRejected: (row) => problems.push(...row.problems),
    });
    return { ...report, problems };
  };
  const stored = async (localId: string) => {
    const id = `ahar-municipality:permits:${localId}`;
    const revision = await db.selectFrom('revisions').select('content').where('record_id', '=', id).executeTakeFirst();
    return revision?.content;
  };

  test('with Persian headers and terms are understood, and the permit number serves as the id', async () => {
    const report = await publish(
      'fa.csv',
      'موضوع,شماره پروانه,نوع پروانه,کاربری,وضعیت,تاریخ صدور,عوارض (تومان),تعداد واحد,نوع شخص,مالک,عرض جغرافیایی,طول جغرافیایی\n' +
        'احداث بنا,۱۴۰۳/۷,پروانه ساختمان,مسكوني,پایان کار,۱۴۰۳/۰۴/۱۱,"۱۲,۰۰۰",۴,حقیقی,آقای علی اکبری,۳۸٫۴۷,47.07\n',
    );
    expect(report).toMatchObject({ added: 1, rejected: 0, problems: [] });
    expect(await stored('1403/7')).toEqual({
      title: 'احداث بنا',
      fiscalYear: 1403,
      permitNumber: '1403/7',
      permitType: 'BUILDING',
      permitClass: 'RESIDENTIAL',
      permitStatus: 'COMPLETE',
      issuedOn: '2024-07-01',
      fee: '120000',
      housingUnits: 4,
      holder: { kind: 'NATURAL', name: 'ع. ا.' },
      point: { latitude: 38.47, longitude: 47.07 },
      redactions: [{ field: 'holder.name', legalArticle: expect.any(String) }],
      documents: [],
      sample: false,
    });
  });

  test('with English headers, or as JSON, are understood too', async () => {
    expect(
      await publish(
        'en.csv',
        'id,title,permit type,issued on,holder type,holder,document url\n9,x,DEMOLITION,2024-07-01,company,Y,https://a.ir/1\n',
      ),
    ).toMatchObject({
      added: 1,
      problems: [],
    });
    expect(await stored('9')).toMatchObject({ permitType: 'DEMOLITION', documents: [{ url: 'https://a.ir/1' }] });
    const json = [
      {
        localId: '10',
        title: 'x',
        holder: { kind: 'حقوقی', name: 'Y' },
        documents: [{ url: 'https://a.ir/1', title: 'a' }, { url: 'https://a.ir/2' }],
      },
    ];
    expect(await publish('some.json', JSON.stringify(json))).toMatchObject({ added: 1, problems: [] });
    expect(await stored('10')).toMatchObject({
      holder: { kind: 'LEGAL', name: 'Y' },
      documents: [{ title: 'a', url: 'https://a.ir/1' }, { url: 'https://a.ir/2' }],
    });
  });

  test('that would show the number of a person are rejected, and so are they without an id', async () => {
    const report = await publish('bad.csv', 'title,id,permit number,holder kind,holder,national id\nx,1,,person,Z,10380284790\ny,,,,,\n');
    expect(report).toMatchObject({ added: 0, rejected: 2 });
    expect(report.problems).toMatchObject([{ column: 'national id' }, { column: 'id' }]);
  });
});

describe('sample permits', () => {
  const body = { code: 'ahar-municipality', kind: 'MUNICIPALITY', nameFa: 'شهرداری اهر', population: 100_641 } as const;

  test('are the same at every call, marked as samples, and name nobody that there is', () => {
    const samples = samplePermits(body);
    expect(samples).toEqual(samplePermits(body));
    expect(samples.length).toBeGreaterThan(50);
    for (const { content } of samples) {
      const { sample, holder } = permits.content.parse(content);
      expect(sample).toBe(true);
      expect(holder?.name).toMatch(holder?.kind === 'LEGAL' ? /\(نمونه\)$/ : /^(\p{L}\. ?)+$/u);
    }
  });

  test('are accepted by the very form that real permits are', async () => {
    const request = { category: 'permits', member: 'sarab-municipality', source: 'test', sourceHash: null };
    const result = await publishContent(
      db,
      request,
      samplePermits(body).map((sample) => ({ ...sample, place: undefined })),
    );
    expect(result).toMatchObject({ rejected: 0, published: true });
  });
});
