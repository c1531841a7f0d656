import { LRUCache } from 'lru-cache';
import type { MemberResponse, Missing } from './scatter/ask.ts';

/** Questions kept: a portal has some dozens, each for any member. */
const MOST_KEPT = 500;
/** A longer question, in characters, is sent each time: one that brings what all members have published is as long as all of that. */
const LONGEST_QUESTION = 16 * 1024;
/** A longer answer, in bytes over the wire, is shared while it is under way but not kept. */
const LARGEST_KEPT = 64 * 1024;

/**
 * Answers of a server that does not say when they change: each is used again for a short while from when it was asked for. The same
 * question that is under way is not sent again but waited for. Failures are not kept.
 */
export class BriefMemory {
  readonly #kept: LRUCache<string, Promise<MemberResponse | Missing>>;

  constructor(milliseconds: number) {
    this.#kept = new LRUCache({ max: MOST_KEPT, ttl: milliseconds });
  }

  /** Gives the answer to a question, asking if need be. Whoever reads it gets objects of its own. */
  async recall(question: string, ask: () => Promise<MemberResponse | Missing>): Promise<MemberResponse | Missing> {
    if (question.length > LONGEST_QUESTION) return ask();
    let asked = this.#kept.get(question);
    if (asked === undefined) {
      asked = ask();
      this.#kept.set(question, asked);
      if (!isLasting(await asked) && this.#kept.peek(question) === asked) this.#kept.delete(question);
    }
    return structuredClone(await asked);
  }
}

function isLasting(answer: MemberResponse | Missing): boolean {
  return !('missing' in answer) && answer.errors.length === 0 && answer.bytes <= LARGEST_KEPT;
}
