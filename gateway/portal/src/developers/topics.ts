import type { Label } from '../../build/src/catalogue/Catalogue.ts';

/** Something that whoever asks the graph should know. */
export interface Topic {
  name: string;
  title: Label;
  /** Paragraphs; names of the API stand between backticks. */
  text: readonly Label[];
  /** Addresses of the gateway to try it with. */
  addresses: readonly string[];
  /** The document of the repository that says all, such as `docs/limits.md`. */
  document: string;
}

/** In the order in which one meets them. */
export const topics: readonly Topic[] = [
  {
    name: 'asking',
    title: { fa: 'چگونه بپرسیم', en: 'How to ask' },
    text: [
      {
        fa: 'پرسش را با `POST /graphql` و بدنهٔ JSON بفرستید: `query` و `variables`. با `GET` هم می‌شود، با سرآیند `apollo-require-preflight: true`. شناسهٔ هر رکورد سراسری و پایدار است: `<member>:<category>:<localId>`.',
        en: 'Send questions to `POST /graphql` as JSON: `query` and `variables`. A `GET` works too, with the header `apollo-require-preflight: true`. Each record has a lasting global id: `<member>:<category>:<localId>`.',
      },
      {
        fa: 'مبلغ‌ها به ریال و به شکل رشته‌اند، چون از عدد دقیق جاوااسکریپت بزرگ‌تر می‌شوند؛ با `BigInt` حساب کنید. تاریخ‌ها میلادی و ISO 8601 است.',
        en: 'Amounts are in rial, as strings, since they pass what a JavaScript number holds exactly: reckon with `BigInt`. Dates are Gregorian, after ISO 8601.',
      },
    ],
    addresses: [],
    document: 'docs/architecture.md',
  },
  {
    name: 'coverage',
    title: { fa: 'پوشش پاسخ', en: 'Coverage' },
    text: [
      {
        fa: 'هر دستگاه از سرور خودش پاسخ می‌دهد و ممکن است پاسخ ندهد. `extensions.coverage` در هر پاسخ، و `coverage` در هر فهرست و جمع، می‌گوید از چند دستگاه پرسیده شده، چند دستگاه پاسخ داده و کدام‌ها نیستند و چرا. تا `complete` برابر true نباشد، هیچ رقمی رقم کل استان نیست؛ این را به خوانندگان خود هم بگویید.',
        en: 'Each body answers from its own server, and may fail to. `extensions.coverage` of each answer, and `coverage` of each list and figure, say how many bodies were asked, how many answered, and who is missing and why. Unless `complete` is true a figure is not the whole province’s: tell your readers, too.',
      },
      {
        fa: 'با سرآیند `shafaf-coverage: complete` پاسخ یا کامل است یا خطای `INCOMPLETE` می‌آید.',
        en: 'With the header `shafaf-coverage: complete` an answer is complete, or the error `INCOMPLETE`.',
      },
    ],
    addresses: [],
    document: 'docs/architecture.md',
  },
  {
    name: 'stale',
    title: { fa: 'پاسخ‌های پیشین', en: 'Earlier answers' },
    text: [
      {
        fa: 'اگر دستگاهی پاسخ ندهد، آخرین پاسخش به همان پرسش تا زمانی به‌جای آن می‌نشیند؛ `stale { code asOf }` می‌گوید از کی است. با `shafaf-stale: no` چنین پاسخی نمی‌آید، و با `shafaf-stale: max-age=60` تنها تا ۶۰ ثانیه.',
        en: 'Where a body fails, its last answer to the same question stands in for a while, and `stale { code asOf }` says of when it is. `shafaf-stale: no` leaves such answers out, `shafaf-stale: max-age=60` those older than 60 seconds.',
      },
    ],
    addresses: [],
    document: 'docs/architecture.md',
  },
  {
    name: 'limits',
    title: { fa: 'محدودیت‌ها', en: 'Limits' },
    text: [
      {
        fa: 'هزینهٔ هر پرسش پیش از پرسیدن از روی خود آن حساب می‌شود و در سرآیند `shafaf-cost` می‌آید. هر نشانی در هر دقیقه سقفی دارد؛ بیش از آن با کد 429 و سرآیند `retry-after` پاسخ داده می‌شود. هر صفحه حداکثر ۲۰۰ رکورد و هر فهرست گروه‌ها حداکثر ۱۰۰۰ گروه دارد. مقدارها را متغیر کنید و همان چند متن را بفرستید: ارزان‌تر است.',
        en: 'What an operation costs is worked out beforehand, and said in the header `shafaf-cost`. Each address has so much a minute; beyond it the answer is 429 with `retry-after`. A page has 200 records at most, a list of groups 1,000. Name values as variables and send the same few texts: it costs less.',
      },
    ],
    addresses: [],
    document: 'docs/limits.md',
  },
  {
    name: 'caching',
    title: { fa: 'نگه‌داری پاسخ و ETag', en: 'Caching and ETag' },
    text: [
      {
        fa: 'پاسخ کامل به `GET` یک `ETag` دارد: با `if-none-match` بپرسید و اگر چیزی عوض نشده باشد 304 می‌گیرید. پاسخی که کامل نیست `no-store` است. پرسش ذخیره‌شده (APQ) نشانی را کوتاه می‌کند؛ نمونه‌اش در پرسش‌های نمونه هست.',
        en: 'A whole answer to a `GET` has an `ETag`: ask with `if-none-match`, and be told 304 when nothing has changed. An answer that is not whole is `no-store`. Persisted queries (APQ) make addresses short; there is one among the examples.',
      },
    ],
    addresses: [],
    document: 'docs/limits.md',
  },
  {
    name: 'exports',
    title: { fa: 'خروجی همهٔ رکوردها', en: 'Exports' },
    text: [
      {
        fa: 'همهٔ رکوردهای یک دسته با همان شرط‌های فهرست، هر اندازه که باشد. هر شرط پارامتری به نام خودش است و فهرست با تکرار نام نوشته می‌شود؛ نشانی صفحهٔ هر فهرست در همین سامانه همان پارامترها را دارد. قالب‌ها: CSV، Excel، NDJSON، JSON و Parquet، و برای قراردادها OCDS.',
        en: 'All records of a category under the conditions of its list, however many. Each condition is a parameter of its own name, lists by repeating it; the address of a list in this page has the same parameters. As CSV, Excel, NDJSON, JSON or Parquet, and contracts as OCDS.',
      },
    ],
    addresses: ['/export', '/export/contracts.csv?minAmount=500000000000', '/export/permits.ndjson?fiscalYear=1402'],
    document: 'docs/exports.md',
  },
  {
    name: 'feeds',
    title: { fa: 'خوراک تازه‌ها', en: 'Feeds' },
    text: [
      {
        fa: 'تازه‌ترین رکوردها با هر شرطی، به شکل Atom یا JSON Feed، با همان پارامترها؛ برای خبرنگاری که می‌خواهد قراردادهای بزرگ چند دستگاه را دنبال کند.',
        en: 'The newest records under any conditions as Atom or JSON Feed, with the same parameters: for a journalist who follows the large contracts of some bodies.',
      },
    ],
    addresses: ['/feed/contracts.atom?minAmount=500000000000', '/feed/contracts.json?member=tabriz-municipality'],
    document: 'docs/feeds.md',
  },
  {
    name: 'reports',
    title: { fa: 'گزارش‌های آماده', en: 'Reports' },
    text: [
      {
        fa: 'پرسش‌هایی که بارها پرسیده می‌شود، با شماره‌نسخه و توضیح آن‌چه می‌گویند و نمی‌گویند: صفحهٔ چاپی، Excel و CSV.',
        en: 'Questions that are asked again and again, with a version and with what they say and do not say: as a page to print, Excel and CSV.',
      },
    ],
    addresses: ['/reports'],
    document: 'docs/reports.md',
  },
];
