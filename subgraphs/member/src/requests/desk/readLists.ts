import { type Kysely, sql } from 'kysely';
import type { MemberDatabase } from '../../database/MemberDatabase.ts';
import type { RequestListing } from '../listRequests.ts';
import { OPEN_STATES } from '../states/transitions.ts';
import type { DeskList } from './pages/listPage.ts';

/** What a list of the desk holds. */
export function listingOf(list: DeskList, today: string): RequestListing {
  if (list === 'open') return { states: OPEN_STATES };
  if (list === 'overdue') return { states: OPEN_STATES, dueBefore: today };
  return { states: [list] };
}

/** How many requests each list holds. */
export async function countLists(db: Kysely<MemberDatabase>, today: string): Promise<Record<DeskList, number>> {
  const rows = await db
    .selectFrom('requests')
    .select(({ fn }) => ['state', fn.countAll<string>().as('count'), sql<string>`count(*) filter (where due_on < ${today})`.as('due')])
    .groupBy('state')
    .execute();
  const counts = { open: 0, overdue: 0, REGISTERED: 0, IN_PROGRESS: 0, AWAITING_CLARIFICATION: 0, ANSWERED: 0, WITHDRAWN: 0 };
  for (const { state, count, due } of rows) {
    counts[state] = Number(count);
    if (!OPEN_STATES.includes(state)) continue;
    counts.open += Number(count);
    counts.overdue += Number(due);
  }
  return counts;
}
