import type { Answer, Missing } from './ask.ts';
import type { Member } from './Member.ts';

/** How long those are waited for who have not answered when most others have. */
export interface Patience {
  /** The share of those that can answer that makes most of them, from 0 to 1. */
  most: number;
  /** So many must have answered at least, or nothing can be told of how long an answer takes. */
  atLeast: number;
  /** Nobody is given up on before this. */
  leastMilliseconds: number;
  /** How many times as long as most took, or as the member itself usually takes, a member may take. */
  times: number;
  /** How long a member usually takes; undefined when that is not known. */
  usualMilliseconds: (member: Member) => number | undefined;
}

/**
 * 500 ms is enough for a first call to a far server (connecting, its TLS, the question) and little to wait for; a member that takes
 * longer is soon known for it.
 */
export const usualPatience: Omit<Patience, 'usualMilliseconds'> = { most: 0.8, atLeast: 5, leastMilliseconds: 500, times: 3 };

const LOOK_EVERY = 25;
/** What counts of the time between two looks: when the gateway stood still itself, it gives up on nobody for that. */
const MOST_COUNTED = 50;

/** The member's answer, or TIMEOUT when it is given up on. */
export type Wait = (member: Member, asked: Promise<Answer>) => Promise<Answer>;

/**
 * Waits for answers together. When most have come, those that are still out get a little longer and are then given up on, so that one
 * member that hangs holds nobody up. Their answers may come all the same, and are then remembered.
 * @param patience undefined when everybody may take all the time that the deadline gives
 * @param expected how many answers will be waited for
 * @param before how many members have answered the same question before
 */
export function waitTogether(patience: Patience | undefined, expected: number, before = 0): Wait {
  if (patience === undefined) return (_member, asked) => asked;
  const round = new Round(patience, expected, before);
  return (member, asked) => round.wait(member, asked);
}

interface Waiting {
  member: Member;
  giveUp: (answer: Missing) => void;
}

class Round {
  readonly #patience: Patience;
  readonly #waiting = new Set<Waiting>();
  readonly #startedAt = performance.now();
  readonly #before: number;
  #expected: number;
  #answered = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(patience: Patience, expected: number, before: number) {
    this.#patience = patience;
    this.#expected = expected;
    this.#before = before;
  }

  wait(member: Member, asked: Promise<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { member, giveUp: resolve };
      this.#waiting.add(waiting);
      asked
        .then((answer) => {
          // Failures tell nothing of how long an answer takes.
          if ('missing' in answer) this.#expected--;
          else this.#answered++;
          resolve(answer);
        }, reject)
        .finally(() => this.#cease(waiting));
    });
  }

  #cease(waiting: Waiting): void {
    this.#waiting.delete(waiting);
    if (this.#waiting.size === 0) clearInterval(this.#timer);
    else if (this.#timer === undefined && this.#haveMostAnswered()) this.#hurry(performance.now() - this.#startedAt);
  }

  #haveMostAnswered(): boolean {
    const { most, atLeast } = this.#patience;
    return this.#answered >= most * this.#expected && this.#answered + this.#before >= atLeast;
  }

  /** @param took how long most have taken */
  #hurry(took: number): void {
    let waited = took;
    let lookedAt = performance.now();
    this.#timer = setInterval(() => {
      const now = performance.now();
      waited += Math.min(now - lookedAt, MOST_COUNTED);
      lookedAt = now;
      this.#giveUp(took, waited);
    }, LOOK_EVERY);
  }

  #giveUp(took: number, waited: number): void {
    const { times, leastMilliseconds, usualMilliseconds } = this.#patience;
    for (const waiting of this.#waiting) {
      if (waited < Math.max(leastMilliseconds, times * took, times * (usualMilliseconds(waiting.member) ?? 0))) continue;
      this.#waiting.delete(waiting);
      const others = `${this.#answered} others had answered within ${Math.round(took)} ms`;
      waiting.giveUp({ missing: 'TIMEOUT', detail: `no answer after ${Math.round(waited)} ms, when ${others}` });
    }
    if (this.#waiting.size === 0) clearInterval(this.#timer);
  }
}
