import { type Html, html } from '@shafaf/shared/pages/html';
import { z } from 'zod';
import { medianOf } from './medianOf.ts';
import type { RequestWords } from './requestWords.ts';

const number = z.union([z.number(), z.string()]).transform(Number);
const figures = { count: number, open: number, overdue: number, answeredInTime: number, answeredLate: number };
const group = z.object({ key: z.string().nullable(), member: z.object({ nameFa: z.string(), nameEn: z.string() }).nullish(), ...figures });

/** What the page asks the graph: the figures by body, by working days, by outcome and by article. */
export const FIGURES_QUERY = `query {
  members: requestTotals(groupBy: MEMBER, first: 200) { count open overdue answeredInTime answeredLate groups { key member { nameFa nameEn } count open overdue answeredInTime answeredLate } coverage { asked answered complete } }
  days: requestTotals(groupBy: WORKING_DAYS, first: 200) { groups { key count open overdue answeredInTime answeredLate } }
  outcomes: requestTotals(groupBy: OUTCOME, first: 20) { groups { key count open overdue answeredInTime answeredLate } }
  articles: requestTotals(groupBy: ARTICLES, first: 50) { groups { key count open overdue answeredInTime answeredLate } }
}`;

/** What the graph answers. */
export const askedFigures = z.object({
  members: z.object({
    ...figures,
    groups: z.array(group),
    coverage: z.object({ asked: z.number(), answered: z.number(), complete: z.boolean() }),
  }),
  days: z.object({ groups: z.array(group) }),
  outcomes: z.object({ groups: z.array(group) }),
  articles: z.object({ groups: z.array(group) }),
});

/** The most days that have a group of their own: the one after it stands for all that are more. */
const MOST_DAYS = 30;

/** How bodies answer, for everybody. */
export function figuresPage(say: RequestWords, { members, days, outcomes, articles }: z.infer<typeof askedFigures>): Html {
  const { coverage } = members;
  const counts = ['count', 'open', 'overdue', 'answeredInTime', 'answeredLate'] as const;
  const median = medianOf(days.groups.flatMap(({ key, count }) => (key === null ? [] : [{ value: Number(key), count }])));
  const small = (title: string, rows: readonly { name: string; count: number }[]) =>
    rows.length > 0 &&
    html`<table><caption>${title}</caption><tbody>${rows.map(({ name, count }) => html`<tr><th scope="row">${name}</th><td class="number">${say.number(count)}</td></tr>`)}</tbody></table>`;
  return html`<p>${say.figuresAbout}</p>
${!coverage.complete && html`<p class="card bad" role="status">${say.covered(say.number(coverage.answered), say.number(coverage.asked))}</p>`}
${
  members.count === 0
    ? html`<p>${say.noFigures}</p>`
    : html`<p><strong>${median === null ? say.noMedian : say.median(median > MOST_DAYS ? say.moreThan(say.number(MOST_DAYS)) : say.number(median))}</strong></p>
<div class="wide" role="region" aria-label="${say.figuresTitle}" tabindex="0"><table><thead><tr><th scope="col">${say.columns.member}</th>${counts.map((name) => html`<th scope="col">${say.columns[name]}</th>`)}</tr></thead><tbody>
<tr><th scope="row">${say.all}</th>${counts.map((name) => html`<td class="number">${say.number(members[name])}</td>`)}</tr>
${members.groups
  .filter(({ count }) => count > 0)
  .map(
    (row) =>
      html`<tr><th scope="row">${(say.language === 'fa' ? row.member?.nameFa : row.member?.nameEn) ?? row.key}</th>${counts.map((name) => html`<td class="number">${say.number(row[name])}</td>`)}</tr>`,
  )}
</tbody></table></div>
${small(
  say.byOutcome,
  outcomes.groups.flatMap(({ key, count }) =>
    key === null ? [] : [{ name: Object.entries(say.outcomes).find(([name]) => name === key)?.[1] ?? key, count }],
  ),
)}
${small(
  say.byArticles,
  articles.groups.flatMap(({ key, count }) =>
    key === null
      ? []
      : [
          {
            name: key
              .split('+')
              .map((article) => say.number(Number(article)))
              .join('، '),
            count,
          },
        ],
  ),
)}`
}`;
}
