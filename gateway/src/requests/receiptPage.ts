import { deadlineTable } from '@shafaf/shared/pages/deadlineTable';
import { type Html, html } from '@shafaf/shared/pages/html';
import type { AskedRequest } from './askedRequest.ts';
import type { RequestWords } from './requestWords.ts';

/** The receipt of a request: the one time that its secret is shown. */
export function receiptPage(say: RequestWords, request: AskedRequest, secret: string | null): Html {
  return html`<div class="card good" role="status">
<p>${secret === null ? say.alreadyTaken : say.receiptKeep}</p>
<dl>
<dt>${say.code}</dt><dd><code>${request.trackingCode}</code></dd>
${secret !== null && html`<dt>${say.secret}</dt><dd><code>${secret}</code></dd>`}
<dt>${say.body}</dt><dd>${say.language === 'fa' ? request.member.nameFa : request.member.nameEn}</dd>
<dt>${say.topic}</dt><dd>${request.subject}</dd>
<dt>${say.receivedAt}</dt><dd><time datetime="${request.receivedAt}">${say.moment(request.receivedAt)}</time></dd>
<dt>${say.due}</dt><dd><time datetime="${request.deadline.due}">${say.dueBy(say.day(request.deadline.due))}</time></dd>
</dl>
${deadlineTable(say, request.deadline)}
</div>`;
}
