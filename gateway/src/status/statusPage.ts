import { toPersianDigits } from '@shafaf/shared/persian/toPersianDigits';
import type { ExtensionState, ExtensionStatus } from '../extensions/ExtensionStatus.ts';
import type { MissingReason } from '../scatter/coverage.ts';
import type { MemberState, MemberStatus } from './MemberStatus.ts';
import type { StatusReport } from './StatusReport.ts';

export type StatusLanguage = 'fa' | 'en';

/** The page's only style, which its content policy knows by its hash. */
export const statusStyle = `
body { font: 16px/1.6 system-ui, Vazirmatn, Tahoma, sans-serif; max-width: 62rem; margin: 0 auto; padding: 1rem; color: #1b1b1b; background: #fff; }
table { border-collapse: collapse; width: 100%; margin-block: 1rem 2rem; }
caption { text-align: start; font-weight: bold; padding-block: .5rem; }
th, td { text-align: start; vertical-align: top; padding: .3rem .6rem; border-block-end: 1px solid #ccc; }
code { direction: ltr; unicode-bidi: isolate; }
.bad { color: #9c1c1c; font-weight: bold; }
.well { color: #17632f; }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #161616; } .bad { color: #ff9d94; } .well { color: #8fd9a8; } }
`;

interface Words {
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

const words: Record<StatusLanguage, Words> = {
  fa: {
    title: 'وضعیت شفاف',
    otherLanguage: 'English',
    asOf: (moment) => `آنچه درگاه در ${moment} می‌داند.`,
    directorySilent: 'دفتر اعضا پاسخ نمی‌دهد؛ آخرین فهرستی که داده است برقرار است.',
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
      REFUSED: 'پرسش درگاه را نپذیرفت',
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

/** The page at `/status`: who answers, and who does not and why. It holds no script and nothing of other hosts. */
export function statusPage({ directoryAnswers, members, extensions }: StatusReport, language: StatusLanguage): string {
  const say = words[language];
  const isAnswering = ({ state }: MemberStatus) => state === 'ANSWERING';
  const others = members.filter(({ state }) => state === 'NOT_CONNECTED' || state === 'SUSPENDED').length;
  const { name, state, reason, confirmed, since, adds, body } = say.columns;
  const nameOf = ({ nameFa, nameEn }: MemberStatus) => (language === 'fa' ? nameFa : nameEn);
  const nameOfBody = new Map(members.map((member) => [member.code, nameOf(member)]));
  // What a person looks for stands first.
  const sorted = [...members.filter((member) => !isAnswering(member)), ...members.filter(isAnswering)];
  const rowOfMember = (member: MemberStatus) => [
    `${escaped(nameOf(member))} <code>${escaped(member.code)}</code>`,
    toned(say.memberStates[member.state], isAnswering(member)),
    member.reason === null ? '' : escaped(say.reasons[member.reason] ?? member.reason),
    member.confirmedAt === null ? '' : momentTag(say, member.confirmedAt),
  ];
  const rowOfExtension = (extension: ExtensionStatus) => [
    `<code>${escaped(extension.name)}</code>`,
    escaped(nameOfBody.get(extension.body) ?? extension.body),
    toned(say.extensionStates[extension.state], extension.state === 'SERVING'),
    extension.reason === null ? '' : `<span dir="auto">${escaped(extension.reason)}</span>`,
    momentTag(say, extension.since),
    `<code>${extension.adds.map(escaped).join(', ')}</code>`,
  ];
  const other = language === 'fa' ? 'en' : 'fa';
  return `<!doctype html>
<html lang="${language}" dir="${language === 'fa' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say.title}</title>
<style>${statusStyle}</style>
</head>
<body>
<header><a href="?language=${other}" lang="${other}" hreflang="${other}">${say.otherLanguage}</a></header>
<main>
<h1>${say.title}</h1>
<p>${say.asOf(momentTag(say, new Date().toISOString()))}</p>
${directoryAnswers ? '' : `<p class="bad">${say.directorySilent}</p>`}
<p>${say.summary(members.filter(isAnswering).length, members.length - others, others)}</p>
<p>${say.unwell}</p>
${table(`${say.extensions} (${say.number(extensions.length)})`, [name, body, state, reason, since, adds], extensions.map(rowOfExtension))}
${table(`${say.members} (${say.number(members.length)})`, [name, state, reason, confirmed], sorted.map(rowOfMember))}
</main>
</body>
</html>
`;
}

function table(caption: string, columns: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return `<p>${caption}</p>`;
  const head = columns.map((column) => `<th scope="col">${column}</th>`).join('');
  const body = rows.map(([first, ...rest]) => `<tr><th scope="row">${first}</th>${rest.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  return `<table><caption>${caption}</caption><thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody></table>`;
}

function toned(text: string, isWell: boolean): string {
  return `<span class="${isWell ? 'well' : 'bad'}">${text}</span>`;
}

function momentTag(say: Words, iso: string): string {
  return `<time datetime="${iso}">${say.moment(iso)}</time>`;
}

/** Names and reasons hold words of others. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
