/** Why nothing was done: the API's enum. */
export type RequestProblemCode = 'INVALID' | 'NOT_FOUND' | 'NOT_NOW' | 'TOO_MANY' | 'NOT_TAKEN' | 'NOT_SIGNED_IN';

/** Why nothing was done, for the person who asked for it. */
export interface RequestProblem {
  code: RequestProblemCode;
  /** Where in what was given; null where it is the whole. */
  path: string | null;
  messageFa: string;
  messageEn: string;
}

/** Thrown where something cannot be done; becomes the payload's `problem`. */
export class RequestRefused extends Error {
  readonly problem: RequestProblem;

  constructor(problem: RequestProblem) {
    super(problem.messageEn);
    this.name = 'RequestRefused';
    this.problem = problem;
  }
}

const whole = (code: RequestProblemCode, messageFa: string, messageEn: string): RequestProblem => ({
  code,
  path: null,
  messageFa,
  messageEn,
});
const at = (path: string, messageFa: string, messageEn: string): RequestProblem => ({ code: 'INVALID', path, messageFa, messageEn });
const fa = new Intl.NumberFormat('fa-IR');

/** All problems, in both languages. */
export const requestProblems = {
  notFound: whole(
    'NOT_FOUND',
    'درخواستی با این کد رهگیری و رمز نیست، یا به‌تازگی رمزهای نادرست بسیاری وارد شده است. رسید را ببینید و اگر درست است، یک ساعت دیگر دوباره بکوشید.',
    'There is no request with this tracking code and secret, or too many wrong secrets were tried lately. Look at the receipt; if it is right, try again in an hour.',
  ),
  notTaken: whole('NOT_TAKEN', 'این دستگاه از این راه درخواست نمی‌پذیرد.', 'This body takes no requests here.'),
  throughGateway: whole(
    'NOT_TAKEN',
    'درخواست‌ها از راه درگاه استان پذیرفته می‌شود، نه به‌طور مستقیم از این سرور.',
    'Requests are taken through the gateway of the province, not from this server directly.',
  ),
  notSignedIn: whole(
    'NOT_SIGNED_IN',
    'برای این کار باید به نام کارشناس این دستگاه وارد شد.',
    'This is for officers of this body: sign in as one, or sign in again.',
  ),
  tooMany: whole(
    'TOO_MANY',
    'در ساعت گذشته درخواست‌های بسیاری رسیده است. درخواست شما ثبت نشد؛ متن آن را نگه دارید و یک ساعت دیگر دوباره بفرستید.',
    'Too many requests came in the last hour. Yours was not taken; keep its text and send it again in an hour.',
  ),
  notNow: whole('NOT_NOW', 'این کار در وضعیت کنونی درخواست شدنی نیست.', 'This cannot be done with the request as it stands now.'),
  missing: (path: string) => at(path, 'این بخش خالی است. آن را پر کنید.', 'This is empty. Fill it in.'),
  tooLong: (path: string, most: number) =>
    at(path, `این بخش بیش از ${fa.format(most)} نویسه دارد. آن را کوتاه کنید.`, `This has more than ${most} characters. Shorten it.`),
  noEmail: (path: string) =>
    at(path, 'این نشانی رایانامه نیست. آن را درست کنید یا خالی بگذارید.', 'This is no e-mail address. Correct it, or leave it empty.'),
  noPhone: (path: string) =>
    at(path, 'این شمارهٔ تلفن نیست. آن را درست کنید یا خالی بگذارید.', 'This is no telephone number. Correct it, or leave it empty.'),
  tooManyFiles: (path: string, most: number) =>
    at(path, `بیش از ${fa.format(most)} پرونده پذیرفته نمی‌شود.`, `No more than ${most} files are taken.`),
  fileTooLarge: (path: string, kibibytes: number) =>
    at(path, `این پرونده از ${fa.format(kibibytes)} کیلوبایت بزرگ‌تر یا خالی است.`, `This file is larger than ${kibibytes} KiB, or empty.`),
  fileType: (path: string, types: string) =>
    at(path, `نوع این پرونده پذیرفته نمی‌شود. این‌ها پذیرفته می‌شوند: ${types}.`, `Files of this type are not taken. These are: ${types}.`),
  noBase64: (path: string) => at(path, 'محتوای این پرونده به شکل base64 نیست.', "This file's content is not base64."),
  stars: (path: string) => at(path, 'امتیاز عددی از ۱ تا ۵ است.', 'A rating is a whole number from 1 to 5.'),
  shortKey: (path: string) =>
    at(path, 'کلید تکرار باید دست‌کم ۱۶ نویسه داشته باشد.', 'An idempotency key has at least 16 characters, such as a UUID.'),
  articlesNeeded: (path: string) =>
    at(
      path,
      'برای رد درخواست یا بخشی از آن، ماده‌های قانون (۱۳ تا ۱۷) را بنویسید.',
      'A refusal, whole or in part, must name the articles of the law that it rests on, 13 to 17.',
    ),
  articlesOutside: (path: string) =>
    at(path, 'رد درخواست تنها بر ماده‌های ۱۳ تا ۱۷ قانون استوار می‌شود.', 'A refusal can rest on Articles 13 to 17 of the law alone.'),
  articlesNotWanted: (path: string) =>
    at(path, 'ماده‌های قانون تنها برای رد درخواست یا بخشی از آن نوشته می‌شود.', 'Articles are for refusals, whole or in part.'),
  recordsNeeded: (path: string) =>
    at(
      path,
      'شناسهٔ رکوردهای منتشرشده یا نشانی آن‌ها را در متن بنویسید.',
      'Say where it is published: ids of records, or an address in the text.',
    ),
  noId: (path: string) => at(path, 'این شناسهٔ رکورد نیست.', 'This is no id of a record: `<member>:<category>:<localId>`.'),
  notAsked: (path: string) =>
    at(
      path,
      'پاسخ «مبهم» تنها پس از پرسش از درخواست‌کننده داده می‌شود.',
      'An answer that the request is vague may be given only after the applicant was asked what is meant.',
    ),
  personalCode: (path: string) =>
    at(
      path,
      'عددی در متن می‌تواند کد ملی شخص باشد که هرگز منتشر نمی‌شود. آن را بردارید.',
      'A number in the text may be the national code of a person, which is never published. Remove it.',
    ),
};
