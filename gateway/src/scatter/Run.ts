import { WorthlessAnswer } from './BadAnswer.ts';
import type { Asked } from './coverage.ts';
import { Faults } from './Faults.ts';
import type { Member } from './Member.ts';
import type { FollowPoint } from './row.ts';

/** Different entities that one member's answer may refer to: each is asked of others. A page of 200 rows with ten in each stays within. */
const MOST_REFERENCES = 2_000;

/** What all readings of one attempt share. */
interface Attempt {
  targets: Map<FollowPoint, Map<string, Record<string, unknown>[]>>;
  references: Map<string, number>;
  beyond: { rows: bigint; more: boolean };
  isToBeRepeated: boolean;
  /** Codes of members that some part of the answer does without. */
  leftOut: Set<string>;
}

/** One attempt at an answer: who was asked, which references in it are still to be followed, and what was left out of it. */
export class Run {
  readonly asked: Asked;
  /** What was left out. */
  readonly faults: Faults;
  readonly #attempt: Attempt;

  /** @param whole the attempt of which this is a part */
  constructor(asked: Asked, whole?: Run) {
    this.asked = asked;
    this.faults = new Faults(whole?.faults);
    this.#attempt =
      whole === undefined
        ? { targets: new Map(), references: new Map(), beyond: { rows: 0n, more: false }, isToBeRepeated: false, leftOut: new Set() }
        : whole.#attempt;
  }

  /** A part of the same attempt, such as one list of it, which knows what was left out of itself. */
  part(): Run {
    return new Run(this.asked, this);
  }

  /** A part that does without members, since they were missing from the page that it follows on. */
  partWithout(members: readonly Member[]): Run {
    if (members.length === 0) return this.part();
    const missing = new Map(this.asked.missing);
    for (const { code } of members) {
      this.#attempt.leftOut.add(code);
      if (!missing.has(code)) missing.set(code, 'MISSING_EARLIER');
    }
    return new Run({ ...this.asked, missing }, this);
  }

  /** Codes of members that some part of the answer does without. */
  get leftOut(): ReadonlySet<string> {
    return this.#attempt.leftOut;
  }

  /** The objects in which the fields of a follow point are to be put, by the key of the entity they belong to. */
  get targets(): ReadonlyMap<FollowPoint, ReadonlyMap<string, readonly Record<string, unknown>[]>> {
    return this.#attempt.targets;
  }

  /** What is known of members that were not asked for rows of a page: how many match, and whether some surely come after it. */
  get beyond(): { rows: bigint; more: boolean } {
    return this.#attempt.beyond;
  }

  /** True when a row that the answer was made of proved bad: others take its place, and the answer is to be made anew. */
  get isToBeRepeated(): boolean {
    return this.#attempt.isToBeRepeated;
  }

  repeat(): void {
    this.#attempt.isToBeRepeated = true;
  }

  /** @throws WorthlessAnswer when the member refers to too many */
  follow(point: FollowPoint, key: string, target: Record<string, unknown>, member: string): void {
    const { targets, references } = this.#attempt;
    let byKey = targets.get(point);
    if (byKey === undefined) {
      byKey = new Map();
      targets.set(point, byKey);
    }
    const before = byKey.get(key);
    if (before !== undefined) {
      before.push(target);
      return;
    }
    const count = (references.get(member) ?? 0) + 1;
    if (count > MOST_REFERENCES) throw new WorthlessAnswer(member, point.type.name, `more than ${MOST_REFERENCES} are referred to`);
    references.set(member, count);
    byKey.set(key, [target]);
  }
}
