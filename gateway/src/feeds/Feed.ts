import type { Language } from '../reports/output/reportWords.ts';

/** A feed, before it is written in a format. */
export interface Feed {
  /** Its own address, in full; it is its id too. */
  self: string;
  /** The same page of the list for people. */
  home: string;
  /** The address of the older entries that follow; null on the last page. */
  next: string | null;
  title: string;
  /** What the feed holds, and whom it lacks. */
  subtitle: string;
  language: Language;
  /** When anything in it changed last, as ISO 8601 has it. */
  updated: string;
  /** Newest first. */
  entries: readonly FeedEntry[];
}

/** An entry of a feed: a record, or a notice of ours. */
export interface FeedEntry {
  /** The same for ever: the record's global id. */
  id: string;
  url: string;
  title: string;
  published: string;
  /** When it was revised last. */
  updated: string;
  /** The body that published it. */
  author: string;
  category: { term: string; label: string };
  /** What it says, as HTML without anything that could be run. */
  html: string;
  /** The page or file that it was taken from; null where none is named. */
  source: string | null;
  documents: readonly FeedDocument[];
}

/** A file that belongs to a record. */
export interface FeedDocument {
  url: string;
  title: string | null;
  mediaType: string | null;
}
