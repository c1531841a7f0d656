import type { Answer, Missing } from './ask.ts';
import type { Wanted } from './Wanted.ts';

/** What stands for an answer when the operation that wanted it was given up. */
export const givenUp: Missing = { missing: 'TIMEOUT', detail: 'the operation was given up' };

/** Lets all that waits for answers on behalf of one operation leave when the operation is given up. */
export class GivingUp {
  readonly #signal: AbortSignal | undefined;
  readonly #leaving = new Set<() => void>();

  /** @param signal aborted when the operation is given up; it never is when left out */
  constructor(signal?: AbortSignal) {
    this.#signal = signal;
    signal?.addEventListener('abort', () => {
      for (const leave of this.#leaving) leave();
      this.#leaving.clear();
    });
  }

  get isGivenUp(): boolean {
    return this.#signal?.aborted ?? false;
  }

  /** Waits for an answer, which others may wait for as well; `givenUp` when the operation is given up before it comes. */
  wait(asked: Promise<Answer>, wanted: Wanted): Promise<Answer> {
    wanted.join();
    if (this.#signal === undefined) return asked;
    return new Promise((resolve, reject) => {
      const leave = () => {
        wanted.leave();
        resolve(givenUp);
      };
      this.#leaving.add(leave);
      asked.finally(() => this.#leaving.delete(leave)).then(resolve, reject);
    });
  }
}
