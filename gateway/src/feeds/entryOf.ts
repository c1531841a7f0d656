import { toPersianDigits } from '@shafaf/shared/persian/toPersianDigits';
import { z } from 'zod';
import { valueAt } from '../asking/valueAt.ts';
import { escaped } from '../reports/output/escaped.ts';
import { type Language, nameOf } from '../reports/output/reportWords.ts';
import type { FeedEntry } from './Feed.ts';
import type { FeedColumn, FeedList } from './FeedList.ts';
import { feedWords } from './feedWords.ts';

const recordForm = z.looseObject({
  id: z.string(),
  title: z.string(),
  description: z.string().nullish(),
  publishedAt: z.string(),
  modifiedAt: z.string(),
  revision: z.number(),
  sample: z.boolean(),
  sourceUrl: z.string().nullable(),
  member: z.object({ code: z.string(), nameFa: z.string().nullish(), nameEn: z.string().nullish() }),
  documents: z.array(z.object({ title: z.string().nullable(), url: z.string(), mediaType: z.string().nullable() })),
});

/** Full texts stand on the record's page. */
const LONGEST_TEXT = 1_000;

/**
 * A record as an entry.
 * @param origin the gateway's root
 * @throws ZodError when it is none
 */
export function entryOf({ category, title, columns }: FeedList, node: unknown, origin: string, language: Language): FeedEntry {
  const record = recordForm.parse(node);
  const say = feedWords[language];
  const { member } = record;
  const author = nameOf({ code: member.code, nameFa: member.nameFa ?? member.code, nameEn: member.nameEn ?? member.code }, language);
  const rows = columns.flatMap((column) => rowOf(column, record, language));
  const parts = [
    record.description ? `<p>${escaped(shortened(record.description))}</p>` : '',
    rows.length === 0 ? '' : `<dl>${rows.join('')}</dl>`,
    record.revision > 1 ? `<p>${escaped(say.revised(record.revision))}</p>` : '',
  ];
  return {
    id: idOf(record.id),
    url: recordUrl(origin, record.id, language),
    title: record.sample ? say.sample(record.title) : record.title,
    published: record.publishedAt,
    updated: record.modifiedAt,
    author,
    category: { term: category, label: title[language] },
    html: parts.join(''),
    source: record.sourceUrl,
    documents: record.documents,
  };
}

/** The record's id as an IRI: it has the form of one, with the body's code as its scheme, but for what its local id may hold. */
function idOf(id: string): string {
  return id.split(':').map(encodeURIComponent).join(':');
}

/** Where the web page shows a record. */
function recordUrl(origin: string, id: string, language: Language): string {
  return `${origin}${language === 'fa' ? '' : '/en'}/record/${idOf(id)}`;
}

function rowOf(column: FeedColumn, record: unknown, language: Language): string[] {
  // A day stands in one calendar.
  if (column.kind === (language === 'fa' ? 'DAY' : 'JALALI')) return [];
  const given = valueAt(record, column.source);
  if (given === null || given === undefined || (Array.isArray(given) && given.length === 0)) return [];
  const value = column.derive === undefined ? given : column.derive(given);
  if (value === null || value === undefined) return [];
  const heading = language === 'fa' ? column.fa : `${column.path}${column.isRial ? ' (rial)' : ''}`;
  const text = [value].flat().flatMap((each) => textOf(column, each, language) ?? []);
  if (text.length === 0) return [];
  return [`<dt>${escaped(heading)}</dt><dd>${escaped(shortened(text.join(language === 'fa' ? '، ' : ', ')))}</dd>`];
}

const grouped: Record<Language, Intl.NumberFormat> = { fa: new Intl.NumberFormat('fa-IR'), en: new Intl.NumberFormat('en') };

/** A value as people read it; undefined for one that has no name in the language. */
function textOf({ kind, terms }: FeedColumn, value: unknown, language: Language): string | undefined {
  if (typeof value === 'boolean') return value ? feedWords[language].yes : feedWords[language].no;
  const text = String(value);
  if (kind === 'WHOLE' && /^-?\d+$/.test(text)) return grouped[language].format(BigInt(text));
  if (kind === 'NUMBER' || kind === 'JALALI') return language === 'fa' ? toPersianDigits(text) : text;
  return terms === null ? text : terms.get(text)?.[language];
}

function shortened(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT)}…`;
}
