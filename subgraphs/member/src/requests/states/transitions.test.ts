import { describe, expect, test } from '@jest/globals';
import { possibleChanges, type Standing, transitionFor } from './transitionFor.ts';
import type { Condition, RequestActor, RequestChange, RequestState } from './transitions.ts';

const states: RequestState[] = ['REGISTERED', 'IN_PROGRESS', 'AWAITING_CLARIFICATION', 'ANSWERED', 'WITHDRAWN'];
const conditions: Condition[] = [
  'DEADLINE_PASSED',
  'EXTENSION_ALLOWED',
  'NOT_RATED',
  'NOTHING_PROPOSED',
  'PROPOSAL_OPEN',
  'RETENTION_OVER',
];
const standing = (state: RequestState, ...holds: Condition[]): Standing => ({ state, holds: new Set(holds) });

/** What the life of a request is to be, said once more, state by state: what can happen, by whom, and what comes of it. */
const life: Record<RequestState, Partial<Record<RequestChange, [by: RequestActor, to: RequestState, when?: Condition]>>> = {
  REGISTERED: {
    ASSIGNED: ['BODY', 'IN_PROGRESS'],
    CLARIFICATION_ASKED: ['BODY', 'AWAITING_CLARIFICATION'],
    EXTENDED: ['BODY', 'REGISTERED', 'EXTENSION_ALLOWED'],
    DEADLINE_CHANGED: ['SYSTEM', 'REGISTERED'],
    ANSWERED: ['BODY', 'ANSWERED'],
    WITHDRAWN: ['APPLICANT', 'WITHDRAWN'],
    COMPLAINED: ['APPLICANT', 'REGISTERED', 'DEADLINE_PASSED'],
  },
  IN_PROGRESS: {
    ASSIGNED: ['BODY', 'IN_PROGRESS'],
    CLARIFICATION_ASKED: ['BODY', 'AWAITING_CLARIFICATION'],
    EXTENDED: ['BODY', 'IN_PROGRESS', 'EXTENSION_ALLOWED'],
    DEADLINE_CHANGED: ['SYSTEM', 'IN_PROGRESS'],
    ANSWERED: ['BODY', 'ANSWERED'],
    WITHDRAWN: ['APPLICANT', 'WITHDRAWN'],
    COMPLAINED: ['APPLICANT', 'IN_PROGRESS', 'DEADLINE_PASSED'],
  },
  AWAITING_CLARIFICATION: {
    ASSIGNED: ['BODY', 'AWAITING_CLARIFICATION'],
    CLARIFIED: ['APPLICANT', 'IN_PROGRESS'],
    EXTENDED: ['BODY', 'AWAITING_CLARIFICATION', 'EXTENSION_ALLOWED'],
    DEADLINE_CHANGED: ['SYSTEM', 'AWAITING_CLARIFICATION'],
    ANSWERED: ['BODY', 'ANSWERED'],
    WITHDRAWN: ['APPLICANT', 'WITHDRAWN'],
    COMPLAINED: ['APPLICANT', 'AWAITING_CLARIFICATION', 'DEADLINE_PASSED'],
  },
  ANSWERED: {
    COMPLAINED: ['APPLICANT', 'ANSWERED'],
    RATED: ['APPLICANT', 'ANSWERED', 'NOT_RATED'],
    PUBLICATION_PROPOSED: ['BODY', 'ANSWERED', 'NOTHING_PROPOSED'],
    PUBLICATION_AGREED: ['APPLICANT', 'ANSWERED', 'PROPOSAL_OPEN'],
    PUBLICATION_DECLINED: ['APPLICANT', 'ANSWERED', 'PROPOSAL_OPEN'],
    ANONYMISED: ['SYSTEM', 'ANSWERED', 'RETENTION_OVER'],
  },
  WITHDRAWN: { ANONYMISED: ['SYSTEM', 'WITHDRAWN', 'RETENTION_OVER'] },
};
const changes: RequestChange[] = [
  'ASSIGNED',
  'CLARIFICATION_ASKED',
  'CLARIFIED',
  'EXTENDED',
  'DEADLINE_CHANGED',
  'ANSWERED',
  'WITHDRAWN',
  'COMPLAINED',
  'RATED',
  'PUBLICATION_PROPOSED',
  'PUBLICATION_AGREED',
  'PUBLICATION_DECLINED',
  'ANONYMISED',
];

describe('the life of a request', () => {
  test.each(states.flatMap((state) => changes.map((change) => [state, change] as const)))(
    'in %s, %s happens as it should or not at all',
    (state, change) => {
      const [by, to, when] = life[state][change] ?? [];
      for (const actor of ['APPLICANT', 'BODY', 'SYSTEM'] as const) {
        const found = transitionFor(change, actor, standing(state, ...conditions));
        if (actor !== by) expect(found).toBeNull();
        else expect(found?.to ?? state).toBe(to);
        if (when !== undefined)
          expect(transitionFor(change, actor, standing(state, ...conditions.filter((each) => each !== when)))).toBeNull();
      }
      if (when === undefined && by !== undefined) expect(transitionFor(change, by, standing(state))).not.toBeNull();
    },
  );

  test('tells each what can be done now', () => {
    expect(possibleChanges('APPLICANT', standing('REGISTERED'))).toEqual(['WITHDRAWN']);
    expect(possibleChanges('APPLICANT', standing('IN_PROGRESS', 'DEADLINE_PASSED'))).toEqual(['WITHDRAWN', 'COMPLAINED']);
    expect(possibleChanges('APPLICANT', standing('ANSWERED', 'NOT_RATED', 'PROPOSAL_OPEN'))).toEqual([
      'COMPLAINED',
      'RATED',
      'PUBLICATION_AGREED',
      'PUBLICATION_DECLINED',
    ]);
    expect(possibleChanges('BODY', standing('REGISTERED'))).toEqual(['ASSIGNED', 'CLARIFICATION_ASKED', 'ANSWERED']);
    expect(possibleChanges('BODY', standing('WITHDRAWN', ...conditions))).toEqual([]);
  });
});
