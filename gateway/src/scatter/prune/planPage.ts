import type { Member } from '../Member.ts';
import { heapMerge } from '../merge/heapMerge.ts';
import { type Place, placeOrder } from '../merge/orderKey.ts';
import { type Page, placeOf } from '../merge/page.ts';
import { walkOf } from './KnownZone.ts';
import type { Prospect } from './prospectOf.ts';

/** A member that may hold rows of a page. */
export interface Candidate {
  member: Member;
  /** No row of its can come before this, in the direction in which the page is walked; null when that is not known. */
  first: Place | null;
  /** How many rows of the page's side of the cursors it holds for certain. */
  certain: number;
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
  certain: number;
  /** Rows that surely stand at or before a place, nearest first. */
  filling: readonly Filling[];
}

interface Filling {
  place: Place;
  rows: number;
}

type Compare = PagePlan['compare'];

/**
 * Orders members by what they could contribute to a page. Rows that match for certain, in zones whose bounds are known, show a place
 * by which the page is filled whatever else there is; a member all of whose rows come after it need not be asked.
 * @param prospects what members' synopses leave to expect; those that are not in it must be asked
 */
export function planPage(members: readonly Member[], prospects: ReadonlyMap<Member, Prospect>, page: Page): PagePlan {
  const inOrder = placeOrder(page.order.direction);
  const compare: Compare = page.forwards ? inOrder : (a, b) => inOrder(b, a);
  const from = page.forwards ? page.after : page.before;
  const to = page.forwards ? page.before : page.after;
  const start = from && placeOf(from, page.order);
  const end = to && placeOf(to, page.order);
  const candidates: Candidate[] = [];
  const filling: (readonly Filling[])[] = [];

  for (const member of members) {
    const prospect = prospects.get(member);
    if (prospect === undefined) {
      candidates.push({ member, first: null, certain: 0 });
      continue;
    }
    const contribution =
      start === null && end === null ? whole(prospect, page, compare) : contributionOf(prospect, page, compare, start, end);
    if (contribution.first === undefined) continue;
    candidates.push({ member, first: contribution.first, certain: contribution.certain });
    filling.push(contribution.filling);
  }

  candidates.sort((a, b) => {
    if (a.first === null || b.first === null) return a.first === b.first ? 0 : a.first === null ? -1 : 1;
    return compare(a.first, b.first);
  });
  return { candidates, filledBy: filledBy(filling, compare, page.limit), compare };
}

/** Contributions to pages without cursors, which are the same for every such question until the synopsis changes. */
const contributions = new WeakMap<Prospect, Map<string, Contribution>>();

function whole(prospect: Prospect, page: Page, compare: Compare): Contribution {
  let known = contributions.get(prospect);
  if (known === undefined) {
    known = new Map();
    contributions.set(prospect, known);
  }
  const walk = walkOf(page);
  let contribution = known.get(walk);
  if (contribution === undefined) {
    contribution = contributionOf(prospect, page, compare, null, null);
    known.set(walk, contribution);
  }
  return contribution;
}

function contributionOf({ zones }: Prospect, page: Page, compare: Compare, start: Place | null, end: Place | null): Contribution {
  let first: Place | null | undefined;
  let certain = 0;
  const filling: Filling[] = [];
  for (const { zone, whole: matches } of zones) {
    const bounds = zone.bounds(page);
    if (bounds === null) {
      first = null;
      continue;
    }
    if (start !== null && compare(bounds.last, start) <= 0) continue;
    if (end !== null && compare(bounds.first, end) >= 0) continue;
    if (matches && (start === null || compare(bounds.first, start) > 0) && (end === null || compare(bounds.last, end) < 0)) {
      certain += zone.rows;
      filling.push({ place: bounds.last, rows: zone.rows });
    }
    // A zone that the cursor cuts begins, as far as can be told, at the cursor.
    const begins = start !== null && compare(bounds.first, start) < 0 ? start : bounds.first;
    if (first === undefined || (first !== null && compare(begins, first) < 0)) first = begins;
  }
  return { first, certain, filling: filling.sort((a, b) => compare(a.place, b.place)) };
}

/** The place by which the first `limit` of all the rows that surely stand somewhere have come. */
function filledBy(filling: readonly (readonly Filling[])[], compare: Compare, limit: number): Place | null {
  let rows = 0;
  // Each holds a row at least, so that no more of them are needed than rows.
  for (const zone of heapMerge(filling, (a, b) => compare(a.place, b.place), limit)) {
    rows += zone.rows;
    if (rows >= limit) return zone.place;
  }
  return null;
}
