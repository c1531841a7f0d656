import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { cursorScope, encodeCursor } from '@shafaf/shared/graph/cursor';
import { LONGEST_SEARCH_TEXT } from '@shafaf/shared/graph/limits';
import { categories } from '../categories/categories.ts';
import type { Page } from '../connection/connectionOf.ts';
import type { Place } from '../connection/keysetSegments.ts';
import { integerKey } from '../connection/keyTypes.ts';
import { pageArguments, type RelayArguments } from '../connection/pageArguments.ts';
import { type MemberFilter, memberConditions } from '../disclosure/memberConditions.ts';
import type { MemberContext } from '../MemberContext.ts';
import { type Spotter, spotterOf } from './excerptOf.ts';
import { readSearchQuestion } from './SearchQuestion.ts';
import type { SoughtUnit } from './SoughtUnit.ts';
import { BEST_SCORE, type FoundRow, type ScorePlace, type Search, searchCount, searchStatement } from './searchStatement.ts';
import { seekWords } from './seekWords.ts';
import { throughIndexes } from './throughIndexes.ts';

/** Arguments of `Query.search`. */
export interface SearchArguments extends RelayArguments {
  text: string;
  /** Values of `Category`. */
  categories?: readonly string[] | null;
  filter?: MemberFilter | null;
}

/** A record that was found, on its way to the graph. */
export interface Hit extends FoundRow {
  /** Finds what was searched for in a text. */
  spot: Spotter;
}

/** What is found, once its arguments are in order. Nothing is read before it is asked for. */
export interface SearchConnection {
  page(): Promise<Page<Hit>>;
  /** How many records are found in all, as decimal text. */
  totalCount(): Promise<string>;
  cursorOf(row: Hit): string;
}

/** The one order of what is found. */
const ORDER = { field: 'score', direction: 'DESC' } as const;
const nameOf = new Map(categories.map(({ kind, name }) => [kind.value, name]));

/**
 * Opens the list of records that a text finds.
 * @throws ShafafError `BAD_USER_INPUT` for a text that is too long or a page that cannot be, `BAD_CURSOR`
 */
export function openSearch(_root: unknown, given: SearchArguments, context: MemberContext): SearchConnection {
  const { text, categories: values, filter } = given;
  if (text.length > LONGEST_SEARCH_TEXT)
    throw new ShafafError('BAD_USER_INPUT', `text has ${text.length} characters, but may have ${LONGEST_SEARCH_TEXT} at most.`);
  const scope = cursorScope('search', { text, categories: values, filter: isEmpty(filter) ? null : filter }, null);
  const { size, backwards, after, before } = pageArguments(given, { ...ORDER, scope }, integerKey);
  const question = readSearchQuestion(text);
  const conditions = memberConditions(filter ?? {}, context.member);
  const named = values?.flatMap((value) => nameOf.get(value) ?? []) ?? null;
  const isNothing = question.units.length === 0 || conditions.length > 0 || named?.length === 0;

  let sought: Promise<readonly SoughtUnit[]> | null = null;
  const search = async (): Promise<Search> => {
    sought ??= seekWords(context.database, question);
    return { units: await sought, letters: question.letters, categories: named, conditions };
  };
  async function read(): Promise<Page<Hit>> {
    const range = { after: placeOf(after), before: placeOf(before), backwards, limit: size + 1 };
    const wanted = isNothing || size === 0 ? null : await search();
    const { rows } =
      wanted === null
        ? { rows: [] }
        : await throughIndexes(context.database, (transaction) => searchStatement(wanted, range).execute(transaction));
    const spot = spotterOf(wanted?.units ?? []);
    const found = rows.slice(0, size).map((row) => ({ ...row, spot }));
    const more = rows.length > size;
    return backwards
      ? { rows: found.reverse(), hasPreviousPage: more, hasNextPage: before !== null }
      : { rows: found, hasNextPage: more, hasPreviousPage: after !== null };
  }
  let page: Promise<Page<Hit>> | null = null;
  return {
    page: () => {
      page ??= read();
      return page;
    },
    async totalCount() {
      if (isNothing) return '0';
      const wanted = await search();
      const { rows } = await throughIndexes(context.database, (transaction) => searchCount(wanted).execute(transaction));
      return rows[0]?.count ?? '0';
    },
    cursorOf: ({ id, score }) => encodeCursor({ ...ORDER, key: score, id, scope }),
  };
}

function isEmpty(filter: object | null | undefined): boolean {
  return Object.values(filter ?? {}).every((value) => value === null || value === undefined);
}

/** A place in the order of scores; a cursor may name one that no row has. */
function placeOf(place: Place | null): ScorePlace | null {
  if (place === null) return null;
  const score = place.key === null ? -1 : Math.max(-1, Math.min(BEST_SCORE + 1, Number(place.key)));
  return { id: place.id, score };
}
