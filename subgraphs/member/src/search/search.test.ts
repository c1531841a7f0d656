import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { insertRecords } from '../../test/insertRecords.ts';
import { type MemberUnderTest, maragheh, memberUnderTest } from '../../test/memberUnderTest.ts';
import { contracts } from '../categories/contracts/contracts.ts';
import { permits } from '../categories/permits/permits.ts';

let member: MemberUnderTest;
beforeAll(async () => {
  member = await memberUnderTest(async (db) => {
    await insertRecords(db, contracts, maragheh.code, [
      { localId: '1', title: 'بهسازی پارک بانوان منطقه ۵', amount: '1' },
      { localId: '2', title: 'طرح مسئولیتپذیری شهروندان' },
      { localId: '3', title: 'طرح مسئولیت‌پذیری شهروندان' },
      { localId: '4', title: 'طرح مسئوليت پذيري شهروندان' },
      { localId: '5', title: 'خرید رایانه', description: 'برای کتابخانه عمومی شهرداری' },
      {
        localId: '6',
        title: 'خرید کتاب',
        description: `${'متن بلند بی‌ربط. '.repeat(100)} در پایان از آسفالت معابر سخن می‌رود ${'و باز هم متن. '.repeat(40)}`,
      },
      { localId: '1402-118', title: 'خرید رایانه' },
    ]);
    await insertRecords(db, permits, maragheh.code, [{ localId: 'a', title: 'پروانه پارک', permitNumber: '77' }]);
  });
});
afterAll(() => member.stop());

const search = async (text: string, more = '') => {
  const answer = await member.ask(
    `query ($text: String!) { search(text: $text${more}) { nodes { id score excerpt title category record { __typename id title } } totalCount } }`,
    { text },
  );
  expect(answer.errors).toBeUndefined();
  return answer.data.search;
};
const found = async (text: string, more = '') =>
  (await search(text, more)).nodes.map(({ id }: { id: string }) => id.split(':').slice(1).join(':'));

describe('search', () => {
  test('smoke', async () => {
    console.log(
      JSON.stringify(
        [
          await search('پارک'),
          await search('پازک'),
          await search('آسفالت'),
          await search('مسئولیت پذیری'),
          await found('مسئولیتپذیری'),
          await found('مسئولیت‌پذیری'),
          await found('منطقه ۵'),
          await found('منطقه 6'),
          await found('۱۴۰۲-۱۱۸'),
          await found('شهردرای'),
          await search(' ؟ \u0000 %'),
        ],
        null,
        1,
      ),
    );
    console.log(
      (
        await member.statementsOf(
          '{search(text: "پارک بانوان") {nodes{id excerpt record { __typename ... on Contract { amount }}} totalCount}}',
        )
      ).statements,
    );
  });
});
