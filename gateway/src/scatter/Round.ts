import type { Answer, Missing } from './ask.ts';
import type { Member } from './Member.ts';

/** How long those are waited for who have not answered when most others have. */
export interface Patience {
  /** The share of those that can answer that makes most of them, from 0 to 1. */
  most: number;
  /** So many answers tell how long one takes. */
  atLeast: number;
  /** Nobody is given up on before this. */
  leastMilliseconds: number;
  /** Nor before this who is the last one of fewer. One that is asked alone has all the time. */
  ofFewMilliseconds: number;
  /** How many times as long as most took, or as the member itself usually takes, a member may take. */
  times: number;
  /** How long a member usually takes; undefined when that is not known. */
  usualMilliseconds: (member: Member) => number | undefined;
}

/**
 * A second is enough for a first call to a far server (connecting, its TLS, the question) even while the gateway or the member is busy,
 * and not long to wait for; one that hangs is soon known for it, and then not asked at all.
 */
export const usualPatience: Omit<Patience, 'usualMilliseconds'> = {
  most: 0.8,
  atLeast: 5,
  leastMilliseconds: 1_000,
  ofFewMilliseconds: 1_500,
  times: 5,
};

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

interface Hurry {
  least: number;
  took: number;
}

class Round {
  readonly #patience: Patience;
  readonly #waiting = new Set<Waiting>();
  #answered = 0;
  /** How long the longest answer has taken. */
  #longest = 0;
  /** What those that are still out may take at least, and how long the others have taken; undefined while too many are out to tell. */
  #hurry: Hurry | undefined;
  #lookedAt = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(patience: Patience) {
    this.#patience = patience;
  }

  wait(member: Member, asked: Promise<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { member, startedAt: performance.now(), waited: 0, giveUp: resolve };
      this.#waiting.add(waiting);
      asked.then(
        (answer) => {
          resolve(answer);
          this.#cease(waiting, !('missing' in answer));
        },
        (error) => {
          reject(error);
          this.#cease(waiting, false);
        },
      );
    });
  }

  #cease(waiting: Waiting, hasAnswered: boolean): void {
    if (!this.#waiting.delete(waiting)) return; // it was given up on
    // Failures tell nothing of how long an answer takes.
    if (hasAnswered) {
      this.#answered++;
      this.#longest = Math.max(this.#longest, performance.now() - waiting.startedAt);
    }
    this.#see();
  }

  /** Whether those that are still out are to be given up on by and by. */
  #see(): void {
    const least = this.#least();
    if (least === undefined) {
      clearInterval(this.#timer);
      this.#timer = undefined;
      this.#hurry = undefined;
    } else {
      this.#hurry = { least, took: this.#hurry?.took ?? this.#longest };
      if (this.#timer !== undefined) return;
      this.#lookedAt = performance.now();
      for (const waiting of this.#waiting) waiting.waited = this.#lookedAt - waiting.startedAt;
      this.#timer = setInterval(() => this.#look(), LOOK_EVERY);
    }
  }

  #least(): number | undefined {
    const { most, atLeast, leastMilliseconds, ofFewMilliseconds } = this.#patience;
    const out = this.#waiting.size;
    if (out === 0) return undefined;
    if (this.#answered >= atLeast && this.#answered >= most * (this.#answered + out)) return leastMilliseconds;
    return this.#answered > 0 && out === 1 ? ofFewMilliseconds : undefined;
  }

  #look(): void {
    const { times, usualMilliseconds } = this.#patience;
    const { least, took } = this.#hurry ?? { least: 0, took: 0 };
    const now = performance.now();
    for (const waiting of this.#waiting) {
      const { member, startedAt, giveUp } = waiting;
      waiting.waited += Math.min(now - Math.max(startedAt, this.#lookedAt), MOST_COUNTED);
      if (waiting.waited < Math.max(least, times * took, times * (usualMilliseconds(member) ?? 0))) continue;
      this.#waiting.delete(waiting);
      const others = `${this.#answered} answers had come within ${Math.round(took)} ms`;
      giveUp({ missing: 'TIMEOUT', detail: `no answer after ${Math.round(waiting.waited)} ms, when ${others}` });
    }
    this.#lookedAt = now;
    this.#see();
  }
}
