import { mayHold } from '@shafaf/shared/synopsis/BloomFilter';
import type { Synopsis } from '@shafaf/shared/synopsis/Synopsis';
import { KnownCategory } from './KnownCategory.ts';
import { NOTHING, type Prospect, prospectOf, together } from './prospectOf.ts';
import type { Question } from './Question.ts';

/** What is expected for a question is kept for the next that asks the same, for this many of them. */
const KEPT_PROSPECTS = 100;

/** What the gateway knows of a member's data at this moment, from the member's own synopsis. Decoded once, compared with many questions. */
export class KnownSynopsis {
  /** An answer holds for as long as this stays the same. */
  readonly version: string;
  readonly #categories: ReadonlyMap<string, KnownCategory>;
  readonly #prospects = new Map<string, Prospect | null>();

  constructor({ member, version, categories }: Synopsis) {
    this.version = version;
    this.#categories = new Map(Object.entries(categories).map(([name, category]) => [name, new KnownCategory(category, member)]));
  }

  /** What to expect for a question, or null when the synopsis says nothing of one of the categories it reads. */
  prospect(question: Question): Prospect | null {
    let prospect = this.#prospects.get(question.name);
    if (prospect === undefined) {
      prospect = this.#work(question);
      if (this.#prospects.size >= KEPT_PROSPECTS) this.#prospects.clear();
      this.#prospects.set(question.name, prospect);
    }
    return prospect;
  }

  /** Whether a row of one of the categories may hold a text in a field, by the text's hash. What the synopsis does not say may be. */
  mayHold(reads: readonly string[], field: string, hash: Buffer): boolean {
    return reads.some((name) => {
      const set = this.#categories.get(name)?.sets.get(field);
      return set === undefined || mayHold(set, hash);
    });
  }

  #work({ reads, conditions }: Question): Prospect | null {
    if (reads === null) return null;
    const prospects: Prospect[] = [];
    for (const name of reads) {
      const category = this.#categories.get(name);
      if (category === undefined) return null;
      prospects.push(prospectOf(category, conditions));
    }
    return prospects.length === 0 ? NOTHING : together(prospects);
  }
}
