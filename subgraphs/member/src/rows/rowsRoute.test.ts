import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { insertContracts } from '../../test/insertContracts.ts';
import { manyContracts } from '../../test/manyContracts.ts';
import { type MemberUnderTest, maragheh, memberUnderTest } from '../../test/memberUnderTest.ts';
import { categories } from '../categories/categories.ts';
import { publishContent } from '../publish/publishContent.ts';
import { LARGEST_ROWS_PAGE } from './rowsRoute.ts';

let member: MemberUnderTest;
beforeAll(async () => {
  member = await memberUnderTest(async (db) => {
    await insertContracts(db, maragheh.code, manyContracts(400, 7));
    for (const category of categories) {
      if (category.name === 'contracts') continue;
      const samples = category.samples({ code: maragheh.code, kind: 'MUNICIPALITY', nameFa: 'شهرداری مراغه', population: 175_000 });
      const items = samples.slice(0, 40).map((sample) => ({ ...sample, place: undefined }));
      await publishContent(db, { category: category.name, member: maragheh.code, source: 'test', sourceHash: null }, items);
    }
  });
});
afterAll(() => member.stop());

async function askRows(query: string, variables: object = {}, form = ''): Promise<{ status: number; text: string }> {
  const response = await fetch(new URL(`/rows${form}`, member.address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, text: await response.text() };
}

/** Objects of JSON as the lists of their values, as the shorter form has those of rows. */
function listed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(listed);
  return typeof value === 'object' && value !== null ? Object.values(value).map(listed) : value;
}

const CONTRACT = `id title status category fiscalYear publishedAt modifiedAt documents { title url sha256 bytes } sourceUrl revision contentHash
  redactions { field } sample withdrawal { reason } warnings { code message } member { code } amount signedOn description
  supplier { key resolution nationalId name identifier { id } } tender { title procurementMethod value } awards { id suppliers { name } }
  thresholdClass { class explanationFa limits { smallUpTo } } implementation { transactions { value } } contractStatus ocid`;

describe('POST /rows', () => {
  test.each([
    [`{ contracts(first: 150) { nodes { ${CONTRACT} } pageInfo { hasNextPage } } }`, {}],
    [
      'query ($f: ContractFilter) { contracts(filter: $f, first: 30) { nodes { id amount } pageInfo { hasNextPage } } }',
      { f: { minAmount: '5' } },
    ],
    [
      '{ a: contracts(first: 3, orderBy: { field: PUBLISHED_AT, direction: ASC }) { n: nodes { x: title __typename } p: pageInfo { h: hasNextPage } } }',
      {},
    ],
    ['{ contracts(first: 0) { nodes { id } pageInfo { hasNextPage } } }', {}],
    // What is answered in the ordinary way.
    ['{ contracts(first: 5) { totalCount edges { cursor } } }', {}],
    ['{ contracts(last: 5) { nodes { id } pageInfo { hasPreviousPage } } }', {}],
    ['{ contracts(first: 5) { nodes { ...F } } } fragment F on Contract { id revisions { number } }', {}],
    ['{ contracts(first: 5) { nodes { id supplier { names { spelling } } } } permits(first: 2) { nodes { id } } }', {}],
    ['{ contracts(after: "nonsense", first: 5) { nodes { id } } }', {}],
  ])('answers %s as /graphql does', async (query, variables) => {
    const { status, ...answer } = await member.ask(query, variables);
    const rows = await askRows(query, variables);
    expect([rows.status, JSON.parse(rows.text).data]).toEqual([status, answer.data]);
    expect(JSON.parse(rows.text).errors?.map((error: { extensions: { code: string } }) => error.extensions.code)).toEqual(
      answer.errors?.map(({ extensions }) => extensions.code),
    );
  });

  test.each(categories.map(({ name, kind }) => [name, kind.typeName] as const))(
    'gives all of %s in either form',
    async (name, typeName) => {
      const { data } = await member.ask(
        `{ __type(name: "${typeName}") { fields { name args { name } type { kind ofType { kind ofType { kind ofType { kind } } } } } } }`,
      );
      const isLeaf = (type: { kind: string; ofType: object | null } | null): boolean =>
        type !== null &&
        (type.ofType === null || type.ofType === undefined ? ['SCALAR', 'ENUM'].includes(type.kind) : isLeaf(Object(type.ofType)));
      const fields = data.__type.fields.filter(
        ({ args, type }: { args: object[]; type: { kind: string; ofType: object | null } }) => args.length === 0 && isLeaf(type),
      );
      const query = `{ ${name}(first: 200) { nodes { ${fields.map((field: { name: string }) => field.name).join(' ')} } pageInfo { hasNextPage } } }`;
      const { data: whole } = await member.ask(query);
      expect(whole[name].nodes.length).toBeGreaterThan(0);
      expect(JSON.parse((await askRows(query)).text).data).toEqual(whole);
      const lists = JSON.parse((await askRows(query, {}, '?form=lists')).text).data[name];
      expect(lists.nodes).toEqual(listed(whole[name].nodes));
      expect(lists.pageInfo).toEqual(whole[name].pageInfo);
    },
  );

  test('gives larger pages than everybody is given, but not of any size', async () => {
    const page = (first: number) => `{ contracts(first: ${first}) { nodes { id } pageInfo { hasNextPage } } }`;
    const { text } = await askRows(page(LARGEST_ROWS_PAGE));
    const { data } = await member.ask('{ contracts { totalCount } }');
    expect(JSON.parse(text).data.contracts.nodes).toHaveLength(data.contracts.totalCount);
    const { errors } = JSON.parse((await askRows(page(LARGEST_ROWS_PAGE + 1))).text);
    expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  test.each([['{ contracts { nodes { nothing } } }'], ['{'], ['mutation { x }']])('refuses %s', async (query) => {
    const { status, text } = await askRows(query);
    expect(status).toBe(400);
    expect(JSON.parse(text).errors[0].extensions.code).toMatch(/GRAPHQL/);
  });
});

test('large pages are for the gateway alone', async () => {
  const closed = await memberUnderTest(async () => {}, maragheh, {});
  try {
    const response = await fetch(new URL('/rows', closed.address), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ contracts { nodes { id } } }' }),
    });
    const { errors } = JSON.parse(await response.text());
    expect([response.status, errors[0].extensions.code]).toEqual([401, 'UNSIGNED']);
  } finally {
    await closed.stop();
  }
});
