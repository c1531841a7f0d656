import type { Answer } from './ask.ts';
import { type GivingUp, givenUp } from './GivingUp.ts';
import { Wanted } from './Wanted.ts';

/**
 * A question waits no longer than this for the same one that is under way, in milliseconds: several times as long as a member mostly takes,
 * and not long to wait for where one hangs.
 */
const LONGEST_WAIT = 100;

/** A question that is still to be sent. */
interface Next {
  asking: Promise<Answer>;
  wanted: Wanted;
}

/**
 * Sends the same question once for all who ask it while it is under way, and gives nobody an answer older than the asking: who comes
 * while it is under way waits until it is answered, and shares the next sending with all who came meanwhile. However many ask, each
 * member has one such question at a time.
 */
export class Collapse {
  readonly #underWay = new Map<string, Promise<Answer>>();
  readonly #next = new Map<string, Next>();

  /**
   * @param key of the member and the question
   * @param send is called for the first of those who share a sending
   * @param givingUp of the operation that asks; the question goes on while others want it too
   */
  ask(key: string, send: (wanted: Wanted) => Promise<Answer>, givingUp: GivingUp): Promise<Answer> {
    const next = this.#next.get(key);
    if (next !== undefined && !next.wanted.isDropped) return givingUp.wait(next.asking, next.wanted);
    const wanted = new Wanted();
    const underWay = this.#underWay.get(key);
    const asking = underWay === undefined ? this.#send(key, wanted, send) : this.#sendAfter(underWay, key, wanted, send);
    return givingUp.wait(asking, wanted);
  }

  #send(key: string, wanted: Wanted, send: (wanted: Wanted) => Promise<Answer>): Promise<Answer> {
    const asking = send(wanted).finally(() => {
      if (this.#underWay.get(key) === asking) this.#underWay.delete(key);
    });
    this.#underWay.set(key, asking);
    return asking;
  }

  #sendAfter(underWay: Promise<Answer>, key: string, wanted: Wanted, send: (wanted: Wanted) => Promise<Answer>): Promise<Answer> {
    const turn = async (): Promise<Answer> => {
      await endOf(underWay);
      if (this.#next.get(key) === own) this.#next.delete(key);
      return wanted.isDropped ? givenUp : this.#send(key, wanted, send);
    };
    const own: Next = { asking: turn(), wanted };
    this.#next.set(key, own);
    return own.asking;
  }
}

/** Resolves when a question is answered, or has been waited for long enough. */
async function endOf(underWay: Promise<unknown>): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, LONGEST_WAIT);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    underWay.then(end, end);
  });
}
