import { escaped } from '../reports/output/escaped.ts';
import type { Feed, FeedEntry } from './Feed.ts';
import { feedWords } from './feedWords.ts';

/** A feed as Atom (RFC 4287), with its next page (RFC 5005). */
export function atomFeed(feed: Feed): string {
  const { self, home, next, title, subtitle, language, updated, entries } = feed;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
${element('id', self)}
${element('title', title)}
${element('subtitle', subtitle)}
${element('updated', updated)}
${link('self', self, { type: 'application/atom+xml' })}
${link('alternate', home, { type: 'text/html', hreflang: language })}
${next === null ? '' : `${link('next', next, { type: 'application/atom+xml' })}\n`}${element('generator', feedWords[language].generator)}
${entries.map(entryElement).join('\n')}
</feed>
`;
}

function entryElement({ id, url, title, published, updated, author, category, html, source, documents }: FeedEntry): string {
  const parts = [
    element('id', id),
    element('title', title),
    link('alternate', url, { type: 'text/html' }),
    ...(source === null ? [] : [link('via', source)]),
    ...documents.map((document) =>
      link('enclosure', document.url, {
        ...(document.mediaType !== null && { type: document.mediaType }),
        ...(document.title !== null && { title: document.title }),
      }),
    ),
    element('published', published),
    element('updated', updated),
    `<author>${element('name', author)}</author>`,
    `<category term="${escaped(category.term)}" label="${escaped(category.label)}"/>`,
    `<content type="html">${escaped(html)}</content>`,
  ];
  return `<entry>\n${parts.join('\n')}\n</entry>`;
}

function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}

function link(relation: string, address: string, attributes: Readonly<Record<string, string>> = {}): string {
  const more = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return `<link rel="${relation}" href="${escaped(address)}"${more.join('')}/>`;
}
