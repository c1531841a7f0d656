/** How far a request has come. */
export type RequestState = 'REGISTERED' | 'IN_PROGRESS' | 'AWAITING_CLARIFICATION' | 'ANSWERED' | 'WITHDRAWN';

/** What can happen to a request that is there. */
export type RequestChange =
  | 'ASSIGNED'
  | 'CLARIFICATION_ASKED'
  | 'CLARIFIED'
  | 'EXTENDED'
  | 'DEADLINE_CHANGED'
  | 'ANSWERED'
  | 'WITHDRAWN'
  | 'COMPLAINED'
  | 'RATED'
  | 'PUBLICATION_PROPOSED'
  | 'PUBLICATION_AGREED'
  | 'PUBLICATION_DECLINED'
  | 'ANONYMISED';

/** Who makes it happen. */
export type RequestActor = 'APPLICANT' | 'BODY' | 'SYSTEM';

/** What must hold besides the state. */
export type Condition = 'DEADLINE_PASSED' | 'EXTENSION_ALLOWED' | 'NOT_RATED' | 'NOTHING_PROPOSED' | 'PROPOSAL_OPEN' | 'RETENTION_OVER';

/** One way in which a request can go on. */
export interface Transition {
  change: RequestChange;
  by: RequestActor;
  from: readonly RequestState[];
  /** The state after it; the same as before when left out. */
  to?: RequestState;
  when?: Condition;
}

/** Not answered yet, and not withdrawn. */
export const OPEN_STATES: readonly RequestState[] = ['REGISTERED', 'IN_PROGRESS', 'AWAITING_CLARIFICATION'];
const closed = ['ANSWERED', 'WITHDRAWN'] as const;

/**
 * The life of a request after its submission. Whatever is not here cannot happen. That clarification does not stop the clock, that no extension is given
 * unless a rule allows one, and that one may complain for want of an answer, follows the law and its bylaw (docs/requests.md).
 */
export const transitions: readonly Transition[] = [
  { change: 'ASSIGNED', by: 'BODY', from: ['REGISTERED', 'IN_PROGRESS'], to: 'IN_PROGRESS' },
  { change: 'ASSIGNED', by: 'BODY', from: ['AWAITING_CLARIFICATION'] },
  { change: 'CLARIFICATION_ASKED', by: 'BODY', from: ['REGISTERED', 'IN_PROGRESS'], to: 'AWAITING_CLARIFICATION' },
  { change: 'CLARIFIED', by: 'APPLICANT', from: ['AWAITING_CLARIFICATION'], to: 'IN_PROGRESS' },
  { change: 'EXTENDED', by: 'BODY', from: OPEN_STATES, when: 'EXTENSION_ALLOWED' },
  { change: 'DEADLINE_CHANGED', by: 'SYSTEM', from: OPEN_STATES },
  { change: 'ANSWERED', by: 'BODY', from: OPEN_STATES, to: 'ANSWERED' },
  { change: 'WITHDRAWN', by: 'APPLICANT', from: OPEN_STATES, to: 'WITHDRAWN' },
  { change: 'COMPLAINED', by: 'APPLICANT', from: OPEN_STATES, when: 'DEADLINE_PASSED' },
  { change: 'COMPLAINED', by: 'APPLICANT', from: ['ANSWERED'] },
  { change: 'RATED', by: 'APPLICANT', from: ['ANSWERED'], when: 'NOT_RATED' },
  { change: 'PUBLICATION_PROPOSED', by: 'BODY', from: ['ANSWERED'], when: 'NOTHING_PROPOSED' },
  { change: 'PUBLICATION_AGREED', by: 'APPLICANT', from: ['ANSWERED'], when: 'PROPOSAL_OPEN' },
  { change: 'PUBLICATION_DECLINED', by: 'APPLICANT', from: ['ANSWERED'], when: 'PROPOSAL_OPEN' },
  { change: 'ANONYMISED', by: 'SYSTEM', from: closed, when: 'RETENTION_OVER' },
];
