import { dayInIran } from '@shafaf/shared/calendar/dayInIran';
import { formatGlobalId } from '@shafaf/shared/graph/globalId';
import { type MemberContext, perContext } from '../MemberContext.ts';
import { readCalendar } from './calendar/readCalendar.ts';
import { describeDeadline } from './describeDeadline.ts';
import { nowAt, type RequestDesk } from './RequestDesk.ts';
import { standingOf } from './standingOf.ts';
import { possibleChanges } from './states/transitionFor.ts';
import type { RequestChange } from './states/transitions.ts';
import type { StoredRequest } from './store/requestsTables.ts';

/** A request on its way into an answer, with the desk that it lies at. */
export interface RequestSource {
  request: StoredRequest;
  desk: RequestDesk;
}

const calendarOf = perContext(({ database }) => readCalendar(database));

/** What an applicant calls the changes that are possible. */
const APPLICANT_ACTIONS: Partial<Record<RequestChange, string>> = {
  CLARIFIED: 'CLARIFY',
  WITHDRAWN: 'WITHDRAW',
  COMPLAINED: 'COMPLAIN',
  RATED: 'RATE',
  PUBLICATION_AGREED: 'DECIDE_ON_PUBLICATION',
};
/** What an officer calls them. */
const OFFICER_ACTIONS: Partial<Record<RequestChange, string>> = {
  ASSIGNED: 'ASSIGN',
  CLARIFICATION_ASKED: 'ASK_FOR_CLARIFICATION',
  EXTENDED: 'EXTEND',
  ANSWERED: 'ANSWER',
  PUBLICATION_PROPOSED: 'PROPOSE_PUBLICATION',
};

/** Resolvers of `InformationRequest`. */
export const requestFields = {
  trackingCode: ({ request: { code } }: RequestSource, _: unknown, { member }: MemberContext) => trackingCodeOf(member.code, code),
  member: (_source: RequestSource, _: unknown, { member }: MemberContext) => ({ code: member.code }),
  state: ({ request }: RequestSource) => request.state,
  subject: ({ request }: RequestSource) => request.subject,
  text: ({ request }: RequestSource) => request.text,
  receivedAt: ({ request }: RequestSource) => request.received_at,
  deadline: async ({ request }: RequestSource, _: unknown, context: MemberContext) => describeDeadline(request, await calendarOf(context)),
  isLate: ({ request, desk }: RequestSource) => dayInIran(request.closed_at ?? nowAt(desk)) > request.due_on,
  events: ({ request }: RequestSource, _: unknown, { database }: MemberContext) =>
    database
      .selectFrom('request_events')
      .select(['at', 'kind', 'actor as by', 'text'])
      .where('request_id', '=', request.id)
      .orderBy('number')
      .execute(),
  answer({ request }: RequestSource, _: unknown, { database }: MemberContext) {
    if (request.answered_at === null) return null;
    return {
      at: request.answered_at,
      outcome: request.outcome,
      text: request.answer_text,
      articles: request.articles ?? [],
      records: request.records ?? [],
      files: () => filesOf(database, request, 'ANSWER'),
      workingDays: request.answer_days,
    };
  },
  possible: ({ request, desk }: RequestSource) =>
    possibleChanges('APPLICANT', standingOf(request, desk.rules, nowAt(desk))).flatMap((change) => APPLICANT_ACTIONS[change] ?? []),
  publication: ({ request }: RequestSource) => request.publication,
  stars: ({ request }: RequestSource) => request.stars,
};

/** Resolvers of `DeskRequest`. */
export const deskRequestFields = {
  request: (source: RequestSource) => source,
  applicant: ({ request }: RequestSource) => request.applicant,
  form: ({ request }: RequestSource) => request.form,
  attachments: ({ request }: RequestSource, _: unknown, { database }: MemberContext) => filesOf(database, request, 'REQUEST'),
  officer: ({ request }: RequestSource) => request.officer,
  possible: ({ request, desk }: RequestSource) =>
    possibleChanges('BODY', standingOf(request, desk.rules, nowAt(desk))).flatMap((change) => OFFICER_ACTIONS[change] ?? []),
};

/** By what a request is found. */
export function trackingCodeOf(member: string, code: string): string {
  return formatGlobalId({ member, category: 'requests', localId: code });
}

async function filesOf(database: MemberContext['database'], { id }: StoredRequest, part: 'REQUEST' | 'ANSWER') {
  const files = await database
    .selectFrom('request_files')
    .select(['name', 'media_type', 'content'])
    .where('request_id', '=', id)
    .where('part', '=', part)
    .orderBy('number')
    .execute();
  return files.map(({ name, media_type, content }) => ({
    name,
    mediaType: media_type,
    bytes: content.length,
    content: content.toString('base64'),
  }));
}
