import type { AskedRequest } from './askedRequest.ts';
import { type Html, html } from './html.ts';
import type { RequestWords } from './requestWords.ts';

/** How a deadline comes about, day by day. */
export function deadlineTable(say: RequestWords, { deadline: { counted, skipped, unlistedYears } }: AskedRequest): Html {
  const numbers = new Map(counted.map((date, index) => [date, index + 1]));
  const reasons = new Map(skipped.map(({ date, reasonFa, reasonEn }) => [date, say.language === 'fa' ? reasonFa : reasonEn]));
  const days = [...numbers.keys(), ...reasons.keys()].sort();
  return html`<details><summary>${say.dayByDay}</summary>
<div class="wide" role="region" aria-label="${say.dayByDay}" tabindex="0"><table><thead><tr><th scope="col">${say.date}</th><th scope="col">${say.counts}</th></tr></thead><tbody>${days.map(
    (date) => {
      const number = numbers.get(date);
      return html`<tr><th scope="row"><time datetime="${date}">${say.day(date)}</time></th><td>${number === undefined ? reasons.get(date) : say.workingDay(say.number(number))}</td></tr>`;
    },
  )}</tbody></table></div>
${unlistedYears.length > 0 && html`<p class="hint">${say.unlisted(unlistedYears.map((year) => (say.language === 'fa' ? new Intl.NumberFormat('fa-IR', { useGrouping: false }).format(year) : String(year))).join('، '))}</p>`}
</details>`;
}
