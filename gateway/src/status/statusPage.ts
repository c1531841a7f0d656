import type { ExtensionStatus } from '../extensions/ExtensionStatus.ts';
import type { MemberStatus } from './MemberStatus.ts';
import type { StatusReport } from './StatusReport.ts';
import { type StatusLanguage, type StatusWords, statusWords } from './statusWords.ts';

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

/** The page at `/status`: who answers, and who does not and why. It holds no script and nothing of other hosts. */
export function statusPage({ directoryAnswers, members, extensions }: StatusReport, language: StatusLanguage): string {
  const say = statusWords[language];
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

function momentTag(say: StatusWords, iso: string): string {
  return `<time datetime="${iso}">${say.moment(iso)}</time>`;
}

/** Names and reasons hold words of others. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
