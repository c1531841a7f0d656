import { type Html, html } from './html.ts';
import type { RequestTerms } from './requestTerms.ts';

/** A deadline as a page shows it. Days are Gregorian, `YYYY-MM-DD`. */
export interface ShownDeadline {
  /** The working days, in order. */
  counted: readonly string[];
  /** The days between that do not count. */
  skipped: readonly { date: string; reasonFa: string; reasonEn: string }[];
  /** Jalali years whose list of holidays is not known yet. */
  unlistedYears: readonly number[];
}

/** How a deadline comes about, day by day. */
export function deadlineTable(say: RequestTerms, { counted, skipped, unlistedYears }: ShownDeadline, isOpen = false): Html {
  const numbers = new Map(counted.map((date, index) => [date, index + 1]));
  const reasons = new Map(skipped.map(({ date, reasonFa, reasonEn }) => [date, say.language === 'fa' ? reasonFa : reasonEn]));
  const days = [...numbers.keys(), ...reasons.keys()].sort();
  return html`<details${isOpen && html` open`}><summary>${say.dayByDay}</summary>
<div class="wide" role="region" aria-label="${say.dayByDay}" tabindex="0"><table><thead><tr><th scope="col">${say.date}</th><th scope="col">${say.counts}</th></tr></thead><tbody>${days.map(
    (date) => {
      const number = numbers.get(date);
      return html`<tr><th scope="row"><time datetime="${date}">${say.day(date)}</time></th><td>${number === undefined ? reasons.get(date) : say.workingDay(say.number(number))}</td></tr>`;
    },
  )}</tbody></table></div>
${unlistedYears.length > 0 && html`<p class="hint">${say.unlisted(unlistedYears.map((year) => (say.language === 'fa' ? new Intl.NumberFormat('fa-IR', { useGrouping: false }).format(year) : String(year))).join('، '))}</p>`}
</details>`;
}
