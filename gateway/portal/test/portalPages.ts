import { foldSupplierName } from '@shafaf/shared/suppliers/foldSupplierName';
import { memberAddress, recordAddress, supplierAddress } from '../src/addresses.ts';
import { COUNTY, KHOSROWSHAH, type PortalProvince, SARDRUD, TABRIZ } from './portalProvince.ts';

/** Who is known by a name alone. */
const CANDIDATE = `name:${foldSupplierName('کارگاه برادران')}`;

/** A page that is looked at in each language and at each width. */
export interface PortalPage {
  name: string;
  /** Its address below the language's prefix. */
  path: (province: PortalProvince) => string;
  /** With which status the gateway gives it; 200 when left out. */
  status?: number;
  /** A text that stands in it in both languages, once all has come. */
  shows: string | RegExp;
  /** Of which province it is: with all bodies answering, with one that is down, or both when left out. */
  when?: 'whole' | 'partial';
  /** Whether it says nothing of missing bodies; as the province is when left out. */
  isWhole?: boolean;
}

/** All pages. A further page has a row here, and with that is tried in both languages, wide and narrow, by axe too. */
export const portalPages: readonly PortalPage[] = [
  { name: 'home', path: () => '/', shows: /روی هم .* قرارداد|in all, in/ },
  { name: 'members', path: () => '/members', shows: /شهرداری سردرود|Sardrud Municipality/, isWhole: true },
  { name: 'member', path: () => memberAddress(SARDRUD), shows: /تکلیف‌های انتشار|owes the public/, isWhole: true },
  { name: 'member-of-all', path: () => memberAddress(TABRIZ), shows: /تکلیف‌های انتشار|owes the public/, when: 'whole' },
  {
    name: 'member-county',
    path: () => memberAddress(COUNTY),
    shows: /هنوز قراردادی منتشر نشده|No contract has been published/,
    when: 'whole',
  },
  { name: 'member-silent', path: () => memberAddress(KHOSROWSHAH), shows: /دستگاه پاسخ نمی‌دهد|the body does not answer/, when: 'partial' },
  { name: 'member-nothing', path: () => '/members/nowhere', shows: /چنین دستگاهی نیست|There is no such body/, when: 'whole' },
  { name: 'suppliers', path: () => '/suppliers', shows: /راه‌سازان سهند/ },
  {
    name: 'suppliers-nothing',
    path: () => '/suppliers?text=zzzzzz',
    shows: /طرف قراردادی با این شرط‌ها نیست|No supplier matches/,
    when: 'whole',
  },
  { name: 'supplier', path: () => supplierAddress('10380284790'), shows: /دیدن همهٔ|See all/ },
  { name: 'supplier-candidate', path: () => supplierAddress(CANDIDATE), shows: /دیدن همهٔ|See all/, when: 'whole' },
  {
    name: 'supplier-nothing',
    path: () => supplierAddress('14000000000'),
    shows: /چنین طرف قراردادی یافت نشد|No such supplier/,
    when: 'whole',
  },
  { name: 'answering', path: () => '/answering', shows: /به‌روزرسانی خودکار|automatic updates/, isWhole: true },
  { name: 'search', path: () => '/search?text=آسفالت', shows: /روکش آسفالت/ },
  { name: 'search-nothing', path: () => '/search?text=zzzzzz', shows: /zzzzzz/, when: 'whole' },
  { name: 'browse', path: () => '/browse/contracts?minAmount=1000000&orderBy=AMOUNT&direction=DESC', shows: /راه‌سازان سهند/ },
  { name: 'browse-long-title', path: () => '/browse/contracts?text=پایش+تصویری', shows: /پایانه‌های مسافربری/, when: 'whole' },
  {
    name: 'browse-nothing',
    path: () => '/browse/plans?minBudget=900000000000000000',
    shows: /رکوردی با این شرط‌ها نیست|No record matches/,
    when: 'whole',
  },
  { name: 'record-changed', path: ({ changed }) => recordAddress(changed), shows: /نسخهٔ ۲|Revision 2/, isWhole: true },
  { name: 'record-withdrawn', path: ({ withdrawn }) => recordAddress(withdrawn), shows: /به اشتباه منتشر شده بود/, when: 'whole' },
  {
    name: 'record-of-silent',
    path: ({ ofSilent }) => recordAddress(ofSilent),
    shows: /اکنون پاسخ نمی‌دهد|does not answer at the moment/,
    when: 'partial',
  },
  { name: 'compare', path: () => '/compare?category=contracts&measure=amount&groupBy=MEMBER', shows: /سهم از کل|Share of the whole/ },
  {
    name: 'compare-years',
    path: () => '/compare?category=permits&measure=fee&groupBy=FISCAL_YEAR&top=50',
    shows: /سهم از کل|Share of the whole/,
    when: 'whole',
  },
  {
    name: 'compare-suppliers',
    path: () => '/compare?category=contracts&measure=largest&groupBy=SUPPLIER&top=10&minAmount=1000',
    shows: /راه‌سازان سهند/,
    when: 'whole',
  },
  {
    name: 'compare-nothing',
    path: () => '/compare?category=plans&minBudget=900000000000000000',
    shows: /رکوردی با این شرط‌ها نیست|No record matches/,
    when: 'whole',
  },
  { name: 'developers', path: () => '/developers', shows: /پوشش پاسخ|Coverage/, when: 'whole' },
  { name: 'examples', path: () => '/developers/examples?as=python', shows: /urllib.request/, when: 'whole' },
  { name: 'schema', path: () => '/developers/schema?text=amount', shows: /Contract\.amount/, when: 'whole' },
  { name: 'type', path: () => '/developers/schema/Contract', shows: /originalValue/, when: 'whole' },
  { name: 'nothing', path: () => '/no/such/page', status: 404, shows: /چنین صفحه‌ای نیست|There is no such page/, when: 'whole' },
];
