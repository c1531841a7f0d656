import { LRUCache } from 'lru-cache';
import type { Answer } from './ask.ts';
import { GivingUp } from './GivingUp.ts';
import { Wanted } from './Wanted.ts';

/** A member's answer as it is kept. */
export interface KeptAnswer {
  data: Readonly<Record<string, unknown>>;
  /** The version that the member's data had when it was asked; undefined when that was not known. */
  version: string | undefined;
  /** When it was asked, in milliseconds since 1970. */
  askedAt: number;
}

/** A question that is under way. */
interface UnderWay {
  asking: Promise<Answer>;
  askedAt: number;
  wanted: Wanted;
}

/** What an answer takes in memory, as objects, for each byte of its JSON. */
const MEMORY_PER_BYTE = 3;
/** A question that is longer under way is sent again, in milliseconds: its answer may have been made before the newest publication. */
const JOINED_WITHIN = 1_000;

/**
 * Members' last answers to each question. One holds for as long as the data it was made of stands, which its version tells; after that
 * it can only stand in for a member that fails. The same question that was just sent is not sent again but waited for. What is
 * kept is never written to; whoever reads it makes objects of its own.
 */
export class AnswerMemory {
  readonly #kept: LRUCache<string, KeptAnswer>;
  readonly #underWay = new Map<string, UnderWay>();
  #remembered = 0;
  #joined = 0;
  #sent = 0;

  /** @param largestBytes what all answers kept may take together */
  constructor(largestBytes: number) {
    this.#kept = new LRUCache({ maxSize: largestBytes });
  }

  /** How many questions were answered from memory, joined with one under way, and sent. */
  get counts(): { remembered: number; joined: number; sent: number } {
    return { remembered: this.#remembered, joined: this.#joined, sent: this.#sent };
  }

  /**
   * Gives the answer to a question, asking for it if need be.
   * @param key of the member and the question
   * @param version of the member's data now; undefined when it is not known, and the member must be asked
   * @param givingUp of the operation that wants it; the question goes on while others want it too
   */
  async recall(
    key: string,
    version: string | undefined,
    ask: (wanted: Wanted) => Promise<{ answer: Answer; bytes: number }>,
    givingUp = new GivingUp(),
  ): Promise<Answer> {
    const kept = this.#current(key, version);
    if (kept !== undefined) {
      this.#remembered++;
      return { data: kept.data };
    }
    const name = `${version ?? ''}\n${key}`;
    const askedAt = Date.now();
    const underWay = this.#underWay.get(name);
    if (underWay !== undefined && !underWay.wanted.isDropped && askedAt - underWay.askedAt <= JOINED_WITHIN) {
      this.#joined++;
      return givingUp.wait(underWay.asking, underWay.wanted);
    }
    this.#sent++;
    const wanted = new Wanted();
    const asking = ask(wanted)
      .then(({ answer, bytes }) => {
        if (!('missing' in answer)) this.#keep(key, { data: answer.data, version, askedAt }, bytes);
        return answer;
      })
      .finally(() => {
        if (this.#underWay.get(name) === own) this.#underWay.delete(name);
      });
    const own: UnderWay = { asking, askedAt, wanted };
    this.#underWay.set(name, own);
    return givingUp.wait(asking, wanted);
  }

  /** Whether the answer to a question is there and holds. */
  has(key: string, version: string | undefined): boolean {
    return this.#current(key, version) !== undefined;
  }

  /** The last answer to a question, whether it holds or not. */
  last(key: string): KeptAnswer | undefined {
    return this.#kept.get(key);
  }

  /** Drops an answer that proved bad: the next question is asked anew. */
  forget(key: string): void {
    this.#kept.delete(key);
  }

  #current(key: string, version: string | undefined): KeptAnswer | undefined {
    if (version === undefined) return undefined;
    const kept = this.#kept.get(key);
    return kept?.version === version ? kept : undefined;
  }

  #keep(key: string, answer: KeptAnswer, bytes: number): void {
    const before = this.#kept.peek(key);
    // One that took long must not take the place of one that was asked after it.
    if (before !== undefined && before.askedAt > answer.askedAt) return;
    this.#kept.set(key, answer, { size: Math.max(1, MEMORY_PER_BYTE * bytes + key.length) });
  }
}
