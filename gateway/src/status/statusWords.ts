import { toPersianDigits } from '@shafaf/shared/persian/toPersianDigits';
import type { ExtensionState } from '../extensions/ExtensionStatus.ts';
import type { MissingReason } from '../scatter/coverage.ts';
import type { MemberState } from './MemberStatus.ts';

export type StatusLanguage = 'fa' | 'en';

/** What the status page says, in one language. */
export interface StatusWords {
  title: string;
  otherLanguage: string;
  asOf: (moment: string) => string;
  directorySilent: string;
  summary: (answering: number, connected: number, others: number) => string;
  unwell: string;
  members: string;
  extensions: string;
  columns: { name: string; state: string; reason: string; confirmed: string; since: string; adds: string; body: string };
  memberStates: Record<MemberState, string>;
  extensionStates: Record<ExtensionState, string>;
  reasons: Partial<Record<MissingReason, string>>;
  number: (count: number) => string;
  moment: (iso: string) => string;
}

const persianMoment = new Intl.DateTimeFormat('fa-IR-u-ca-persian', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Asia/Tehran' });
const englishMoment = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'long',
  timeZone: 'Asia/Tehran',
});

/** The page's words by language. */
export const statusWords: Record<StatusLanguage, StatusWords> = {
  fa: {
    title: 'وضعیت شفاف',
    otherLanguage: 'English',
    asOf: (moment) => `آنچه دروازه در ${moment} می‌داند.`,
    directorySilent: 'فهرست استان پاسخ نمی‌دهد؛ آنچه پیش‌تر گفته است برقرار است.',
    summary: (answering, connected, others) =>
      toPersianDigits(`${answering} دستگاه از ${connected} دستگاه متصل پاسخ می‌دهند؛ ${others} دستگاه متصل نیستند یا معلق‌اند.`),
    unwell: 'هر پاسخ خود می‌گوید (در coverage) که بخش کدام دستگاه در آن نیست یا قدیمی است.',
    members: 'دستگاه‌ها',
    extensions: 'افزونه‌ها',
    columns: {
      name: 'نام',
      state: 'وضعیت',
      reason: 'دلیل',
      confirmed: 'آخرین تأیید داده‌ها',
      since: 'از',
      adds: 'افزوده به گراف',
      body: 'دستگاه',
    },
    memberStates: {
      ANSWERING: 'پاسخ می‌دهد',
      FAILING: 'به پرسش‌ها پاسخ درست نمی‌دهد و مدتی از آن پرسیده نمی‌شود',
      SILENT: 'پاسخ نمی‌دهد',
      PENDING: 'هنوز پرسیده نشده',
      SUSPENDED: 'معلق',
      NOT_CONNECTED: 'متصل نیست',
    },
    extensionStates: {
      PENDING: 'هنوز پاسخ نداده',
      SERVING: 'فعال',
      OUTDATED: 'نسخهٔ تازه رد شده و نسخهٔ پیشین فعال است',
      DOWN: 'پاسخ نمی‌دهد',
      QUARANTINED: 'قرنطینه',
    },
    reasons: {
      UNREACHABLE: 'در دسترس نیست',
      TIMEOUT: 'در مهلت پاسخ نداد',
      REFUSED: 'پرسش دروازه را نپذیرفت',
      ERROR: 'خطای کارساز آن',
      BAD_ANSWER: 'پاسخ نادرست',
      BUSY: 'پرسش‌های در انتظار بیش از اندازه است',
    },
    number: (count) => toPersianDigits(String(count)),
    moment: (iso) => persianMoment.format(new Date(iso)),
  },
  en: {
    title: 'Status of Shafaf',
    otherLanguage: 'فارسی',
    asOf: (moment) => `What the gateway knows at ${moment}.`,
    directorySilent: 'The directory of members does not answer; the list that it gave last stands.',
    summary: (answering, connected, others) =>
      `${answering} of ${connected} connected bodies answer; ${others} are not connected or suspended.`,
    unwell: 'Each answer says by itself (in coverage) whose part is not in it, or is an older one.',
    members: 'Bodies',
    extensions: 'Extensions',
    columns: {
      name: 'Name',
      state: 'State',
      reason: 'Reason',
      confirmed: 'Data last confirmed',
      since: 'Since',
      adds: 'Adds to the graph',
      body: 'Body',
    },
    memberStates: {
      ANSWERING: 'answers',
      FAILING: 'does not answer questions properly, and is left alone for a while',
      SILENT: 'does not answer',
      PENDING: 'not asked yet',
      SUSPENDED: 'suspended',
      NOT_CONNECTED: 'not connected',
    },
    extensionStates: {
      PENDING: 'not heard of yet',
      SERVING: 'serves',
      OUTDATED: 'its new version is refused; the one before serves',
      DOWN: 'does not answer',
      QUARANTINED: 'quarantined',
    },
    reasons: {
      UNREACHABLE: 'cannot be reached',
      TIMEOUT: 'did not answer in time',
      REFUSED: "did not obey the gateway's call",
      ERROR: 'a fault of its server',
      BAD_ANSWER: 'an answer that is none',
      BUSY: 'too many questions wait for it',
    },
    number: String,
    moment: (iso) => englishMoment.format(new Date(iso)),
  },
};
