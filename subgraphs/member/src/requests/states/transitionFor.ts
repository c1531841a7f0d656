import { type Condition, type RequestActor, type RequestChange, type RequestState, type Transition, transitions } from './transitions.ts';

/** How a request stands, as far as it decides what can happen next. */
export interface Standing {
  state: RequestState;
  /** Which of the conditions hold. */
  holds: ReadonlySet<Condition>;
}

/** The way in which a change by somebody can happen now; null when it cannot. */
export function transitionFor(change: RequestChange, by: RequestActor, standing: Standing): Transition | null {
  return transitions.find((each) => each.change === change && each.by === by && isOpen(each, standing)) ?? null;
}

/** All changes that somebody can make now, each once, in the order of the table. */
export function possibleChanges(by: RequestActor, standing: Standing): RequestChange[] {
  return [...new Set(transitions.filter((each) => each.by === by && isOpen(each, standing)).map(({ change }) => change))];
}

function isOpen({ from, when }: Transition, { state, holds }: Standing): boolean {
  return from.includes(state) && (when === undefined || holds.has(when));
}
