import type { Feed, FeedEntry } from './Feed.ts';

/** The format wants a media type of every file. */
const ANY_BYTES = 'application/octet-stream';

/** A feed as JSON Feed 1.1. */
export function jsonFeed({ self, home, next, title, subtitle, language, entries }: Feed): string {
  return `${JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: home,
    feed_url: self,
    description: subtitle,
    ...(next !== null && { next_url: next }),
    language,
    items: entries.map(item),
  })}\n`;
}

function item({ id, url, title, published, updated, author, category, html, source, documents }: FeedEntry): object {
  return {
    id,
    url,
    ...(source !== null && { external_url: source }),
    title,
    content_html: html,
    date_published: published,
    date_modified: updated,
    authors: [{ name: author }],
    tags: [category.term, category.label],
    ...(documents.length > 0 && {
      attachments: documents.map((document) => ({
        url: document.url,
        mime_type: document.mediaType ?? ANY_BYTES,
        ...(document.title !== null && { title: document.title }),
      })),
    }),
  };
}
