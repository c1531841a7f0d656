import { recordAddress } from '../src/addresses.ts';
import type { PortalProvince } from './portalProvince.ts';

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
  { name: 'home', path: () => '/', shows: /معاملات و قراردادها|Transactions and contracts/, when: 'whole' },
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
  { name: 'nothing', path: () => '/no/such/page', status: 404, shows: /چنین صفحه‌ای نیست|There is no such page/, when: 'whole' },
];
