import type { Member } from '../Member.ts';
import { heapMerge } from '../merge/heapMerge.ts';
import type { Place } from '../merge/orderKey.ts';
import { type Page, placeOf } from '../merge/page.ts';
import type { Prospects } from './Outlook.ts';
import { ALL, NONE, type Prospect } from './prospectOf.ts';
import { walkOf, walkOrder } from './Walk.ts';

/** A member that may hold rows of a page. */
export interface Candidate {
  member: Member;
  /** No row of its can come before this, in the direction in which the page is walked; null when that is not known. */
  first: Place | null;
  /** Whether it holds rows on the page's side of the cursors for certain. */
  certain: boolean;
  /** How many of its rows stand where the page surely ends, or before: for certain, and at most. */
  certainRows: number;
  mostRows: number;
}

/** What is known of a page before anybody is asked. */
export interface PagePlan {
  /** Those who may hold a row of it, likeliest first. */
  candidates: readonly Candidate[];
  /** Enough rows to fill the page stand at or before this place; null when that cannot be told. */
  filledBy: Place | null;
  /** Compares places in the direction in which the page is walked. */
  compare: (a: Place, b: Place) => number;
}

/** What one member can contribute to a page. */
interface Contribution {
  /** Undefined when it has nothing on the page's side of the cursors. */
  first: Place | null | undefined;
  /** Rows that surely stand at or before a place, nearest first; not more of them than fill the page. */
  filling: readonly Filling[];
}

interface Filling {
  place: Place;
  rows: number;
}

/** What lies on a page's side of the cursors. */
interface Span {
  page: Page;
  compare: Compare;
  start: Place | null;
  end: Place | null;
}

type Compare = PagePlan['compare'];

/**
 * Orders members by what they could contribute to a page. Rows that match for certain, in zones whose bounds are known, show a place
 * by which the page is filled whatever else there is; a member all of whose rows come after it need not be asked.
 * @param prospects members of whom they say nothing must be asked
 */
export function planPage(members: readonly Member[], prospects: Prospects, page: Page): PagePlan {
  const compare = walkOrder(page);
  const from = page.forwards ? page.after : page.before;
  const to = page.forwards ? page.before : page.after;
  const span: Span = { page, compare, start: from && placeOf(from, page.order), end: to && placeOf(to, page.order) };
  const found: { member: Member; prospect: Prospect | undefined; first: Place | null; certain: boolean }[] = [];
  const filling: (readonly Filling[])[] = [];

  for (const member of members) {
    const prospect = prospects.get(member);
    if (prospect === undefined) {
      found.push({ member, prospect, first: null, certain: false });
      continue;
    }
    const contribution = span.start === null && span.end === null ? whole(prospect, span) : contributionOf(prospect, span);
    if (contribution.first === undefined) continue;
    found.push({ member, prospect, first: contribution.first, certain: contribution.filling.length > 0 });
    filling.push(contribution.filling);
  }

  const filled = filledBy(filling, compare, page.limit);
  const rowsOf = (prospect: Prospect | undefined, first: Place | null): Pick<Candidate, 'certainRows' | 'mostRows'> => {
    if (prospect === undefined || filled === null) return { certainRows: 0, mostRows: page.limit };
    // So it is with most members, which need not be looked through.
    if (first !== null && compare(first, filled) > 0) return { certainRows: 0, mostRows: 0 };
    return rowsUpTo(filled, prospect, span);
  };
  const candidates = found.map(({ member, prospect, first, certain }) => ({ member, first, certain, ...rowsOf(prospect, first) }));
  candidates.sort((a, b) => {
    if (a.first === null || b.first === null) return a.first === b.first ? 0 : a.first === null ? -1 : 1;
    return compare(a.first, b.first);
  });
  return { candidates, filledBy: filled, compare };
}

/** Contributions to pages without cursors, which are the same for every such question until the synopsis changes. */
const contributions = new WeakMap<Prospect, Map<string, Contribution>>();

function whole(prospect: Prospect, span: Span): Contribution {
  let known = contributions.get(prospect);
  if (known === undefined) {
    known = new Map();
    contributions.set(prospect, known);
  }
  const name = `${walkOf(span.page)} ${span.page.limit}`;
  let contribution = known.get(name);
  if (contribution === undefined) {
    contribution = contributionOf(prospect, span);
    known.set(name, contribution);
  }
  return contribution;
}

function contributionOf({ parts }: Prospect, { page, compare, start, end }: Span): Contribution {
  let first: Place | null | undefined;
  const filling: Filling[] = [];
  for (const { category, matches } of parts) {
    let certain = 0;
    const walked = category.inOrder(page);
    for (let i = 0; i < walked.entries.length; i++) {
      const entry = walked.entries[i] ?? 0;
      if (matches[entry] === NONE) continue;
      const bounds = walked.bounds[entry] ?? null;
      if (bounds === null) {
        first = null;
        continue;
      }
      if (start !== null && compare(bounds.last, start) <= 0) continue;
      // Those that follow begin no earlier.
      if (end !== null && compare(bounds.first, end) >= 0) break;
      // An entry that the cursor cuts begins, as far as can be told, at the cursor.
      const begins = start !== null && compare(bounds.first, start) < 0 ? start : bounds.first;
      if (first === undefined || (first !== null && compare(begins, first) < 0)) first = begins;
      if (matches[entry] !== ALL || begins !== bounds.first || (end !== null && compare(bounds.last, end) >= 0)) continue;
      filling.push({ place: bounds.last, rows: category.rowsOf(entry) });
      certain += category.rowsOf(entry);
      if (certain >= page.limit) break;
    }
  }
  return { first, filling: filling.sort((a, b) => compare(a.place, b.place)) };
}

/** How many of a member's rows come into the page, if it is filled by the place given; the page's length at most. */
function rowsUpTo(filled: Place, { parts }: Prospect, { page, compare, start }: Span): { certainRows: number; mostRows: number } {
  let certainRows = 0;
  let mostRows = 0;
  for (const { category, matches } of parts) {
    const walked = category.inOrder(page);
    for (let i = 0; i < walked.entries.length && certainRows < page.limit; i++) {
      const entry = walked.entries[i] ?? 0;
      if (matches[entry] === NONE) continue;
      const bounds = walked.bounds[entry] ?? null;
      if (bounds === null) {
        mostRows = page.limit;
        continue;
      }
      if (compare(bounds.first, filled) > 0) break;
      if (start !== null && compare(bounds.last, start) <= 0) continue;
      mostRows += category.rowsOf(entry);
      const isWhole = matches[entry] === ALL && (start === null || compare(bounds.first, start) >= 0) && compare(bounds.last, filled) <= 0;
      if (isWhole) certainRows += category.rowsOf(entry);
    }
  }
  return { certainRows: Math.min(certainRows, page.limit), mostRows: Math.min(mostRows, page.limit) };
}

/** The place by which the first `limit` of all the rows that surely stand somewhere have come. */
function filledBy(filling: readonly (readonly Filling[])[], compare: Compare, limit: number): Place | null {
  let rows = 0;
  // Each holds a row at least, so that no more of them are needed than rows.
  for (const entry of heapMerge(filling, (a, b) => compare(a.place, b.place), limit)) {
    rows += entry.rows;
    if (rows >= limit) return entry.place;
  }
  return null;
}
