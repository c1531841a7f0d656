import { type Html, html } from '@shafaf/shared/pages/html';
import { plainDocument } from '@shafaf/shared/pages/plainDocument';
import type { RequestWords } from './requestWords.ts';

/** A page about requests. It holds no script and nothing of other hosts. */
export function layout(say: RequestWords, title: string, content: Html, path: string): string {
  const suffix = say.language === 'fa' ? '' : '?language=en';
  const body = html`<header>
<strong>${say.product}</strong>
<nav aria-label="${say.ask}"><a href="${say.language === 'fa' ? '/' : '/en'}">${say.home}</a> · <a href="/requests/new${suffix}">${say.ask}</a> · <a href="/requests/track${suffix}">${say.track}</a> · <a href="/requests/figures${suffix}">${say.figures}</a></nav>
<a href="${path}${say.other.language === 'en' ? '?language=en' : ''}" hreflang="${say.other.language}" lang="${say.other.language}">${say.other.name}</a>
</header>
<main>
<h1>${title}</h1>
${content}
</main>`;
  return plainDocument({
    language: say.language,
    direction: say.direction,
    title: `${title} — ${say.product}`,
    head: html`<meta name="referrer" content="no-referrer">`,
    body,
  });
}
