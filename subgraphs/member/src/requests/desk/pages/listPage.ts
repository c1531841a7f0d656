import { type Html, html } from '@shafaf/shared/pages/html';
import type { StoredRequest } from '../../store/requestsTables.ts';
import type { Urgency } from '../seenRequest.ts';
import type { DeskWords } from './deskWords.ts';
import { requestPath } from './requestPath.ts';
import { urgencyMark } from './urgencyMark.ts';

/** Names of the lists that the desk shows. */
export type DeskList = keyof DeskWords['lists'];

/** A page of one of them. */
export interface ShownList {
  list: DeskList;
  /** Of the requests of this list. */
  counts: Readonly<Record<DeskList, number>>;
  rows: readonly { request: StoredRequest; urgency: Urgency | null }[];
  /** The place to go on from; null on the last page. */
  next: string | null;
  isFirst: boolean;
}

/** The list of requests, those that are due first on top. */
export function listPage(say: DeskWords, { list, counts, rows, next, isFirst }: ShownList): Html {
  const names = Object.keys(say.lists).filter((name): name is DeskList => Object.hasOwn(say.lists, name));
  const path = (name: DeskList) => (name === 'open' ? '/desk' : `/desk?list=${name}`);
  return html`<nav aria-label="${say.listNames}"><ul>${names.map(
    (name) =>
      html`<li><a href="${path(name)}"${name === list && html` aria-current="page"`}>${say.lists[name]}</a> (${say.number(counts[name])})</li>`,
  )}</ul></nav>
<form method="get" action="/desk">
<label for="code">${say.find}</label>
<input id="code" name="code" required maxlength="200" dir="ltr" autocomplete="off">
<button class="second">${say.findButton}</button>
</form>
<h2>${say.lists[list]}: ${say.shown(say.number(counts[list]))}</h2>
${rows.length === 0 ? html`<p>${say.none}</p>` : table(say, rows)}
${(next !== null || !isFirst) && html`<p>${!isFirst && html`<a href="${path(list)}">${say.first}</a> `}${next !== null && html`<a rel="next" href="/desk?${new URLSearchParams({ list, after: next }).toString()}">${say.next}</a>`}</p>`}`;
}

function table(say: DeskWords, rows: ShownList['rows']): Html {
  return html`<div class="wide" role="region" aria-label="${say.desk}" tabindex="0"><table><thead><tr>${[say.subject, say.due, say.state, say.officer].map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${rows.map(
    ({ request, urgency }) => html`<tr>
<th scope="row"><a href="${requestPath(request.code)}">${request.subject}</a><br><code>${request.code}</code></th>
<td><time datetime="${request.due_on}">${say.day(request.due_on)}</time><br>${urgencyMark(say, urgency)}</td>
<td>${say.lists[request.state]}</td>
<td>${request.officer ?? say.nobody}</td></tr>`,
  )}</tbody></table></div>`;
}
