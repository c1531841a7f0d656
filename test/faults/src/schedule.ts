import { type FaultKind, faultKinds, processFaults } from './Fault.ts';
import { seededRandom } from './seededRandom.ts';

/** Faults that come and go together. */
export interface Step {
  /** At most one for a member. */
  faults: { kind: FaultKind; member: string }[];
}

/**
 * What goes wrong, and when: rounds in which each kind of fault comes once, at some member, several at a time. The same for one seed.
 * @param most faults at a time
 */
export function* schedule(seed: number, members: readonly string[], most: number): Generator<Step, never> {
  const random = seededRandom(seed);
  for (;;) {
    const kinds = random.shuffled(faultKinds);
    while (kinds.length > 0) {
      const together = kinds.splice(0, most - random.whole(2));
      // One process fault at a time: they take several members with them.
      const process = together.filter((kind) => processFaults.some((each) => each === kind));
      kinds.unshift(...process.slice(1));
      const left = together.filter((kind) => !process.slice(1).includes(kind));
      const chosen = random.shuffled(members);
      yield { faults: left.map((kind, index) => ({ kind, member: chosen[index] ?? '' })) };
    }
  }
}
