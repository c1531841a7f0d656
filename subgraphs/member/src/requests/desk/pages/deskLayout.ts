import { type Html, html } from '@shafaf/shared/pages/html';
import { plainDocument } from '@shafaf/shared/pages/plainDocument';
import type { DeskSession } from '../deskSessions.ts';
import type { DeskWords } from './deskWords.ts';

/** Whose desk it is, and who sits there. */
export interface DeskHead {
  /** The member's code. */
  member: string;
  /** Null before somebody has signed in. */
  session: DeskSession | null;
}

/** A page of the desk. It holds no script and nothing of other hosts. */
export function deskLayout(say: DeskWords, { member, session }: DeskHead, title: string, content: Html): string {
  const body = html`<a class="skip" href="#text">${say.skip}</a>
<header>
<strong>${say.product}</strong>
<nav aria-label="${say.desk}"><a href="/desk">${say.desk}</a> · <code>${member}</code></nav>
<a href="/desk/language/${say.other.language}" hreflang="${say.other.language}" lang="${say.other.language}">${say.other.name}</a>
${session !== null && html`<form class="inline" method="post" action="/desk/sign-out" enctype="multipart/form-data">${keyField(session)}<span>${say.signedInAs(session.officer.name)}</span> <button class="second">${say.signOut}</button></form>`}
</header>
<main id="text">
<h1>${title}</h1>
${content}
</main>`;
  return plainDocument({
    language: say.language,
    direction: say.direction,
    title: `${title} — ${say.desk}`,
    head: html`<meta name="robots" content="noindex">`,
    body,
  });
}

/** By what a form is known to be of this session. */
export function keyField({ formKey }: DeskSession): Html {
  return html`<input type="hidden" name="key" value="${formKey}">`;
}

/**
 * A page that says one thing.
 * @param kept what was written and not taken, for its writer to take along
 */
export function noticePage(say: DeskWords, words: string, kept: readonly string[] = []): Html {
  return html`<p class="card bad" role="alert">${words}</p>
${keptTexts(say, kept)}
<p><a href="/desk">${say.desk}</a></p>`;
}

/** What was written and not taken, for its writer to take along. */
export function keptTexts(say: DeskWords, kept: readonly string[]): readonly Html[] {
  return kept.map(
    (text, index) => html`<label for="kept-${index}">${say.kept}</label>
<textarea id="kept-${index}" readonly>
${text}</textarea>`,
  );
}
