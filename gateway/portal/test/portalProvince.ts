import { provinceMembers } from '../../../subgraphs/directory/src/members/provinceMembers.ts';
import { categories } from '../../../subgraphs/member/src/categories/categories.ts';
import { publishContent } from '../../../subgraphs/member/src/publish/publishContent.ts';
import { withdraw } from '../../../subgraphs/member/src/publish/withdraw.ts';
import { startTestProvince, type TestProvince } from '../../../test/testProvince.ts';

export const TABRIZ = 'tabriz-municipality';
export const SARDRUD = 'sardrud-municipality';
const KHOSROWSHAH = 'khosrowshah-municipality';
/** Without it the register would have a county that runs no server, and no answer were whole. */
const COUNTY = 'tabriz-county';

/** Of each category: more than a page. */
const SAMPLES = 30;

const LONG_TITLE =
  'خرید، حمل، نصب، راه‌اندازی و نگهداری پنج‌سالهٔ سامانهٔ یکپارچهٔ پایش تصویری معابر، تقاطع‌ها و پایانه‌های مسافربری شهر تبریز به‌همراه آموزش کارکنان، تأمین قطعات یدکی و پشتیبانی شبانه‌روزی';

/** A province whose page is looked at, and records of it. */
export interface PortalProvince {
  province: TestProvince;
  /** A contract that was changed once and has documents. */
  changed: string;
  withdrawn: string;
  /** A record of a body that does not answer, where there is one. */
  ofSilent: string;
}

/**
 * Starts a province with records of every category at one body, a few contracts at two more, and one body that has published nothing.
 * @param isPartial whether one of those that have contracts is down
 */
export async function startPortalProvince(isPartial: boolean): Promise<PortalProvince> {
  const contract = (localId: string, amount: string | null, signedOn: string, more: object = {}) => ({
    localId,
    content: { title: `روکش آسفالت خیابان ${localId}`, ...(amount !== null && { amount }), signedOn, ...more },
  });
  const province = await startTestProvince({
    [COUNTY]: [],
    [TABRIZ]: [],
    [SARDRUD]: [
      contract('1', '12500000000', '2023-08-14', { supplier: { name: 'شرکت راه‌سازان سهند', nationalId: '10380284790' } }),
      contract('2', '990000', '2024-04-01', { supplier: { name: 'کارگاه برادران' } }),
      contract('3', null, '2022-01-05', { title: LONG_TITLE }),
      contract('4', '7000000000000', '2021-05-01'),
    ],
    [KHOSROWSHAH]: [contract('1', '300000000', '2023-10-02')],
  });
  const tabriz = provinceMembers.find(({ code }) => code === TABRIZ);
  if (tabriz === undefined) throw new Error('the register has no Tabriz');
  for (const category of categories) {
    const samples = category
      .samples(tabriz)
      .slice(0, SAMPLES)
      .map((sample) => ({ ...sample, place: undefined }));
    await publishContent(
      province.database(TABRIZ),
      { category: category.name, member: TABRIZ, source: 'samples', sourceHash: null },
      samples,
    );
  }
  await province.publish(SARDRUD, [
    contract('1', '14000000000', '2023-08-14', {
      supplier: { name: 'شرکت راه‌سازان سهند', nationalId: '10380284790' },
      documents: [{ title: 'متن قرارداد', url: 'https://sardrud.ir/contracts/1.pdf', mediaType: 'application/pdf' }],
    }),
  ]);
  await withdraw(province.database(SARDRUD), { member: SARDRUD, ids: [`${SARDRUD}:contracts:4`], reason: 'به اشتباه منتشر شده بود' });
  if (isPartial) await province.stopMember(KHOSROWSHAH);
  return {
    province,
    changed: `${SARDRUD}:contracts:1`,
    withdrawn: `${SARDRUD}:contracts:4`,
    ofSilent: `${KHOSROWSHAH}:contracts:1`,
  };
}
