import { createHash } from 'node:crypto';
import { z } from 'zod';
import { CoverageSum, type SummedCoverage } from '../asking/CoverageSum.ts';
import { type AskGateway, failed, readAnswer } from '../asking/readAnswer.ts';
import { valueAt } from '../asking/valueAt.ts';
import { escaped } from '../reports/output/escaped.ts';
import type { Language } from '../reports/output/reportWords.ts';
import { entryOf } from './entryOf.ts';
import type { Feed, FeedEntry } from './Feed.ts';
import { type FeedList, PAGE, questionOfAll, questionOfList } from './FeedList.ts';
import { feedWords } from './feedWords.ts';
import type { FeedAddress } from './readFeedAddress.ts';

/** What feeds need of the gateway. */
export interface FeedSource {
  lists: ReadonlyMap<string, FeedList>;
  ask: AskGateway;
  /** The gateway's root, as its readers reach it. */
  origin: string;
  /** What a member is called. */
  namesOf: (code: string) => { nameFa: string; nameEn: string };
  now: Date;
}

const pageForm = z.object({
  nodes: z.array(z.unknown()),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }).optional(),
});
/** It is known of these that nothing of theirs comes; all others may have something new. */
const NOT_EXPECTED: ReadonlySet<string> = new Set(['NOT_CONNECTED', 'SUSPENDED']);
/** Of these the first page has said why. */
const SAID_BEFORE = 'MISSING_EARLIER';

/**
 * Makes a feed of what the gateway answers.
 * @throws ShafafError `REPORT_FAILED`, or the code with which the gateway refused
 */
export async function makeFeed(address: FeedAddress, source: FeedSource): Promise<{ feed: Feed; coverage: SummedCoverage }> {
  const { list, filter, after, language, name, format, query } = address;
  const { lists, origin, ask } = source;
  const feedName = `The feed ${name}`;
  const asked = list === null ? [...lists.values()] : [list];
  const answer =
    list === null
      ? await ask(questionOfAll(asked), Object.fromEntries(asked.map(({ field }) => [field.name, filter])))
      : await ask(questionOfList(list), { filter, ...(after !== null && { after }) });
  const { data, coverage, isLacking } = readAnswer(feedName, answer);
  const sum = new CoverageSum();
  if (coverage !== null) sum.add(coverage);
  if (isLacking) sum.lack();
  const covered = sum.report();
  const records: FeedEntry[] = [];
  let cursor: string | null = null;
  for (const each of asked) {
    const page = pageForm.safeParse(valueAt(data, each.field.name));
    if (!page.success) throw failed(feedName, `${each.field.name} gave no page`);
    records.push(...page.data.nodes.map((node) => readEntry(each, node, feedName, origin, language)));
    if (page.data.pageInfo?.hasNextPage === true) cursor = page.data.pageInfo.endCursor;
  }
  // Each list is in this order already; of all together the newest stay.
  if (list === null) records.sort((a, b) => (a.published < b.published ? 1 : a.published > b.published ? -1 : a.id < b.id ? -1 : 1));
  const self = `${origin}/feed/${name}.${format.ending}`;
  const today = `${source.now.toISOString().slice(0, 10)}T00:00:00.000Z`;
  const gap = gapEntry(covered, source, language, { self: withQuery(self, query), today });
  const entries = [...(gap === null ? [] : [gap]), ...records.slice(0, PAGE)];
  const feed: Feed = {
    self: withQuery(self, query, after),
    home: homeOf(address, origin),
    next: cursor === null ? null : withQuery(self, query, cursor),
    title: feedWords[language].titleOf(list?.title[language] ?? feedWords[language].all, chosenOf(address)),
    subtitle: subtitleOf(covered, source, language),
    language,
    updated: entries.reduce((latest, { updated }) => (updated > latest ? updated : latest), '') || today,
    entries,
  };
  return { feed, coverage: covered };
}

function readEntry(list: FeedList, node: unknown, feedName: string, origin: string, language: Language): FeedEntry {
  try {
    return entryOf(list, node, origin, language);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw failed(feedName, `${list.field.name} gave a row that is no record`);
  }
}

/** Who is expected to answer and does not, or not with all that is new. */
function silentIn({ missing, stale, dropped }: SummedCoverage): string[] {
  const failing = missing.filter(({ reason }) => !NOT_EXPECTED.has(reason) && reason !== SAID_BEFORE);
  return [...new Set([...failing, ...stale, ...dropped].map(({ code }) => code))].sort();
}

/**
 * An entry that says that the feed lacks something: most programs show nothing else of a feed. As long as the same bodies are silent it is the same
 * one, so that nobody is told again and again on one day.
 */
function gapEntry(
  coverage: SummedCoverage,
  source: FeedSource,
  language: Language,
  { self, today }: { self: string; today: string },
): FeedEntry | null {
  const silent = silentIn(coverage);
  if (silent.length === 0) return null;
  const say = feedWords[language];
  const text = [say.silent(namesIn(silent, source, language)), say.gap.text];
  return {
    id: `${self}#gap-${createHash('sha256').update(silent.join(' ')).digest('hex').slice(0, 16)}`,
    url: `${source.origin}/status?language=${language}`,
    title: say.gap.title(silent.length),
    published: today,
    updated: today,
    author: say.generator,
    category: { term: 'gap', label: say.gap.title(silent.length) },
    html: text.map((each) => `<p>${escaped(each)}</p>`).join(''),
    source: null,
    documents: [],
  };
}

function subtitleOf(coverage: SummedCoverage, source: FeedSource, language: Language): string {
  const say = feedWords[language];
  const silent = silentIn(coverage);
  const absent = coverage.missing.filter(({ reason }) => NOT_EXPECTED.has(reason)).length;
  const before = coverage.missing.filter(({ reason }) => reason === SAID_BEFORE).length;
  return [
    say.newestFirst,
    ...(silent.length === 0 ? [] : [`${say.gap.title(silent.length)}. ${say.silent(namesIn(silent, source, language))}`]),
    ...(absent === 0 ? [] : [say.notConnected(absent)]),
    ...(before === 0 ? [] : [say.missingBefore(before)]),
  ].join(' ');
}

function namesIn(codes: readonly string[], { namesOf }: FeedSource, language: Language): string {
  return codes.map((code) => namesOf(code)[language === 'fa' ? 'nameFa' : 'nameEn'] || code).join(language === 'fa' ? '، ' : ', ');
}

/** The conditions, as the address has them. */
function chosenOf({ query, language }: FeedAddress): string {
  const conditions = [...query].filter(([name]) => name !== 'lang').map(([name, value]) => `${name}=${value}`);
  return conditions.join(language === 'fa' ? '، ' : ', ');
}

/** Where the web page shows the same list. */
function homeOf({ list, query, language }: FeedAddress, origin: string): string {
  const conditions = new URLSearchParams(query);
  conditions.delete('lang');
  const prefix = language === 'fa' ? '' : '/en';
  if (list === null) return `${origin}${prefix}/`;
  conditions.append('orderBy', 'PUBLISHED_AT');
  conditions.append('direction', 'DESC');
  return withQuery(`${origin}${prefix}/browse/${list.category}`, conditions);
}

function withQuery(address: string, query: URLSearchParams, after: string | null = null): string {
  const own = new URLSearchParams(query);
  if (after !== null) own.set('after', after);
  const text = own.toString();
  return text === '' ? address : `${address}?${text}`;
}
