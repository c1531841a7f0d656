import type { MadeReport, MadeTable, ShownColumn } from '../run/MadeReport.ts';
import type { Value } from '../run/Value.ts';
import { cellText } from './cellText.ts';
import { chartSvg } from './chartSvg.ts';
import { escaped } from './escaped.ts';
import { reportNotes } from './reportNotes.ts';
import { type Language, reportWords } from './reportWords.ts';

/** The page's only style, which its content policy knows by its hash. */
export const reportStyle = `
body { font: 16px/1.7 Vazirmatn, system-ui, Tahoma, sans-serif; max-width: 64rem; margin: 0 auto; padding: 1rem; color: #1b1b1b; background: #fff; }
h1 { font-size: 1.6rem; line-height: 1.4; }
h2 { font-size: 1.25rem; margin-block-start: 2.5rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
dt { color: #555; }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; margin-block: 1rem; font-size: .93rem; }
th, td { text-align: start; vertical-align: top; padding: .3rem .5rem; border-block-end: 1px solid #ccc; }
thead th { border-block-end: 2px solid #555; vertical-align: bottom; }
tfoot td, tfoot th { font-weight: bold; border-block-start: 2px solid #555; }
tbody th { min-width: 9rem; }
td { overflow-wrap: anywhere; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td.number { white-space: nowrap; }
.wide { overflow-x: auto; }
.notice { border-inline-start: .4rem solid #b45309; background: #fdf3e3; padding: .6rem 1rem; margin-block: .6rem; }
.whole { border-inline-start: .4rem solid #17632f; background: #edf7f0; padding: .6rem 1rem; margin-block: .6rem; }
.unknown { color: #666; }
pre { direction: ltr; text-align: left; white-space: pre-wrap; font-size: .85rem; background: #f4f4f4; padding: 1rem; }
code { direction: ltr; unicode-bidi: isolate; }
figure { margin: 1rem 0; }
svg { width: 100%; height: auto; font-size: 13px; }
svg text { fill: #1b1b1b; }
svg .figure { font-size: 12px; fill: #444; }
.series0 { fill: #14507a; } .series1 { fill: #d08a1d; } .series2 { fill: #5c7f3f; }
.line0, .line1, .line2 { fill: none; stroke-width: 2.5; } .line0 { stroke: #14507a; } .line1 { stroke: #d08a1d; } .line2 { stroke: #5c7f3f; }
.axis { stroke: #888; }
@page { margin: 15mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 11pt; }
  .screen { display: none; }
  .wide { overflow: visible; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  tr, figure, .notice { break-inside: avoid; }
  h2 { break-after: avoid; }
  * { print-color-adjust: exact; }
}
`;

const NUMBERS: ReadonlySet<string> = new Set(['rial', 'count', 'number', 'percent']);

/** A place to which a page leads. */
export interface PageLink {
  href: string;
  text: string;
  /** The language of what is there, where it is another. */
  language?: Language;
}

/**
 * A report as a page: it holds its style and charts itself, no script and nothing of other hosts, and can be kept as a file or printed.
 * @param links to the same report in the other language and as files, where a server answers for them
 */
export function reportHtml(report: MadeReport, language: Language, links: readonly PageLink[]): string {
  const say = reportWords[language];
  const { definition } = report;
  const notes = reportNotes(report, language);
  const paragraphs = (words: readonly { fa: string; en: string }[]) => words.map((each) => `<p>${escaped(each[language])}</p>`).join('\n');
  const described = (pairs: readonly (readonly [string, string])[]) =>
    `<dl>${pairs.map(([label, value]) => `<dt>${escaped(label)}</dt><dd><bdi>${escaped(value)}</bdi></dd>`).join('')}</dl>`;
  const gaps = notes.gaps.map(
    ([heading, bodies]) => `<p>${escaped(heading)}:</p><ul>${bodies.map((body) => `<li>${escaped(body)}</li>`).join('')}</ul>`,
  );
  const anchors = links.map(
    ({ href, text, language: other }) =>
      `<a href="${escaped(href)}"${other === undefined ? '' : ` lang="${other}" hreflang="${other}"`}>${escaped(text)}</a>`,
  );
  return `<!doctype html>
<html lang="${language}" dir="${language === 'fa' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title>${escaped(notes.title)}</title>
<style>${reportStyle}</style>
</head>
<body>
<header>
${anchors.length === 0 ? '' : `<nav class="screen">${anchors.join(' · ')}</nav>`}
<h1>${escaped(notes.title)}</h1>
${described([[say.madeAt, notes.madeAt], ...notes.parameters])}
</header>
<main>
<div class="${report.coverage.complete ? 'whole' : 'notice'}" role="note"><p>${escaped(notes.coverage)}</p>${gaps.join('')}</div>
${notes.samples === null ? '' : `<div class="notice" role="note"><p>${escaped(notes.samples)}</p></div>`}
<section><h2>${say.says}</h2>
${paragraphs(definition.says)}
</section>
${report.tables.map((table, index) => section(table, language, `table${index}`)).join('\n')}
<section><h2>${say.saysNot}</h2>
${paragraphs(definition.saysNot)}
</section>
</main>
<footer>
<h2>${say.howMade}</h2>
${described([
  [say.definition, notes.definition],
  [say.address, notes.gateway],
  [say.madeAt, report.madeAt],
  [say.parameters, JSON.stringify(Object.fromEntries(report.values))],
])}
<p>${say.query}:</p>
<pre><code>${escaped(notes.query)}</code></pre>
</footer>
</body>
</html>
`;
}

function section(table: MadeTable, language: Language, id: string): string {
  const say = reportWords[language];
  const title = escaped(table.title[language]);
  if (table.rows.length === 0) return `<section><h2>${title}</h2><p>${say.noRows}</p></section>`;
  const chart = chartSvg(table, language, id);
  const { columns, rows, totals } = table;
  const head = columns.map((column) => `<th scope="col"${numberClass(column)}>${escaped(column.label[language])}</th>`).join('');
  const body = rows.map((row) => `<tr>${columns.map((column, at) => cell(column, row[at] ?? null, language, at === 0)).join('')}</tr>`);
  const foot =
    totals === null
      ? ''
      : `<tfoot><tr><th scope="row">${say.total}</th>${columns
          .slice(1)
          .map((column, at) => (totals[at + 1] === null ? '<td></td>' : cell(column, totals[at + 1] ?? null, language, false)))
          .join('')}</tr></tfoot>`;
  return `<section><h2 id="${id}-table">${title}</h2>
${chart === '' ? '' : `<figure>${chart}</figure>`}
<div class="wide"><table aria-labelledby="${id}-table"><thead><tr>${head}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>${foot}</table></div>
${table.hasMore ? `<p class="notice">${say.shownOf(rows.length, table.count)}</p>` : ''}
</section>`;
}

function cell(column: ShownColumn, value: Value, language: Language, isHeading: boolean): string {
  const text = `<bdi>${escaped(cellText(column, value, language))}</bdi>`;
  const shown = value === null ? `<span class="unknown">${text}</span>` : text;
  return isHeading ? `<th scope="row"${numberClass(column)}>${shown}</th>` : `<td${numberClass(column)}>${shown}</td>`;
}

function numberClass({ kind }: ShownColumn): string {
  return NUMBERS.has(kind) ? ' class="number"' : '';
}
