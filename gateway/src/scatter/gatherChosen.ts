import { LARGEST_KEY_LIST } from '@shafaf/shared/graph/limits';
import { hashOf } from '@shafaf/shared/synopsis/BloomFilter';
import type { AskSet } from './AskSet.ts';
import { type Gathered, Gathering, type MemberAnswer, type ScatterContext } from './gather.ts';
import type { Member } from './Member.ts';
import { heldText } from './prune/Condition.ts';
import type { KnownSynopsis } from './prune/KnownSynopsis.ts';
import type { Run } from './Run.ts';

/** What a condition chooses that is true of an entity when any member says so. */
export interface Choice {
  /** The keys of the entities in a member's answer. @throws BadAnswer */
  keysIn: (answer: MemberAnswer) => ReadonlySet<string>;
  /** The same question for the entities with these keys, too. */
  including: (keys: readonly string[]) => AskSet;
  /** The question without the condition: for all. */
  all: AskSet;
  /** The categories and the field of their rows whose synopsis says who may hold an entity; null when none does. */
  held: { reads: readonly string[]; field: string } | null;
  /** Told what was chosen before the answer is made. */
  choose: (keys: ReadonlySet<string>) => void;
}

/** Characters of all keys together. A member that would have to be asked for more is asked for everything instead. */
const LONGEST_KEYS = 200_000;

/** Rounds in which others' choices are made good. More can only come of publications meanwhile, which the next question sees. */
const ROUNDS = 2;

/**
 * Gathers what a condition chooses by what any member says: all members are asked what it chooses by their own word, then each for its parts of
 * what only others have chosen. What is found is what one would find who had all members' rows together.
 */
export async function gatherChosen<Value>(
  context: ScatterContext,
  members: readonly Member[],
  asked: readonly Member[],
  question: AskSet,
  choice: Choice,
  fold: (answers: readonly MemberAnswer[], run: Run) => Value,
): Promise<Gathered<Value>> {
  const gathering = new Gathering(context);
  await gathering.ask(asked, question);
  const chosen = new Set<string>();
  /** What each was asked for beside what it chooses itself. */
  const known = new Map<Member, Set<string>>(asked.map((member) => [member, new Set()]));
  for (let round = 0; round < ROUNDS; ) {
    const lacking = gathering.reading(() => lackedKeys(context, gathering.answers, choice, chosen, known));
    if (lacking === undefined) continue; // a bad answer was left out
    if (lacking.size === 0) break;
    round++;
    const asking = new Map([...lacking].map(([member, keys]) => [member, isTooMuch(keys) ? choice.all : choice.including(keys)] as const));
    // Who fails now has answered the first question, and that answer is better than none.
    await gathering.askEach([...lacking.keys()], (member) => {
      const own = asking.get(member) ?? question;
      return { question: own, instead: [own, question] };
    });
  }
  choice.choose(chosen);
  for (;;) {
    const gathered = gathering.finish(members, (run) => fold(gathering.answers, run));
    if (gathered !== undefined) return gathered;
  }
}

/** What each member may hold of what others have chosen and it was not asked for. Adds what is new to `chosen` and `known`. */
function lackedKeys(
  { outlook }: ScatterContext,
  answers: readonly MemberAnswer[],
  choice: Choice,
  chosen: Set<string>,
  known: ReadonlyMap<Member, Set<string>>,
): Map<Member, string[]> {
  const own = answers.map(({ member, ...answer }) => ({ member, keys: choice.keysIn({ member, ...answer }) }));
  for (const { member, keys } of own) {
    const asked = known.get(member);
    // What stands in an answer to a question for everything was not chosen by the member.
    if (asked === undefined || asked.size === 0) for (const key of keys) chosen.add(key);
  }
  const mayHold = holding(choice);
  const lacking = new Map<Member, string[]>();
  for (const { member, keys } of own) {
    const asked = known.get(member);
    const lacked = [...chosen].filter((key) => !keys.has(key) && asked?.has(key) === false && mayHold(outlook.synopsisOf(member), key));
    for (const key of lacked) asked?.add(key);
    if (lacked.length > 0) lacking.set(member, lacked);
  }
  return lacking;
}

function isTooMuch(keys: readonly string[]): boolean {
  return keys.length > LARGEST_KEY_LIST || keys.reduce((sum, { length }) => sum + length, 0) > LONGEST_KEYS;
}

function holding({ held }: Choice): (known: KnownSynopsis | undefined, key: string) => boolean {
  if (held === null) return () => true;
  const { reads, field } = held;
  const hashes = new Map<string, Buffer>();
  return (known, key) => {
    if (known === undefined) return true;
    const hash = hashes.get(key) ?? hashOf(heldText(key));
    hashes.set(key, hash);
    return known.mayHold(reads, field, hash);
  };
}
