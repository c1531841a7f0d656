import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { cursorScope, encodeCursor } from '@shafaf/shared/graph/cursor';
import { compareIds } from '@shafaf/shared/graph/globalId';
import { LARGEST_MEMBER_GROUPS, LONGEST_SEARCH_TEXT } from '@shafaf/shared/graph/limits';
import type { Page } from '../connection/connectionOf.ts';
import { ownCoverage, type PageInfo } from '../connection/connectionResolvers.ts';
import type { Place } from '../connection/keysetSegments.ts';
import { type PageRequest, pageArguments } from '../connection/pageArguments.ts';
import { supplierOfKey } from '../entities/SupplierSource.ts';
import type { MemberContext } from '../MemberContext.ts';
import { type RankedSupplier, type RankingArguments, USUAL_ORDER } from './RankingQuestion.ts';
import { readRanking } from './readRanking.ts';

/** A ranking whose arguments are in order; read when something of it is first asked for. */
interface Ranking {
  page(): Promise<Page<RankedSupplier>>;
  totalCount(): Promise<string>;
  cursorOf(row: RankedSupplier): string;
}

const WHOLE = /^-?\d{1,38}$/;
const keyType = { read: (key: string | number) => (WHOLE.test(String(key)) ? BigInt(key).toString() : null) };

/** `Query.suppliers`: this member's part of the ranking, which the gateway asks for whole. */
export function openRanking(_root: unknown, given: RankingArguments, context: MemberContext): Ranking {
  const { field, direction } = given.orderBy ?? USUAL_ORDER;
  const length = given.text?.length ?? 0;
  if (length > LONGEST_SEARCH_TEXT)
    throw new ShafafError('BAD_USER_INPUT', `text has ${length} characters, but may have ${LONGEST_SEARCH_TEXT} at most.`);
  const scope = cursorScope('suppliers', whatIsRanked(given), null);
  const request = pageArguments(given, { field, direction, scope }, keyType, LARGEST_MEMBER_GROUPS);
  let read: Promise<readonly RankedSupplier[]> | null = null;
  const all = () => {
    read ??= readRanking(context, given, { field, direction });
    return read;
  };
  return {
    page: async () => pageOf(await all(), request, direction),
    totalCount: async () => String((await all()).length),
    cursorOf: ({ key, orderKey }) => encodeCursor({ field, direction, key: orderKey, id: key, scope }),
  };
}

/** What is ranked, as cursors are bound to it: what was given but the paging. */
function whatIsRanked({ text, keys, filter }: RankingArguments): object {
  return { text: text ?? null, keys: keys ?? null, filter: filter != null && Object.keys(filter).length > 0 ? filter : null };
}

function pageOf(
  all: readonly RankedSupplier[],
  { size, backwards, after, before }: PageRequest,
  direction: 'ASC' | 'DESC',
): Page<RankedSupplier> {
  const within = all.filter(
    (row) => (after === null || compare(row, after, direction) > 0) && (before === null || compare(row, before, direction) < 0),
  );
  const more = within.length > size;
  return backwards
    ? { rows: within.slice(Math.max(0, within.length - size)), hasPreviousPage: more, hasNextPage: before !== null }
    : { rows: within.slice(0, size), hasNextPage: more, hasPreviousPage: after !== null };
}

function compare({ orderKey, key }: RankedSupplier, place: Place, direction: 'ASC' | 'DESC'): number {
  if (orderKey !== place.key) {
    if (orderKey === null) return 1;
    if (place.key === null) return -1;
    const [a, b] = [BigInt(orderKey), BigInt(place.key)];
    if (a !== b) return a < b === (direction === 'ASC') ? -1 : 1;
  }
  return compareIds(key, place.id);
}

/** Resolvers of `SupplierConnection`. */
export const rankingResolvers = {
  edges: async (ranking: Ranking) => (await ranking.page()).rows.map((row) => ({ row, ranking })),
  nodes: async (ranking: Ranking) => (await ranking.page()).rows.map(({ key }) => supplierOfKey(key)),
  pageInfo: async (ranking: Ranking): Promise<PageInfo<RankedSupplier>> => ({ page: await ranking.page(), connection: ranking }),
  totalCount: (ranking: Ranking) => ranking.totalCount(),
  coverage: () => ownCoverage,
};

interface RankedEdge {
  row: RankedSupplier;
  ranking: Ranking;
}

/** Resolvers of `SupplierEdge`. */
export const rankedResolvers = {
  cursor: ({ row, ranking }: RankedEdge) => ranking.cursorOf(row),
  node: ({ row }: RankedEdge) => supplierOfKey(row.key),
  count: ({ row }: RankedEdge) => row.count,
  sampleCount: ({ row }: RankedEdge) => row.sampleCount,
  amount: ({ row }: RankedEdge) => row.amount,
  largest: ({ row }: RankedEdge) => row.largest,
  // A member asked alone has but its own contracts.
  memberCount: () => 1,
};
