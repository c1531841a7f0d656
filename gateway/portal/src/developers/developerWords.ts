import type { TypeReference } from '../../build/src/reference/SchemaReference.ts';
import type { Language } from '../language/Language.ts';
import type { SnippetForm } from './snippets.ts';

type Kinds = Readonly<Record<TypeReference['kind'], string>>;

const forms: Readonly<Record<SnippetForm, string>> = { curl: 'curl', javascript: 'JavaScript', python: 'Python', graphql: 'GraphQL' };

const fa = {
  title: 'توسعه‌دهندگان',
  intro:
    'هرچه در این سامانه می‌بینید از یک گراف خوانده می‌شود که برای همه باز است: نه کلید می‌خواهد و نه ثبت‌نام. یک پرسش GraphQL به همهٔ دستگاه‌های استان می‌رسد و یک پاسخ برمی‌گردد.',
  explorer: 'کاوشگر گراف',
  explorerAbout: 'پرسش بنویسید و همان‌جا پاسخ بگیرید، با راهنمای خودکار.',
  schema: 'مرجع قرارداد داده‌ها',
  schemaAbout: 'همهٔ نوع‌ها، فیلدها و شرط‌ها با توضیحشان.',
  examples: 'پرسش‌های نمونه',
  examplesAbout: 'آماده برای curl و JavaScript و Python، با اجرا در همین صفحه.',
  topics: 'آن‌چه باید دانست',
  examplesIntro:
    'هر نمونه را می‌توانید همین‌جا اجرا کنید، متغیرهایش را عوض کنید و به شکل دلخواه بردارید. چیزی جز خود curl، Node یا Python لازم نیست.',
  onThisPage: 'در این صفحه',
  showAs: 'نمایش به شکل',
  forms,
  codeOf: (title: string) => `کد «${title}»`,
  answerOf: (title: string) => `پاسخ «${title}»`,
  variables: 'متغیرها (JSON)',
  variablesWrong: 'متغیرها باید یک شیء JSON باشند.',
  copy: 'کپی',
  run: 'اجرا',
  running: 'در حال پرسیدن…',
  ran: (status: string, milliseconds: string, cost: string | null) =>
    `پاسخ با کد ${status} در ${milliseconds} هزارم ثانیه رسید${cost === null ? '' : `؛ هزینهٔ پرسش ${cost} امتیاز`}.`,
  unreachable: 'ارتباط با سامانه برقرار نشد.',
  openInExplorer: 'در کاوشگر باز کنید',
  schemaIntro: 'از خود قرارداد ساخته می‌شود و همیشه با آن یکی است. توضیح‌ها به انگلیسی است.',
  searchSchema: 'جست‌وجو در نام‌ها و توضیح‌ها',
  results: 'یافته‌ها',
  found: (number: string) => `${number} مورد یافت شد`,
  foundMore: (number: string) => `تنها ${number} مورد نخست نشان داده شده است؛ واژه‌ای بیفزایید.`,
  nothingFound: (text: string) => `برای «${text}» چیزی یافت نشد`,
  beginWith: 'همهٔ پرسش‌ها از این‌جا آغاز می‌شود:',
  wholeSdl: 'همهٔ قرارداد در یک فایل (SDL)',
  kinds: {
    OBJECT: 'آن‌چه پاسخ داده می‌شود',
    INTERFACE: 'آن‌چه چند نوع در آن مشترک‌اند',
    UNION: 'یکی از چند نوع',
    ENUM: 'مقدارهای معین',
    INPUT_OBJECT: 'شرط‌ها و ترتیب‌ها',
    SCALAR: 'مقدارهای ساده',
  } satisfies Kinds,
  kindOf: {
    OBJECT: 'نوع',
    INTERFACE: 'واسط',
    UNION: 'اجتماع',
    ENUM: 'مقدارهای معین',
    INPUT_OBJECT: 'ورودی',
    SCALAR: 'مقدار ساده',
  } satisfies Kinds,
  implementing: 'پیاده‌سازی',
  implementedBy: 'پیاده‌سازی‌شده در',
  fields: 'فیلدها',
  values: 'مقدارها',
  arguments: 'ورودی‌ها',
  givenBy: 'کجا پاسخ داده می‌شود',
  takenBy: 'کجا گرفته می‌شود',
  deprecated: 'دیگر به کار نبرید:',
  more: 'بیشتر (به انگلیسی):',
  try: 'نمونه:',
};

/** What the pages for developers say. */
export type DeveloperWords = typeof fa;

const en: DeveloperWords = {
  title: 'Developers',
  intro:
    'All that you see here is read from one graph, which is open to everybody: no key, no registration. One GraphQL question goes to all bodies of the province, and one answer comes back.',
  explorer: 'The explorer',
  explorerAbout: 'Write questions and get answers at once, with completion.',
  schema: 'The schema',
  schemaAbout: 'All types, fields and conditions, with what they mean.',
  examples: 'Example queries',
  examplesAbout: 'Ready for curl, JavaScript and Python, and to be run in the page.',
  topics: 'What to know',
  examplesIntro:
    'Each can be run here, changed by its variables, and taken along in the form that you like. Nothing is needed but curl, Node or Python itself.',
  onThisPage: 'On this page',
  showAs: 'Show as',
  forms,
  codeOf: (title) => `Code of “${title}”`,
  answerOf: (title) => `Answer to “${title}”`,
  variables: 'Variables (JSON)',
  variablesWrong: 'The variables must be a JSON object.',
  copy: 'Copy',
  run: 'Run',
  running: 'Asking…',
  ran: (status, milliseconds, cost) =>
    `Answered with ${status} in ${milliseconds} ms${cost === null ? '' : `; the question cost ${cost} points`}.`,
  unreachable: 'The gateway could not be reached.',
  openInExplorer: 'Open in the explorer',
  schemaIntro: 'It is made from the contract itself, and so always the same as what the graph answers.',
  searchSchema: 'Search names and descriptions',
  results: 'Results',
  found: (number) => `${number} found`,
  foundMore: (number) => `Only the first ${number} are shown; add a word.`,
  nothingFound: (text) => `Nothing was found for “${text}”`,
  beginWith: 'All questions begin at',
  wholeSdl: 'The whole schema as one file (SDL)',
  kinds: {
    OBJECT: 'What is answered',
    INTERFACE: 'What several types have in common',
    UNION: 'One of several types',
    ENUM: 'Named values',
    INPUT_OBJECT: 'Conditions and orders',
    SCALAR: 'Plain values',
  },
  kindOf: {
    OBJECT: 'type',
    INTERFACE: 'interface',
    UNION: 'union',
    ENUM: 'enum',
    INPUT_OBJECT: 'input',
    SCALAR: 'scalar',
  },
  implementing: 'implements',
  implementedBy: 'implemented by',
  fields: 'Fields',
  values: 'Values',
  arguments: 'Arguments',
  givenBy: 'Where it is answered',
  takenBy: 'Where it is taken',
  deprecated: 'No longer to be used:',
  more: 'More:',
  try: 'Such as',
};

/** By language. */
export const developerWords: Readonly<Record<Language, DeveloperWords>> = { fa, en };
