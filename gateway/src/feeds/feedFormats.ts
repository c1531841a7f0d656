import { atomFeed } from './atomFeed.ts';
import type { Feed } from './Feed.ts';
import { jsonFeed } from './jsonFeed.ts';

/** A form in which feeds are written. */
export interface FeedFormat {
  /** The end of its addresses. */
  ending: string;
  mediaType: string;
  write: (feed: Feed) => string;
}

/** The forms by the ends of addresses. */
export const feedFormats: ReadonlyMap<string, FeedFormat> = new Map(
  [
    { ending: 'atom', mediaType: 'application/atom+xml; charset=utf-8', write: atomFeed },
    { ending: 'json', mediaType: 'application/feed+json; charset=utf-8', write: jsonFeed },
  ].map((format) => [format.ending, format]),
);
