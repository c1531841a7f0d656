import { dayInIran } from '@shafaf/shared/calendar/dayInIran';
import type { Kysely, Selectable } from 'kysely';
import type { MemberDatabase } from '../../database/MemberDatabase.ts';
import type { WorkingCalendar } from '../calendar/WorkingCalendar.ts';
import { workingDaysUntil } from '../calendar/workingDaysUntil.ts';
import { type DescribedDeadline, describeDeadline } from '../describeDeadline.ts';
import type { RequestRules } from '../rules/RequestRules.ts';
import { standingOf } from '../standingOf.ts';
import { possibleChanges } from '../states/transitionFor.ts';
import type { RequestChange } from '../states/transitions.ts';
import { OPEN_STATES } from '../states/transitions.ts';
import type { RequestEventsTable, RequestFilesTable, StoredRequest } from '../store/requestsTables.ts';

/** A file as a list shows it. */
export interface SeenFile extends Pick<RequestFilesTable, 'part' | 'number' | 'name'> {
  bytes: number;
}

/** A request with all that officers may know of it. */
export interface SeenRequest {
  request: StoredRequest;
  deadline: DescribedDeadline;
  urgency: Urgency | null;
  events: readonly Pick<Selectable<RequestEventsTable>, 'at' | 'kind' | 'actor' | 'officer' | 'text'>[];
  files: readonly SeenFile[];
  possible: readonly RequestChange[];
}

/** How much time is left for an answer, in working days. */
export interface Urgency {
  isOverdue: boolean;
  /** Those that are left after today, or that have passed since the time was over. */
  workingDays: number;
}

/** How urgent an open request is; null for one that needs no answer any more. */
export function urgencyOf({ state, due_on }: StoredRequest, today: string, calendar: WorkingCalendar): Urgency | null {
  if (!OPEN_STATES.includes(state)) return null;
  const isOverdue = today > due_on;
  return { isOverdue, workingDays: isOverdue ? workingDaysUntil(due_on, today, calendar) : workingDaysUntil(today, due_on, calendar) };
}

/** Reads what else there is of a request. */
export async function seeRequest(
  db: Kysely<MemberDatabase>,
  request: StoredRequest,
  rules: RequestRules,
  calendar: WorkingCalendar,
  now: Date,
): Promise<SeenRequest> {
  const [events, files] = await Promise.all([
    db
      .selectFrom('request_events')
      .select(['at', 'kind', 'actor', 'officer', 'text'])
      .where('request_id', '=', request.id)
      .orderBy('number')
      .execute(),
    db
      .selectFrom('request_files')
      .select(({ fn }) => ['part', 'number', 'name', fn<number>('length', ['content']).as('bytes')])
      .where('request_id', '=', request.id)
      .orderBy('number')
      .execute(),
  ]);
  return {
    request,
    deadline: describeDeadline(request, calendar),
    urgency: urgencyOf(request, dayInIran(now), calendar),
    events,
    files,
    possible: possibleChanges('BODY', standingOf(request, rules, now)),
  };
}
