import type { AskSet } from './AskSet.ts';
import { type Gathered, Gathering, type MemberAnswer, type ScatterContext } from './gather.ts';
import type { Member } from './Member.ts';
import type { Place } from './merge/orderKey.ts';
import type { Page } from './merge/page.ts';
import type { Prospects } from './prune/Outlook.ts';
import type { Candidate, PagePlan } from './prune/planPage.ts';
import type { Question } from './prune/Question.ts';
import type { Run } from './Run.ts';

/** A connection's page, as it is put together in rounds. */
export interface PagedQuestion {
  page: Page;
  /** What a member can be asked that could contribute so many rows at most: for that many or somewhat more, then for more still. */
  questions: (most: number) => readonly [AskSet, ...AskSet[]];
  /** Whether the answer says if more rows follow. */
  wantsMore: boolean;
  /** Asks for the number of matching rows alone; undefined when it is not wanted. */
  count: { question: AskSet; read: (answer: MemberAnswer) => bigint } | undefined;
  /**
   * How far the page has come with these answers.
   * @throws BadAnswer
   */
  standing: (answers: readonly MemberAnswer[]) => Standing;
}

/** How far a page has come. */
export interface Standing {
  full: boolean;
  /** The last row's place, in the direction in which the page is walked; null while there is none. */
  last: Place | null;
  /** Whether rows beyond the page were found. */
  more: boolean;
  /** Members that turn out to have more rows that belong to the page, and what they are to be asked instead. */
  cut: ReadonlyMap<Member, AskSet>;
}

/** Members asked in the first round when nothing shows how many are needed; each further round asks up to twice as many. */
const FIRST_ROUND = 8;

/**
 * Gathers a page without asking those who can contribute nothing to it: first those likeliest to, then, while somebody's rows could
 * still come before the last one found, further ones. What is found is what asking everybody would find.
 */
export async function gatherPage<Value>(
  context: ScatterContext,
  members: readonly Member[],
  question: Question,
  paged: PagedQuestion,
  fold: (answers: readonly MemberAnswer[], run: Run) => Value,
): Promise<Gathered<Value>> {
  const present = members.filter(({ code }) => !paged.page.wasMissing(code));
  const prospects = context.outlook.prospects(question);
  const plan = context.outlook.plan(present, question, paged.page);
  const gathering = new Gathering(context);
  // Whoever has nothing that could match is no loss.
  const absent = members.filter((member) => paged.page.wasMissing(member.code) && prospects.get(member)?.most !== 0);
  gathering.leaveOut(absent, 'MISSING_EARLIER');
  let waiting = plan.candidates;
  let size = FIRST_ROUND;
  let counting: Promise<ReadonlyMap<Member, bigint>> | undefined;
  /** What each was asked, and need not be asked again whatever it says. */
  const questions = new Map<Member, Set<AskSet>>();
  const everyLength = paged.questions(1).toReversed();
  for (;;) {
    const next = gathering.reading(() => {
      const standing = paged.standing(gathering.answers);
      const [cutShort, cut] = divide(standing.cut, (member, question) => questions.get(member)?.has(question) ?? false);
      return { round: nextRound(waiting, standing, plan, paged.wantsMore, size), cut, cutShort };
    });
    if (next === undefined) continue; // a bad answer was left out, which changes how far the page has come
    const { round, cut, cutShort } = next;
    // An earlier answer that ends within the page, with more rows after it, would leave a gap.
    if (gathering.doWithout([...cutShort.keys()])) continue;
    counting ??= countOthers(gathering, present, prospects, round, paged.count);
    if (round.length + cut.size > 0) {
      const rows = new Map(round.map((candidate) => [candidate.member, rowsToAsk(candidate, round.length, paged.page.limit)]));
      waiting = waiting.filter(({ member }) => !rows.has(member));
      size *= 2;
      await gathering.askEach([...cut.keys(), ...rows.keys()], (member) => {
        const question = cut.get(member) ?? gathering.cheapest(member, paged.questions(rows.get(member) ?? paged.page.limit));
        questions.set(member, (questions.get(member) ?? new Set()).add(question));
        return { question, instead: everyLength };
      });
      continue;
    }
    const counts = await counting;
    const more = waiting.some(({ certain }) => certain);
    const gathered = gathering.finish(members, (run) => {
      for (const member of members)
        if (!gathering.answered(member) && !run.asked.missing.has(member.code))
          run.beyond.rows += counts.get(member) ?? BigInt(prospects.get(member)?.exactly ?? 0);
      run.beyond.more = more;
      return fold(gathering.answers, run);
    });
    if (gathered !== undefined) return gathered;
  }
}

function divide<Key, Value>(
  map: ReadonlyMap<Key, Value>,
  isFirst: (key: Key, value: Value) => boolean,
): [Map<Key, Value>, Map<Key, Value>] {
  const [first, second] = [new Map<Key, Value>(), new Map<Key, Value>()];
  for (const [key, value] of map) (isFirst(key, value) ? first : second).set(key, value);
  return [first, second];
}

/**
 * How many rows a member is asked for: those that it surely has in the page, of the others twice what would be its part if all asked
 * had the same, and the row after, which shows that nothing was left out between. Who turns out to have more is asked again.
 */
function rowsToAsk({ certainRows, mostRows }: Candidate, asked: number, limit: number): number {
  return certainRows + Math.min(mostRows - certainRows, Math.ceil((2 * limit) / asked)) + 1;
}

function nextRound(
  waiting: readonly Candidate[],
  { full, last, more }: Standing,
  { filledBy, compare }: PagePlan,
  wantsMore: boolean,
  size: number,
): readonly Candidate[] {
  if (!full) {
    const sure = filledBy === null ? [] : waiting.filter(({ first }) => first === null || compare(first, filledBy) <= 0);
    return sure.length > 0 ? sure : waiting.slice(0, roundSize(waiting, size));
  }
  const ahead = waiting.filter(({ first }) => first === null || (last !== null && compare(first, last) < 0));
  if (ahead.length > 0) return ahead.slice(0, roundSize(ahead, size));
  const uncertain = wantsMore && !more && !waiting.some(({ certain }) => certain);
  return uncertain ? waiting.slice(0, size) : [];
}

/** Those whose rows could come anywhere, who stand first, must be asked whatever others say: they need not wait for each other. */
function roundSize(waiting: readonly Candidate[], size: number): number {
  const known = waiting.findIndex(({ first }) => first !== null);
  return Math.max(size, known < 0 ? waiting.length : known);
}

/** Asks those that are not in the first round, and whose synopsis does not say it, how many of their rows match. */
async function countOthers(
  gathering: Gathering,
  members: readonly Member[],
  prospects: Prospects,
  round: readonly Candidate[],
  count: PagedQuestion['count'],
): Promise<ReadonlyMap<Member, bigint>> {
  if (count === undefined) return new Map();
  const asked = new Set(round.map(({ member }) => member));
  const others = members.filter((member) => !asked.has(member) && (prospects.get(member)?.exactly ?? null) === null);
  return gathering.askAside(others, count.question, count.read);
}
