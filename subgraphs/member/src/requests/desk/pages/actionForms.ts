import { type Html, html } from '@shafaf/shared/pages/html';
import type { RequestChange } from '../../states/transitions.ts';
import type { RequestProblem } from '../../texts/problems.ts';
import type { DeskForm } from '../deskForm.ts';
import type { DeskSession } from '../deskSessions.ts';
import type { SeenRequest } from '../seenRequest.ts';
import { keyField } from './deskLayout.ts';
import type { DeskWords } from './deskWords.ts';
import { requestPath } from './requestPath.ts';

/** Why something was not done, with the form as it was sent. */
export interface ActionFault {
  change: RequestChange;
  problem: RequestProblem;
  form: DeskForm;
  hadFiles: boolean;
}

/** Articles of the law on which a refusal can rest. */
const ARTICLES = [13, 14, 15, 16, 17];

/** A form for each thing that the officer can do now. What was sent and refused stands in its form again, with the field that is wrong. */
export function actionForms(
  say: DeskWords,
  session: DeskSession,
  { request, possible }: SeenRequest,
  extension: number,
  fault: ActionFault | null,
): Html {
  const form = (change: RequestChange, title: string, inner: (given: Given) => Html) =>
    possible.includes(change) &&
    html`<form method="post" action="${requestPath(request.code)}" enctype="multipart/form-data" aria-labelledby="${change}">
${keyField(session)}<input type="hidden" name="change" value="${change}">
<h3 id="${change}">${title}</h3>
${inner(givenOf(fault?.change === change ? fault : null))}
</form>`;
  return html`${form(
    'ASSIGNED',
    say.assign,
    ({ text, mark }) => html`<label for="assign-to">${say.assignTo}</label>
<input id="assign-to" name="to" maxlength="200" value="${text('to')}"${mark('to') ?? html` aria-describedby="assign-hint"`}>
<p class="hint" id="assign-hint">${say.assignHint}</p>
<button class="second">${say.assign}</button>`,
  )}
${form(
  'CLARIFICATION_ASKED',
  say.clarify,
  ({ text, mark }) => html`<p class="hint">${say.clarifyHint}</p>
<label for="clarify-text">${say.clarifyText}</label>
<textarea id="clarify-text" name="text" required maxlength="10000"${mark('text')}>
${text('text')}</textarea>
<button class="second">${say.clarify}</button>`,
)}
${form(
  'EXTENDED',
  say.extend,
  ({ text, mark }) => html`<p class="hint">${say.extendBy(say.number(extension))}</p>
<label for="extend-text">${say.extendText}</label>
<textarea id="extend-text" name="text" required maxlength="10000"${mark('text')}>
${text('text')}</textarea>
<button class="second">${say.extend}</button>`,
)}
${form('ANSWERED', say.answerTitle, (given) => answerFields(say, given))}
${form(
  'PUBLICATION_PROPOSED',
  say.propose,
  ({ text, mark }) => html`<p class="hint">${say.proposeAbout}</p>
<label for="question">${say.proposeQuestion}</label>
<textarea id="question" name="question" required maxlength="2000"${mark('question')}>
${text('question') || request.text}</textarea>
<label for="published-answer">${say.proposeAnswer}</label>
<textarea id="published-answer" name="answer" required maxlength="20000"${mark('answer')}>
${text('answer') || request.answer_text}</textarea>
<button class="second">${say.proposeButton}</button>`,
)}`;
}

function answerFields(say: DeskWords, { text, all, mark }: Given): Html {
  const articles = new Set(all('articles'));
  return html`<label for="outcome">${say.outcome}</label>
<select id="outcome" name="outcome" required${mark('outcome')}><option value="">${say.choose}</option>${Object.entries(say.outcomes).map(
    ([value, name]) => html`<option value="${value}"${value === text('outcome') && html` selected`}>${name}</option>`,
  )}</select>
<label for="answer-text">${say.answerText}</label>
<textarea id="answer-text" name="text" required maxlength="20000"${mark('text')}>
${text('text')}</textarea>
<fieldset class="choices"${mark('articles') !== null && html` aria-describedby="fault"`}><legend>${say.articlesNeeded}</legend>${ARTICLES.map(
    (article) =>
      html`<label><input type="checkbox" name="articles" value="${article}"${articles.has(String(article)) && html` checked`}> ${say.article(say.number(article))}</label>`,
  )}</fieldset>
<label for="records">${say.recordsLabel}</label>
<textarea id="records" name="records" dir="ltr"${mark('records')}>
${text('records')}</textarea>
<label for="files">${say.filesLabel}</label>
<input id="files" name="files" type="file" multiple accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.odt,.ods"${mark('files') ?? html` aria-describedby="files-hint"`}>
<p class="hint" id="files-hint">${say.filesHint}</p>
<p class="hint">${say.answerSure}</p>
<button>${say.sendAnswer}</button>`;
}

/** What stands in a form. */
interface Given {
  text: DeskForm['text'];
  all: DeskForm['all'];
  /** Marks the field that is wrong. */
  mark(field: string): Html | null;
}

function givenOf(fault: ActionFault | null): Given {
  if (fault === null) return { text: () => '', all: () => [], mark: () => null };
  // Such as `answer.records.0`, `text`, or null.
  const wrong = fault.problem.path?.replace(/^answer\./, '').split('.')[0];
  return {
    text: fault.form.text,
    all: fault.form.all,
    mark: (field) => (field === wrong ? html` aria-invalid="true" aria-describedby="fault"` : null),
  };
}
