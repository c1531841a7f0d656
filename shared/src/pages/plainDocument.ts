import { Html, html } from './html.ts';
import { pageStyle } from './pageStyle.ts';

/** A document without script. */
export interface PlainDocument {
  language: string;
  direction: 'rtl' | 'ltr';
  title: string;
  /** What else stands in the head. */
  head?: Html;
  body: Html;
}

/** The document whole, with `pageStyle` and nothing of other hosts, for `sendPage`. */
export function plainDocument({ language, direction, title, head, body }: PlainDocument): string {
  // The style as it is: the content policy knows it by its hash.
  return html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${head}
<title>${title}</title>
<style>${new Html(pageStyle)}</style>
</head>
<body>
${body}
</body>
</html>
`.text;
}
