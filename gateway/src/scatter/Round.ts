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
 * Waits for answers that make one together, asked for at the same time or one after the other. When most have come, those that are
 * still out get a little longer and are then given up on, so that one member that hangs holds nobody up. Their answers may come all the
 * same, and are then remembered.
 * @param patience undefined when everybody may take all the time that the deadline gives
 */
export function waitTogether(patience: Patience | undefined): Wait {
  if (patience === undefined) return (_member, asked) => asked;
  const round = new Round(patience);
  return (member, asked) => round.wait(member, asked);
}

interface Waiting {
  member: Member;
  startedAt: number;
  /** How long it has been waited for, as far as that counts. */
  waited: number;
  giveUp: (answer: Missing) => void;
}

class Round {
  readonly #patience: Patience;
  readonly #waiting = new Set<Waiting>();
  /** How many were asked and have not failed: failures tell nothing of how long an answer takes. */
  #asked = 0;
  #answered = 0;
  #longest = 0;
  /** How long most have taken; undefined while most have not answered. */
  #took: number | undefined;
  #lookedAt = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(patience: Patience) {
    this.#patience = patience;
  }

  wait(member: Member, asked: Promise<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { member, startedAt: performance.now(), waited: 0, giveUp: resolve };
      this.#waiting.add(waiting);
      this.#asked++;
      asked
        .then((answer) => {
          if ('missing' in answer) {
            this.#asked--;
          } else {
            this.#answered++;
            this.#longest = Math.max(this.#longest, performance.now() - waiting.startedAt);
          }
          resolve(answer);
        }, reject)
        .finally(() => {
          this.#waiting.delete(waiting);
          this.#see();
        });
    });
  }

  /** Whether those that are still out are to be given up on by and by. */
  #see(): void {
    const { most, atLeast } = this.#patience;
    if (this.#waiting.size === 0 || this.#answered < atLeast || this.#answered < most * this.#asked) {
      clearInterval(this.#timer);
      this.#timer = undefined;
      this.#took = undefined;
    } else if (this.#timer === undefined) {
      this.#took = this.#longest;
      this.#lookedAt = performance.now();
      for (const waiting of this.#waiting) waiting.waited = this.#lookedAt - waiting.startedAt;
      this.#timer = setInterval(() => this.#look(), LOOK_EVERY);
    }
  }

  #look(): void {
    const now = performance.now();
    const { times, leastMilliseconds, usualMilliseconds } = this.#patience;
    const took = this.#took ?? 0;
    for (const waiting of this.#waiting) {
      const { member, startedAt, giveUp } = waiting;
      waiting.waited += Math.min(now - Math.max(startedAt, this.#lookedAt), MOST_COUNTED);
      if (waiting.waited < Math.max(leastMilliseconds, times * took, times * (usualMilliseconds(member) ?? 0))) continue;
      this.#waiting.delete(waiting);
      const others = `${this.#answered} answers had come within ${Math.round(took)} ms`;
      giveUp({ missing: 'TIMEOUT', detail: `no answer after ${Math.round(waiting.waited)} ms, when ${others}` });
    }
    this.#lookedAt = now;
    this.#see();
  }
}
