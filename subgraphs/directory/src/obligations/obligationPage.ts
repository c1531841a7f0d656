import { cursorScope, decodeCursor, encodeCursor } from '@shafaf/shared/graph/cursor';
import { compareIds } from '@shafaf/shared/graph/globalId';
import { pageSize } from '@shafaf/shared/graph/pageSize';
import type { ObligationFilter, ObligationQuestion } from './ObligationQuestion.ts';
import type { Obligation } from './obligationsOf.ts';

/** A page of obligations. */
export interface ObligationPage {
  rows: readonly Obligation[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  cursorOf(row: Obligation): string;
}

/** Where a row stands. By the day and not by the days that have passed since, so that a cursor still fits tomorrow. */
type Place = Pick<Obligation, 'dueOn' | 'id'>;
type PageArguments = Pick<ObligationQuestion, 'first' | 'after' | 'last' | 'before' | 'filter'>;

/**
 * A page of all obligations that match: those that have been due longest first, then what is due soonest, and in order of id what is due on no day.
 * @throws ShafafError `BAD_USER_INPUT` for a size that cannot be, `BAD_CURSOR` for a cursor that is none or of another list.
 */
export function obligationPage(matching: readonly Obligation[], given: PageArguments): ObligationPage {
  const { size, backwards, after, before, context } = readPageArguments(given);
  const between = matching
    .filter((row) => (after === null || comparePlaces(row, after) > 0) && (before === null || comparePlaces(row, before) < 0))
    .sort(comparePlaces);
  const more = between.length > size;
  const rows = backwards ? between.slice(Math.max(0, between.length - size)) : between.slice(0, size);
  return {
    rows,
    hasNextPage: backwards ? before !== null : more,
    hasPreviousPage: backwards ? more : after !== null,
    cursorOf: ({ dueOn, id }) => encodeCursor({ ...context, key: dueOn, id }),
  };
}

/** @throws ShafafError as `obligationPage` does. */
export function readPageArguments({ first, last, after, before, filter }: PageArguments) {
  const context = { field: 'DUE_ON', direction: 'ASC' as const, scope: cursorScope('obligations', filter ?? null, null) };
  const placeOf = (cursor: string | null | undefined): Place | null => {
    if (cursor == null) return null;
    const { key, id } = decodeCursor(cursor, context);
    return { dueOn: key === null ? null : String(key), id };
  };
  return { ...pageSize({ first, last }), after: placeOf(after), before: placeOf(before), context };
}

function comparePlaces(a: Place, b: Place): number {
  if (a.dueOn !== b.dueOn) return a.dueOn === null ? 1 : b.dueOn === null ? -1 : a.dueOn < b.dueOn ? -1 : 1;
  return compareIds(a.id, b.id);
}

/** Those that the filter leaves of what bodies owe; which bodies are meant has been decided before. */
export function matchingObligations(all: readonly Obligation[], { category, status, overdue }: ObligationFilter): Obligation[] {
  return all.filter(
    (each) =>
      (category == null || category.includes(each.category)) &&
      (status == null || status.includes(each.status)) &&
      (overdue == null || (each.daysOverdue !== null && each.daysOverdue > 0 === overdue)),
  );
}

/** How obligations stand, counted. */
export function totalsOf(rows: readonly Obligation[]) {
  const count = (status: Obligation['status']) => rows.filter((row) => row.status === status).length;
  return {
    count: rows.length,
    met: count('MET'),
    notDue: count('NOT_DUE'),
    overdue: count('OVERDUE'),
    neverPublished: count('NEVER_PUBLISHED'),
    unknown: count('UNKNOWN'),
  };
}
