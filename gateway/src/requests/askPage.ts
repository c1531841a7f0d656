import { type Html, html } from '@shafaf/shared/pages/html';
import type { AskedProblem } from './askedRequest.ts';
import type { RequestWords } from './requestWords.ts';

/** What stands in the form, as it was given last. */
export interface AskForm {
  member: string;
  subject: string;
  text: string;
  name: string;
  email: string;
  phone: string;
  form: string;
  /** The client's own name for this request, so that sending it twice submits it once. */
  key: string;
}

/** A body that can be asked. */
export interface AskableMember {
  code: string;
  nameFa: string;
  nameEn: string;
}

/** A record that may hold the answer. */
export interface Suggestion {
  id: string;
  title: string;
  category: string;
  excerpt: string | null;
  member: AskableMember;
}

/** What was found of what is published; null before it was looked for, and `FAILED` when it could not be. */
export type Suggestions = readonly Suggestion[] | 'FAILED' | null;

/** Why the form is shown again. */
export type AskFault = { kind: 'PROBLEM'; problem: AskedProblem } | { kind: 'SILENT' } | { kind: 'TOO_OFTEN' } | null;

/** The page on which a body is asked: first what is published is looked through, then the request is sent. */
export function askPage(
  say: RequestWords,
  members: readonly AskableMember[],
  form: AskForm,
  suggestions: Suggestions,
  fault: AskFault,
): Html {
  const field = fault?.kind === 'PROBLEM' ? fieldOf(fault.problem.path) : null;
  const invalid = (name: string): Html | null => (field === name ? html` aria-invalid="true" aria-describedby="fault"` : null);
  const memberField = html`<label for="member">${say.member}</label>
<select id="member" name="member" required${invalid('member')}><option value="">${say.chooseMember}</option>${members.map(
    ({ code, nameFa, nameEn }) =>
      html`<option value="${code}"${code === form.member && html` selected`}>${say.language === 'fa' ? nameFa : nameEn}</option>`,
  )}</select>`;
  const language = html`<input type="hidden" name="language" value="${say.language}">`;
  const textField = html`<label for="text">${say.text}</label>
<textarea id="text" name="text" maxlength="10000" required${invalid('text') ?? html` aria-describedby="text-hint"`}>
${form.text}</textarea>
<p class="hint" id="text-hint">${say.textHint}</p>`;
  if (suggestions === null)
    return html`<p>${say.askAbout}</p>
<form method="post" action="/requests/look">
${language}${memberField}${textField}
<button>${say.lookFirst}</button>
</form>`;
  return html`${faultNotice(say, fault)}
<section class="card" aria-labelledby="found"><h2 id="found">${say.lookFirst}</h2>${suggested(say, suggestions)}</section>
<h2>${say.notFoundThere}</h2>
<form method="post" action="/requests">
${language}<input type="hidden" name="key" value="${form.key}">
${memberField}
<label for="subject">${say.subject}</label>
<input id="subject" name="subject" maxlength="200" required value="${form.subject}"${invalid('subject')}>
${textField}
<label for="name">${say.name}</label>
<input id="name" name="name" maxlength="200" required autocomplete="name" value="${form.name}"${invalid('name')}>
<label for="email">${say.email}</label>
<input id="email" name="email" type="email" maxlength="254" autocomplete="email" dir="ltr" value="${form.email}"${invalid('email') ?? html` aria-describedby="email-hint"`}>
<p class="hint" id="email-hint">${say.emailHint}</p>
<label for="phone">${say.phone}</label>
<input id="phone" name="phone" type="tel" maxlength="30" autocomplete="tel" dir="ltr" value="${form.phone}"${invalid('phone')}>
<label for="form">${say.form}</label>
<select id="form" name="form">${Object.entries(say.forms).map(
    ([value, name]) => html`<option value="${value}"${value === form.form && html` selected`}>${name}</option>`,
  )}</select>
<p class="trap" aria-hidden="true"><label for="website">${say.trap}</label><input id="website" name="website" tabindex="-1" autocomplete="off"></p>
<p class="hint">${say.privacy}</p>
<button>${say.send}</button>
</form>`;
}

function faultNotice(say: RequestWords, fault: AskFault): Html | null {
  if (fault === null) return null;
  const words =
    fault.kind === 'PROBLEM'
      ? html`${fault.problem.code === 'INVALID' ? say.corrections : say.notSent} ${say.language === 'fa' ? fault.problem.messageFa : fault.problem.messageEn}`
      : html`${say.notSent} ${fault.kind === 'SILENT' ? say.memberSilent : say.tooOften}`;
  return html`<p class="card bad" role="alert" id="fault">${words}</p>`;
}

function suggested(say: RequestWords, suggestions: readonly Suggestion[] | 'FAILED'): Html {
  if (suggestions === 'FAILED') return html`<p>${say.searchFailed}</p>`;
  if (suggestions.length === 0) return html`<p>${say.nothingFound}</p>`;
  return html`<p>${say.found}</p><ul>${suggestions.map(
    ({ id, title, excerpt, member }) =>
      html`<li><a href="${recordPath(say, id)}">${title}</a> — ${say.language === 'fa' ? member.nameFa : member.nameEn}${excerpt !== null && html`<p class="hint">${excerpt}</p>`}</li>`,
  )}</ul>`;
}

/** Where the web page shows a record. */
export function recordPath(say: RequestWords, id: string): string {
  return `${say.language === 'fa' ? '' : '/en'}/record/${encodeURIComponent(id).replaceAll('%3A', ':')}`;
}

/** The field of the form behind a place in what was submitted. */
function fieldOf(path: string | null): string | null {
  return path?.split('.').at(-1) ?? null;
}
