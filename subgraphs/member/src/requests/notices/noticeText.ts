import { jalaliOf } from '@shafaf/shared/calendar/jalaliOf';
import { toPersianDigits } from '@shafaf/shared/persian/toPersianDigits';
import type { NoticeKind } from '../store/requestNoticesTable.ts';

/** What a notice is about. */
export interface NoticeFacts {
  kind: NoticeKind;
  recipient: 'APPLICANT' | 'BODY';
  trackingCode: string;
  /** The last day to answer, Gregorian. */
  dueOn: string;
  /** Where the request is followed; null where no page is known. */
  page: string | null;
}

/** A letter in plain text: Persian first, then English. */
export interface NoticeText {
  subject: string;
  text: string;
}

type Sentence = (due: { fa: string; en: string }) => { fa: string; en: string };

const TO_APPLICANT: Partial<Record<NoticeKind, Sentence>> = {
  RECEIVED: (due) => ({
    fa: `درخواست شما ثبت شد. مهلت پاسخ تا پایان ${due.fa} است. رمز پیگیری تنها در رسید نوشته شده و در این نامه نیست.`,
    en: `Your request was registered. The answer is due by the end of ${due.en}. The secret stands on the receipt alone, and not in this letter.`,
  }),
  CLARIFICATION_ASKED: () => ({
    fa: 'دستگاه برای روشن شدن درخواست شما پرسشی دارد. مهلت پاسخ در این میان می‌گذرد.',
    en: 'The body asks what you mean. Its deadline runs on meanwhile.',
  }),
  EXTENDED: (due) => ({ fa: `مهلت پاسخ تا پایان ${due.fa} تمدید شد.`, en: `The time to answer was extended until the end of ${due.en}.` }),
  DEADLINE_CHANGED: (due) => ({
    fa: `با تغییر تقویم روزهای کاری، مهلت پاسخ پایان ${due.fa} است.`,
    en: `The calendar of working days has changed; the answer is due by the end of ${due.en}.`,
  }),
  ANSWERED: () => ({ fa: 'درخواست شما پاسخ داده شد.', en: 'Your request was answered.' }),
  PUBLICATION_PROPOSED: () => ({
    fa: 'دستگاه پیشنهاد می‌کند پرسش و پاسخ، بی نام شما، منتشر شود. تصمیم با شماست.',
    en: 'The body proposes to publish the question and its answer, without your name. It is for you to decide.',
  }),
};

const TO_BODY: Partial<Record<NoticeKind, Sentence>> = {
  RECEIVED: (due) => ({
    fa: `درخواست تازه‌ای رسید. مهلت پاسخ: پایان ${due.fa}.`,
    en: `A new request came in. The answer is due by the end of ${due.en}.`,
  }),
  CLARIFIED: () => ({ fa: 'درخواست‌کننده به پرسش دستگاه پاسخ داد.', en: 'The applicant has said what is meant.' }),
  WITHDRAWN: () => ({ fa: 'درخواست‌کننده از درخواست خود چشم پوشید.', en: 'The applicant withdrew the request.' }),
  COMPLAINED: () => ({ fa: 'درخواست‌کننده به کمیسیون شکایت کرده است.', en: 'The applicant has complained to the Commission.' }),
  DUE_SOON: (due) => ({ fa: `مهلت پاسخ نزدیک است: پایان ${due.fa}.`, en: `The deadline is near: the end of ${due.en}.` }),
  OVERDUE: (due) => ({ fa: `مهلت پاسخ در پایان ${due.fa} گذشت.`, en: `The deadline passed at the end of ${due.en}.` }),
};

/** What a notice says: nothing that was asked or answered, and nobody's name, since letters are read on their way. */
export function noticeText({ kind, recipient, trackingCode, dueOn, page }: NoticeFacts): NoticeText {
  const sentence = (recipient === 'APPLICANT' ? TO_APPLICANT : TO_BODY)[kind];
  if (sentence === undefined) throw new Error(`nothing is said to ${recipient} of ${kind}`);
  const { fa, en } = sentence({ fa: jalaliText(dueOn), en: dueOn });
  const where = page === null ? '' : `\n${page}`;
  return {
    subject: `درخواست ${trackingCode}`,
    text: `${fa}\nکد رهگیری: ${trackingCode}${where}\n\n${en}\nTracking code: ${trackingCode}${where}\n`,
  };
}

function jalaliText(isoDay: string): string {
  const { year, month, day } = jalaliOf(isoDay);
  return toPersianDigits(`${year}/${String(month).padStart(2, '0')}/${String(day).padStart(2, '0')}`);
}
