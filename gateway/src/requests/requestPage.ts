import { deadlineTable } from '@shafaf/shared/pages/deadlineTable';
import { type Html, html } from '@shafaf/shared/pages/html';
import type { AskedProblem, AskedRequest } from './askedRequest.ts';
import { recordPath } from './askPage.ts';
import type { RequestWords } from './requestWords.ts';

/** What opens a request. */
export interface Held {
  code: string;
  secret: string;
}

/** The form that opens a request. */
export function trackForm(say: RequestWords, code: string, isWrong: boolean): Html {
  return html`${isWrong && html`<p class="card bad" role="alert">${say.notThere}</p>`}
<p>${say.trackAbout}</p>
<form method="post" action="/requests/track">
<input type="hidden" name="language" value="${say.language}">
<label for="code">${say.code}</label>
<input id="code" name="code" required maxlength="200" dir="ltr" autocomplete="off" value="${code}">
<label for="secret">${say.secret}</label>
<input id="secret" name="secret" required maxlength="100" dir="ltr" autocomplete="off">
<button>${say.open}</button>
</form>`;
}

/** A request as its applicant sees it, with what can be done now. */
export function requestPage(
  say: RequestWords,
  request: AskedRequest,
  held: Held,
  came: { done: boolean; problem: AskedProblem | null },
): Html {
  const { answer, publication, deadline, isLate, state } = request;
  const isFa = say.language === 'fa';
  return html`${came.done && html`<p class="card good" role="status">${say.done}</p>`}
${came.problem !== null && html`<p class="card bad" role="alert">${isFa ? came.problem.messageFa : came.problem.messageEn}</p>`}
<div class="card"><dl>
<dt>${say.code}</dt><dd><code>${request.trackingCode}</code></dd>
<dt>${say.state}</dt><dd>${say.states[state]}</dd>
<dt>${say.body}</dt><dd>${isFa ? request.member.nameFa : request.member.nameEn}</dd>
<dt>${say.topic}</dt><dd>${request.subject}</dd>
<dt>${say.question}</dt><dd class="said">${request.text ?? say.struckOut}</dd>
<dt>${say.receivedAt}</dt><dd><time datetime="${request.receivedAt}">${say.moment(request.receivedAt)}</time></dd>
<dt>${say.due}</dt><dd><time datetime="${deadline.due}">${say.dueBy(say.day(deadline.due))}</time>${isLate && html` <span class="late">${say.late}</span>`}</dd>
</dl>${deadlineTable(say, request.deadline)}</div>
${answer !== null && answerSection(say, answer)}
<section class="card" aria-labelledby="history"><h2 id="history">${say.history}</h2><ol>${request.events.map(
    ({ at, kind, text }) =>
      html`<li><time datetime="${at}">${say.moment(at)}</time>: ${wordsOf(say.events, kind)}${text !== null && html`<p class="said hint">${text}</p>`}</li>`,
  )}</ol></section>
${publication?.record != null && html`<p><a href="${recordPath(say, publication.record)}">${say.published}</a></p>`}
${request.possible.length > 0 && html`<h2>${say.what}</h2>`}
${request.possible.map((action) => actionForm(say, action, request, held))}`;
}

function answerSection(
  say: RequestWords,
  { at, outcome, text, articles, records, files, workingDays }: NonNullable<AskedRequest['answer']>,
): Html {
  return html`<section class="card good" aria-labelledby="answer"><h2 id="answer">${say.answer}</h2><dl>
<dt>${say.outcome}</dt><dd>${say.outcomes[outcome]}</dd>
<dt>${say.receivedAt}</dt><dd><time datetime="${at}">${say.moment(at)}</time> (${say.took(say.number(workingDays))})</dd>
${articles.length > 0 && html`<dt>${say.articles}</dt><dd>${articles.map((article) => say.number(article)).join('، ')}</dd>`}
</dl><p class="said">${text ?? say.struckOut}</p>
${records.length > 0 && html`<h3>${say.records}</h3><ul>${records.map((id) => html`<li><a href="${recordPath(say, id)}"><code>${id}</code></a></li>`)}</ul>`}
${files.length > 0 && html`<h3>${say.files}</h3><ul>${files.map(({ name, mediaType, content }) => html`<li><a download="${name}" href="data:${mediaType};base64,${content}">${name}</a></li>`)}</ul>`}
</section>`;
}

function actionForm(say: RequestWords, action: string, { publication }: AskedRequest, { code, secret }: Held): Html {
  const form = (inner: Html) => html`<form method="post" action="/requests/act">
<input type="hidden" name="language" value="${say.language}"><input type="hidden" name="code" value="${code}"><input type="hidden" name="secret" value="${secret}"><input type="hidden" name="action" value="${action}">
${inner}
</form>`;
  switch (action) {
    case 'CLARIFY':
      return form(
        html`<label for="clarify">${say.clarify}</label><textarea id="clarify" name="text" required maxlength="10000"></textarea><button>${say.clarifySend}</button>`,
      );
    case 'WITHDRAW':
      return form(html`<p>${say.withdrawSure}</p><button class="second">${say.withdraw}</button>`);
    case 'COMPLAIN':
      return form(
        html`<p class="hint">${say.complainHint}</p><label for="complain">${say.complainText}</label><textarea id="complain" name="text" required maxlength="10000"></textarea><button class="second">${say.complain}</button>`,
      );
    case 'RATE':
      return form(
        html`<label for="stars">${say.rate}: ${say.stars}</label><select id="stars" name="stars" required>${[5, 4, 3, 2, 1].map((stars) => html`<option value="${stars}">${say.number(stars)}</option>`)}</select><label for="remark">${say.remark}</label><input id="remark" name="text" maxlength="2000"><button class="second">${say.rate}</button>`,
      );
    case 'DECIDE_ON_PUBLICATION':
      return form(
        html`<h3>${say.publish}</h3><p>${say.publishAbout}</p><blockquote class="said">${publication?.question}</blockquote><blockquote class="said">${publication?.answer}</blockquote><button name="agreed" value="yes">${say.agree}</button> <button class="second" name="agreed" value="no">${say.decline}</button>`,
      );
    default:
      return html``;
  }
}

function wordsOf(words: Readonly<Record<string, string>>, kind: string): string {
  return Object.hasOwn(words, kind) ? (words[kind] ?? kind) : kind;
}
