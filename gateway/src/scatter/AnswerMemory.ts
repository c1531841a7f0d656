import { LRUCache } from 'lru-cache';
import type { Answer } from './ask.ts';

/**
 * Members' answers, kept for as long as the data they were made of stands: a key holds the member's data version. The same question
 * that is already under way is not sent again but waited for. What is kept is never written to; whoever reads it makes objects of its own.
 */
export class AnswerMemory {
  readonly #kept: LRUCache<string, Answer>;
  readonly #underWay = new Map<string, Promise<Answer>>();
  #remembered = 0;
  #joined = 0;
  #sent = 0;

  /** @param largestBytes what all answers kept may take together, as they came over the wire */
  constructor(largestBytes: number) {
    this.#kept = new LRUCache({ maxSize: largestBytes });
  }

  /** How many questions were answered from memory, joined with one under way, and sent. */
  get counts(): { remembered: number; joined: number; sent: number } {
    return { remembered: this.#remembered, joined: this.#joined, sent: this.#sent };
  }

  /**
   * Gives the answer under a key, asking for it if need be.
   * @param keep whether the answer will hold for as long as the key means the same
   */
  async recall(key: string, keep: boolean, ask: () => Promise<{ answer: Answer; bytes: number }>): Promise<Answer> {
    const kept = keep ? this.#kept.get(key) : undefined;
    if (kept !== undefined) {
      this.#remembered++;
      return kept;
    }
    const underWay = this.#underWay.get(key);
    if (underWay !== undefined) {
      this.#joined++;
      return underWay;
    }
    this.#sent++;
    const asking = ask().then(({ answer, bytes }) => {
      if (keep && !('missing' in answer)) this.#kept.set(key, answer, { size: Math.max(1, bytes + key.length) });
      return answer;
    });
    this.#underWay.set(key, asking);
    try {
      return await asking;
    } finally {
      this.#underWay.delete(key);
    }
  }

  /** Whether the answer under a key is there. */
  has(key: string): boolean {
    return this.#kept.has(key);
  }

  /** Drops an answer that proved bad: the next question is asked anew. */
  forget(key: string): void {
    this.#kept.delete(key);
  }
}
