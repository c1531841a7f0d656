import { refusal } from '@shafaf/shared/errors/refusal';
import { badParameter, listParameters, readListAddress, unknownParameter, writeListAddress } from '../addresses/listAddress.ts';
import type { Language } from '../reports/output/reportWords.ts';
import type { FeedList } from './FeedList.ts';
import type { FeedFormat } from './feedFormats.ts';

/** What a feed is asked to be. */
export interface FeedAddress {
  /** Its name in the address: a category, or `all`. */
  name: string;
  format: FeedFormat;
  /** The list that it reads; all lists when null. */
  list: FeedList | null;
  filter: Readonly<Record<string, unknown>>;
  language: Language;
  /** The cursor after which it goes on; from the newest when null. */
  after: string | null;
  /** The filter and the language as the address has them, in one order whatever was asked. */
  query: URLSearchParams;
}

/** The name of the feed of all categories. */
export const ALL = 'all';
/** Feeds have one order. */
const NO_PARAMETERS = ['orderBy', 'direction'];

/**
 * Reads the address of a feed.
 * @param file the last part of its path, such as `contracts.atom`
 * @throws ShafafError `NOT_FOUND` for a feed that there is none of, `BAD_PARAMETER` for a parameter
 */
export function readFeedAddress(
  lists: ReadonlyMap<string, FeedList>,
  formats: ReadonlyMap<string, FeedFormat>,
  file: string,
  query: URLSearchParams,
): FeedAddress {
  const dot = file.lastIndexOf('.');
  const [name, ending] = dot < 0 ? [file, ''] : [file.slice(0, dot), file.slice(dot + 1)];
  const list = lists.get(name) ?? null;
  if (list === null && name !== ALL)
    throw refusal('NOT_FOUND', `There is no feed of "${name.slice(0, 60)}". There are: ${[ALL, ...lists.keys()].join(', ')}.`);
  const format = formats.get(ending);
  if (format === undefined) {
    const known = [...formats.keys()].map((each) => `/feed/${name}.${each}`).join(', ');
    throw refusal('NOT_FOUND', `There is no feed as "${ending.slice(0, 60)}". There are: ${known}.`);
  }
  const own = list === null ? commonParameters(lists) : parametersOf(list);
  // A feed of all lists is the newest of each; how far each has been read no cursor says.
  const known = [...own, 'lang', ...(list === null ? [] : ['after'])];
  for (const parameter of query.keys()) if (!known.includes(parameter)) throw unknownParameter(parameter, known);
  const [any] = lists.values();
  const field = (list ?? any)?.field;
  if (field === undefined) throw new Error('the contract has no lists'); // refused at start
  const { filter } = readListAddress(field, query, ['lang', 'after']);
  const language = query.get('lang') || 'fa';
  if (language !== 'fa' && language !== 'en') throw badParameter('lang', 'lang may be fa or en.', '«lang» یکی از این‌هاست: fa، en.');
  const canonical = writeListAddress({ filter, orderBy: undefined });
  canonical.sort();
  if (language !== 'fa') canonical.set('lang', language);
  return { name, format, list, filter, language, after: query.get('after') || null, query: canonical };
}

function parametersOf({ field }: FeedList): string[] {
  return listParameters(field).filter((name) => !NO_PARAMETERS.includes(name));
}

/** What every list can be narrowed down by. */
function commonParameters(lists: ReadonlyMap<string, FeedList>): string[] {
  const [first = [], ...others] = [...lists.values()].map(parametersOf);
  return first.filter((name) => others.every((names) => names.includes(name)));
}
