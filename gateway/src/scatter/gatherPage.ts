import type { AskSet } from './AskSet.ts';
import { type Gathered, Gathering, type MemberAnswer, type ScatterContext } from './gather.ts';
import type { Member } from './Member.ts';
import type { Place } from './merge/orderKey.ts';
import type { Page } from './merge/page.ts';
import { type Candidate, type PagePlan, planPage } from './prune/planPage.ts';
import type { Prospect } from './prune/prospectOf.ts';
import type { Run } from './Run.ts';

/** A connection's page, as it is put together in rounds. */
export interface PagedQuestion {
  page: Page;
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
  prospects: ReadonlyMap<Member, Prospect>,
  question: AskSet,
  paged: PagedQuestion,
  fold: (answers: readonly MemberAnswer[], run: Run) => Value,
): Promise<Gathered<Value>> {
  const plan = planPage(members, prospects, paged.page);
  const gathering = new Gathering(context);
  let waiting = plan.candidates;
  let size = FIRST_ROUND;
  let counting: Promise<ReadonlyMap<Member, bigint>> | undefined;
  for (;;) {
    const round = gathering.reading(() => nextRound(waiting, paged.standing(gathering.answers), plan, paged.wantsMore, size));
    if (round === undefined) continue; // a bad answer was left out, which changes how far the page has come
    counting ??= countOthers(gathering, members, prospects, round, paged.count);
    if (round.length > 0) {
      const asked = new Set(round);
      waiting = waiting.filter((candidate) => !asked.has(candidate));
      size *= 2;
      await gathering.ask(
        round.map(({ member }) => member),
        question,
      );
      continue;
    }
    const counts = await counting;
    const more = waiting.some(({ certain }) => certain > 0);
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

function nextRound(
  waiting: readonly Candidate[],
  { full, last, more }: Standing,
  { filledBy, compare }: PagePlan,
  wantsMore: boolean,
  size: number,
): readonly Candidate[] {
  if (!full) {
    const sure = filledBy === null ? [] : waiting.filter(({ first }) => first === null || compare(first, filledBy) <= 0);
    return sure.length > 0 ? sure : waiting.slice(0, size);
  }
  const ahead = waiting.filter(({ first }) => first === null || (last !== null && compare(first, last) < 0));
  if (ahead.length > 0) return ahead.slice(0, size);
  const uncertain = wantsMore && !more && !waiting.some(({ certain }) => certain > 0);
  return uncertain ? waiting.slice(0, size) : [];
}

/** Asks those that are not in the first round, and whose synopsis does not say it, how many of their rows match. */
async function countOthers(
  gathering: Gathering,
  members: readonly Member[],
  prospects: ReadonlyMap<Member, Prospect>,
  round: readonly Candidate[],
  count: PagedQuestion['count'],
): Promise<ReadonlyMap<Member, bigint>> {
  if (count === undefined) return new Map();
  const asked = new Set(round.map(({ member }) => member));
  const others = members.filter((member) => !asked.has(member) && (prospects.get(member)?.exactly ?? null) === null);
  return gathering.askAside(others, count.question, count.read);
}
