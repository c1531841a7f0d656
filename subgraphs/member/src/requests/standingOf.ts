import { dayInIran } from '@shafaf/shared/calendar/dayInIran';
import type { RequestRules } from './rules/RequestRules.ts';
import type { Standing } from './states/transitionFor.ts';
import type { Condition } from './states/transitions.ts';
import type { StoredRequest } from './store/requestsTables.ts';

/** How a request stands at a moment, as far as it decides what can happen next. */
export function standingOf(request: StoredRequest, rules: RequestRules, now: Date): Standing {
  const { state, due_on, stars, publication, extended, closed_at, anonymised_at } = request;
  const retentionOver =
    closed_at !== null && anonymised_at === null && now.getTime() - closed_at.getTime() >= rules.retention.days * 86_400_000;
  const holds = new Map<Condition, boolean>([
    ['DEADLINE_PASSED', dayInIran(now) > due_on],
    ['EXTENSION_ALLOWED', rules.extension !== null && !extended],
    ['NOT_RATED', stars === null],
    ['NOTHING_PROPOSED', publication === null && anonymised_at === null],
    ['PROPOSAL_OPEN', publication !== null && publication.agreed === null && anonymised_at === null],
    ['RETENTION_OVER', retentionOver],
  ]);
  return { state, holds: new Set([...holds].flatMap(([condition, isSo]) => (isSo ? [condition] : []))) };
}
