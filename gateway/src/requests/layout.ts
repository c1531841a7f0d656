import { type Html, html } from '@shafaf/shared/pages/html';
import { pageStyle } from '@shafaf/shared/pages/pageStyle';
import type { RequestWords } from './requestWords.ts';

/** A page about requests. It holds no script and nothing of other hosts. */
export function layout(say: RequestWords, title: string, body: Html, path: string): string {
  const suffix = say.language === 'fa' ? '' : '?language=en';
  const { text } = html`<!doctype html>
<html lang="${say.language}" dir="${say.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title} — ${say.product}</title>
STYLE
</head>
<body>
<header>
<strong>${say.product}</strong>
<nav aria-label="${say.ask}"><a href="${say.language === 'fa' ? '/' : '/en'}">${say.home}</a> · <a href="/requests/new${suffix}">${say.ask}</a> · <a href="/requests/track${suffix}">${say.track}</a> · <a href="/requests/figures${suffix}">${say.figures}</a></nav>
<a href="${path}${say.other.language === 'en' ? '?language=en' : ''}" hreflang="${say.other.language}" lang="${say.other.language}">${say.other.name}</a>
</header>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
  // As it is, for its hash.
  return text.replace('STYLE', () => `<style>${pageStyle}</style>`);
}
