import { type Html, html } from '@shafaf/shared/pages/html';
import type { DeskWords } from '../pages/deskWords.ts';

/** What can be signed in with here. */
export interface WaysIn {
  provider: boolean;
  /** Invented officers whom whoever is at this machine may be. */
  developmentOfficers: readonly string[];
}

/** The page on which officers sign in. */
export function signInPage(say: DeskWords, { provider, developmentOfficers }: WaysIn, fault: string | null): Html {
  return html`${fault !== null && html`<p class="card bad" role="alert" id="fault">${fault}</p>`}
<p>${say.signInAbout}</p>
${provider && html`<p class="card"><a href="/desk/sign-in/provider">${say.signInWithProvider}</a></p>`}
<form method="post" action="/desk/sign-in/token" enctype="multipart/form-data">
<h2>${say.signInWithToken}</h2>
<label for="token">${say.token}</label>
<input id="token" name="token" type="password" required maxlength="8000" dir="ltr" autocomplete="current-password" aria-describedby="token-hint">
<p class="hint" id="token-hint">${say.tokenHint}</p>
<button>${say.enter}</button>
</form>
${
  developmentOfficers.length > 0 &&
  html`<form class="bad" method="post" action="/desk/sign-in/development" enctype="multipart/form-data">
<h2>${say.developmentTitle}</h2>
<p>${say.developmentAbout}</p>
${developmentOfficers.map((name) => html`<button class="second" name="officer" value="${name}">${say.signInAs(name)}</button>`)}
</form>`
}`;
}
