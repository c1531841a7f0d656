import { deadlineTable } from '@shafaf/shared/pages/deadlineTable';
import { type Html, html } from '@shafaf/shared/pages/html';
import { writtenIn } from '../deskForm.ts';
import type { DeskSession } from '../deskSessions.ts';
import type { SeenFile, SeenRequest } from '../seenRequest.ts';
import { type ActionFault, actionForms } from './actionForms.ts';
import { keptTexts } from './deskLayout.ts';
import type { DeskWords } from './deskWords.ts';
import { requestPath } from './requestPath.ts';
import { urgencyMark } from './urgencyMark.ts';

/** What has just been done, or why it was not. */
export interface CameOfIt {
  done: boolean;
  fault: ActionFault | null;
}

/** A request with all that the body knows of it, and forms for what can be done now. */
export function seenRequestPage(
  say: DeskWords,
  session: DeskSession,
  seen: SeenRequest,
  trackingCode: string,
  extension: number,
  { done, fault }: CameOfIt,
): Html {
  const { request, deadline, urgency, files } = seen;
  const { applicant } = request;
  return html`<p><a href="/desk">${say.toList}</a></p>
${done && html`<p class="card good" role="status">${say.done}</p>`}
${fault !== null && html`<p class="card bad" role="alert" id="fault">${fault.problem.code === 'INVALID' ? say.correct : say.notDone} ${say.language === 'fa' ? fault.problem.messageFa : fault.problem.messageEn}${fault.hadFiles && html` ${say.filesAgain}`}</p>`}
${fault !== null && !seen.possible.includes(fault.change) && keptTexts(say, writtenIn(fault.form))}
<section class="card"><dl>
<dt>${say.code}</dt><dd><code>${trackingCode}</code></dd>
<dt>${say.state}</dt><dd>${say.lists[request.state]}</dd>
<dt>${say.officer}</dt><dd>${request.officer ?? say.nobody}</dd>
<dt>${say.subject}</dt><dd>${request.subject}</dd>
<dt>${say.question}</dt><dd class="said">${request.text ?? say.struckOut}</dd>
<dt>${say.applicant}</dt><dd>${applicant === null ? say.struckOut : applicant.name}</dd>
${applicant?.email != null && html`<dt>${say.email}</dt><dd><bdi dir="ltr">${applicant.email}</bdi></dd>`}
${applicant?.phone != null && html`<dt>${say.phone}</dt><dd><bdi dir="ltr">${applicant.phone}</bdi></dd>`}
${request.form !== null && html`<dt>${say.form}</dt><dd>${say.forms[request.form]}</dd>`}
<dt>${say.receivedAt}</dt><dd>${moment(say, request.received_at)}</dd>
<dt>${say.due}</dt><dd><time datetime="${deadline.due}">${say.dueBy(say.day(deadline.due))}</time> ${urgencyMark(say, urgency)}</dd>
</dl>
${fileList(say, say.attachments, request.code, files, 'REQUEST')}</section>
<section class="card" aria-labelledby="deadline"><h2 id="deadline">${say.deadline}</h2>${deadlineTable(say, deadline, urgency !== null)}</section>
${answerSection(say, seen)}
${publicationSection(say, seen)}
${historySection(say, seen)}
${seen.possible.length > 0 && html`<h2>${say.what}</h2>`}
${actionForms(say, session, seen, extension, fault)}`;
}

function answerSection(say: DeskWords, { request, files }: SeenRequest): Html | null {
  const { outcome, articles, records, answered_at, answer_days, stars } = request;
  if (outcome === null || answered_at === null) return null;
  return html`<section class="card good" aria-labelledby="answer"><h2 id="answer">${say.answer}</h2><dl>
<dt>${say.outcome}</dt><dd>${say.outcomes[outcome]}</dd>
<dt>${say.answeredAt}</dt><dd>${moment(say, answered_at)}${answer_days !== null && html` (${say.took(say.number(answer_days))})`}</dd>
${articles !== null && articles.length > 0 && html`<dt>${say.articles}</dt><dd>${articles.map((article) => say.number(article)).join('، ')}</dd>`}
</dl><p class="said">${request.answer_text ?? say.struckOut}</p>
${records !== null && records.length > 0 && html`<h3>${say.records}</h3><ul>${records.map((id) => html`<li><code>${id}</code></li>`)}</ul>`}
${fileList(say, say.files, request.code, files, 'ANSWER')}
${stars !== null && html`<p>${say.stars(say.number(stars))}</p>`}</section>`;
}

function publicationSection(say: DeskWords, { request: { publication } }: SeenRequest): Html | null {
  if (publication === null) return null;
  const { question, answer, agreed, record } = publication;
  const said = agreed === null ? say.proposalOpen : agreed ? say.proposalAgreed : say.proposalDeclined;
  return html`<section class="card" aria-labelledby="publication"><h2 id="publication">${say.proposed}</h2>
<blockquote class="said">${question}</blockquote><blockquote class="said">${answer}</blockquote>
<p>${said}${record !== null && html` <code>${record}</code>`}</p></section>`;
}

function historySection(say: DeskWords, { events }: SeenRequest): Html {
  return html`<section class="card" aria-labelledby="history"><h2 id="history">${say.history}</h2><ol>${events.map(
    ({ at, kind, actor, officer, text }) =>
      html`<li>${moment(say, at)}: ${say.events[kind]} — ${say.actors[actor]}${officer !== null && html` (${officer})`}${text !== null && html`<p class="said hint">${text}</p>`}</li>`,
  )}</ol></section>`;
}

function fileList(say: DeskWords, title: string, code: string, files: readonly SeenFile[], part: SeenFile['part']): Html | null {
  const own = files.filter((file) => file.part === part);
  if (own.length === 0) return null;
  return html`<h3>${title}</h3><ul>${own.map(
    ({ number, name, bytes }) =>
      html`<li><a download href="${requestPath(code)}/files/${part.toLowerCase()}/${number}">${name}</a> (${say.kibibytes(say.number(Math.ceil(bytes / 1024)))})</li>`,
  )}</ul>`;
}

function moment(say: DeskWords, at: Date): Html {
  const iso = at.toISOString();
  return html`<time datetime="${iso}">${say.moment(iso)}</time>`;
}
