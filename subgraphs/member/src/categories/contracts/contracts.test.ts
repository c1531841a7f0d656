import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { insertContracts, PUBLISHED_AT } from '../../../test/insertContracts.ts';
import { type MemberUnderTest, memberUnderTest } from '../../../test/memberUnderTest.ts';

const SAHAND = '10380284790';
let member: MemberUnderTest;
beforeAll(async () => {
  member = await memberUnderTest((db) =>
    insertContracts(db, 'maragheh-municipality', [
      {
        localId: '1402-118',
        title: 'احداث پارک بانوان',
        description: 'فاز ۲',
        fiscalYear: 1402,
        documents: [{ title: 'متن قرارداد', url: 'https://maragheh.ir/118.pdf', mediaType: 'application/pdf' }],
        sourceUrl: 'https://maragheh.ir/contracts',
        license: 'CC BY 4.0',
        redactions: [{ field: 'supplier.name', legalArticle: 'ماده ۱۴' }],
        ocid: 'ocds-abc-118',
        tender: {
          title: 'مناقصه پارک',
          procurementMethod: 'OPEN',
          mainProcurementCategory: 'WORKS',
          value: '900',
          periodStart: '2023-05-01',
          numberOfTenderers: 4,
        },
        awards: [
          {
            id: 'a1',
            value: '800',
            date: '2023-06-01',
            suppliers: [{ nationalId: SAHAND, name: 'سهند' }, { identifier: { scheme: 'GB-COH', id: '7' } }],
          },
        ],
        supplier: { nationalId: SAHAND, name: 'شرکت سهند', identifier: { scheme: 'IR-X', id: '12' } },
        amount: '750000000000000000',
        originalValue: { amount: '1.5', currency: 'EUR', rate: '500000000000000000' },
        signedOn: '2023-07-01',
        periodStart: '2023-07-02',
        periodEnd: '2024-07-01',
        contractStatus: 'ACTIVE',
        amendments: [{ date: '2023-09-01', description: 'تمدید', rationale: 'بارندگی' }],
        implementation: {
          transactions: [{ id: 't1', date: '2023-08-01', value: '5' }],
          milestones: [{ title: 'حصارکشی', status: 'met', dueDate: '2023-10-01', dateMet: '2023-09-20' }],
        },
        setadNumber: '2002003004000005',
        envelope: { revision: 3, modifiedAt: new Date('2025-05-01T00:00:00Z'), contentHash: 'f'.repeat(64) },
      },
      { localId: 'bare' },
      { localId: 'identified', supplier: { identifier: { scheme: 'GB-COH', id: '7' } } },
      { localId: 'gone', amount: '10', envelope: { withdrawal: { at: new Date('2025-06-01T00:00:00Z'), reason: 'تکراری بود' } } },
      { localId: 'odd: "id" %_\n۱۲', amount: '1', sample: true },
    ]),
  );
});
afterAll(() => member.stop());

const EVERYTHING = `id member { code } category title status fiscalYear publishedAt modifiedAt documents { title url mediaType } sourceUrl license
  revision contentHash redactions { field legalArticle } sample withdrawal { at reason } description ocid
  tender { title procurementMethod procurementMethodDetails procurementMethodRationale mainProcurementCategory value periodStart periodEnd numberOfTenderers }
  awards { id title date value suppliers { nationalId name identifier { scheme id } } } supplier { nationalId name identifier { scheme id } } amount
  originalValue { amount currency rate } signedOn periodStart periodEnd contractStatus amendments { date description rationale }
  implementation { transactions { id date value } milestones { title status dueDate dateMet } } setadNumber`;

describe('a contract', () => {
  test('is answered with all that was published of it', async () => {
    const { data } = await member.ask(`{ contract(id: "maragheh-municipality:contracts:1402-118") { ${EVERYTHING} } }`);
    expect(data.contract).toEqual({
      id: 'maragheh-municipality:contracts:1402-118',
      member: { code: 'maragheh-municipality' },
      category: 'CONTRACTS',
      title: 'احداث پارک بانوان',
      status: 'PUBLISHED',
      fiscalYear: 1402,
      publishedAt: PUBLISHED_AT.toISOString(),
      modifiedAt: '2025-05-01T00:00:00.000Z',
      documents: [{ title: 'متن قرارداد', url: 'https://maragheh.ir/118.pdf', mediaType: 'application/pdf' }],
      sourceUrl: 'https://maragheh.ir/contracts',
      license: 'CC BY 4.0',
      revision: 3,
      contentHash: 'f'.repeat(64),
      redactions: [{ field: 'supplier.name', legalArticle: 'ماده ۱۴' }],
      sample: false,
      withdrawal: null,
      description: 'فاز ۲',
      ocid: 'ocds-abc-118',
      tender: {
        title: 'مناقصه پارک',
        procurementMethod: 'OPEN',
        procurementMethodDetails: null,
        procurementMethodRationale: null,
        mainProcurementCategory: 'WORKS',
        value: '900',
        periodStart: '2023-05-01',
        periodEnd: null,
        numberOfTenderers: 4,
      },
      awards: [
        {
          id: 'a1',
          title: null,
          date: '2023-06-01',
          value: '800',
          suppliers: [
            { nationalId: SAHAND, name: 'سهند', identifier: null },
            { nationalId: null, name: null, identifier: { scheme: 'GB-COH', id: '7' } },
          ],
        },
      ],
      supplier: { nationalId: SAHAND, name: 'شرکت سهند', identifier: { scheme: 'IR-X', id: '12' } },
      amount: '750000000000000000',
      originalValue: { amount: '1.5', currency: 'EUR', rate: '500000000000000000' },
      signedOn: '2023-07-01',
      periodStart: '2023-07-02',
      periodEnd: '2024-07-01',
      contractStatus: 'ACTIVE',
      amendments: [{ date: '2023-09-01', description: 'تمدید', rationale: 'بارندگی' }],
      implementation: {
        transactions: [{ id: 't1', date: '2023-08-01', value: '5' }],
        milestones: [{ title: 'حصارکشی', status: 'met', dueDate: '2023-10-01', dateMet: '2023-09-20' }],
      },
      setadNumber: '2002003004000005',
    });
  });

  test('with nothing but a title is null or empty in all else', async () => {
    const { data, errors } = await member.ask(`{ contract(id: "maragheh-municipality:contracts:bare") { ${EVERYTHING} } }`);
    expect(errors).toBeUndefined();
    expect(data.contract).toMatchObject({
      documents: [],
      redactions: [],
      awards: [],
      amendments: [],
      tender: null,
      supplier: null,
      implementation: null,
      amount: null,
      originalValue: null,
    });
  });

  test('has a supplier when the source names only an identifier, whether or not that is selected', async () => {
    const id = 'maragheh-municipality:contracts:identified';
    const { data } = await member.ask(
      `{ plain: contract(id: "${id}") { supplier { name contracts { totalCount } contractTotals { count } } } contract(id: "${id}") { supplier { identifier { id } } } }`,
    );
    expect(data).toEqual({
      plain: { supplier: { name: null, contracts: null, contractTotals: null } },
      contract: { supplier: { identifier: { id: '7' } } },
    });
  });

  test('that was withdrawn still answers its id with the reason, but is neither listed nor counted', async () => {
    const { data } = await member.ask(`{
      contract(id: "maragheh-municipality:contracts:gone") { status withdrawal { at reason } }
      node(id: "maragheh-municipality:contracts:gone") { ... on Contract { status } }
      contracts { totalCount nodes { id } }
      contractTotals { count amount }
    }`);
    expect(data.contract).toEqual({ status: 'WITHDRAWN', withdrawal: { at: '2025-06-01T00:00:00.000Z', reason: 'تکراری بود' } });
    expect(data.node).toEqual({ status: 'WITHDRAWN' });
    expect(data.contracts.totalCount).toBe(4);
    expect(data.contracts.nodes.map((node: { id: string }) => node.id)).not.toContain('maragheh-municipality:contracts:gone');
    expect(data.contractTotals).toEqual({ count: 4, amount: '750000000000000001' });
  });
});

describe('node and contract by id', () => {
  const byId = (id: string) =>
    member.ask('query ($id: ID!) { contract(id: $id) { id } node(id: $id) { id __typename ... on Disclosure { title } } }', { id });

  test('find an id with colons, quotes, percent signs, newlines and Persian digits', async () => {
    const id = 'maragheh-municipality:contracts:odd: "id" %_\n۱۲';
    expect((await byId(id)).data).toEqual({ contract: { id }, node: { id, __typename: 'Contract', title: expect.any(String) } });
  });

  test.each([
    ['another member', 'sarab-municipality:contracts:1402-118'],
    ['another category', 'maragheh-municipality:permits:1402-118'],
    ['nothing published', 'maragheh-municipality:contracts:1402-119'],
    ['a NUL', 'maragheh-municipality:contracts:\0'],
    ['a property every object has', 'maragheh-municipality:constructor:1'],
    ['a lone surrogate', 'maragheh-municipality:contracts:\ud800'],
  ])('give null for an id of %s', async (_what, id) => {
    expect(await byId(id)).toMatchObject({ status: 200, data: { contract: null, node: null } });
  });

  test.each(['', 'x', 'a:b', '::', 'maragheh-municipality:contracts:', '__proto__:contracts:1', "' or 1=1 --"])('refuse %p', async (id) => {
    const { data, errors } = await byId(id);
    expect(data).toEqual({ contract: null, node: null });
    expect(errors?.map((error) => error.extensions.code)).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT']);
    expect(errors?.[0]?.message).toBe(`id is ${JSON.stringify(id)}, but must be <member>:<category>:<localId>.`);
  });
});
