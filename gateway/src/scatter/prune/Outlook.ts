import type { Cursor } from '@shafaf/shared/graph/cursor';
import type { Member } from '../Member.ts';
import type { Page } from '../merge/page.ts';
import type { KnownSynopsis } from './KnownSynopsis.ts';
import { type PagePlan, planPage } from './planPage.ts';
import type { Prospect } from './prospectOf.ts';
import type { Question } from './Question.ts';
import { walkOf } from './Walk.ts';

/** What members' synopses leave to expect; nothing of members of whom nothing is known. */
export interface Prospects {
  get(member: Member): Prospect | undefined;
}

/** Candidates of all plans that are kept, together: some megabytes. */
const MOST_CANDIDATES = 50_000;
/** Questions whose prospects are kept. */
const MOST_QUESTIONS = 200;

/**
 * What can be expected of all members at one moment. While their synopses stand, the same question needs no thinking over again: with
 * hundreds of members that would cost more than to ask those few that have a part in the answer.
 */
export class Outlook {
  /** The members that it is of. */
  readonly register: readonly Member[];
  readonly #synopsisOf: (member: Member) => KnownSynopsis | undefined;
  readonly #prospects = new Map<string, LazyProspects>();
  readonly #plans = new Map<string, PagePlan>();
  #candidates = 0;

  constructor(register: readonly Member[], synopsisOf: (member: Member) => KnownSynopsis | undefined) {
    this.register = register;
    this.#synopsisOf = synopsisOf;
  }

  /** What is known of a member's data. */
  synopsisOf(member: Member): KnownSynopsis | undefined {
    return this.#synopsisOf(member);
  }

  prospects(question: Question): Prospects {
    let prospects = this.#prospects.get(question.name);
    if (prospects === undefined) {
      if (this.#prospects.size >= MOST_QUESTIONS) this.#prospects.clear();
      prospects = new LazyProspects(question, this.#synopsisOf);
      this.#prospects.set(question.name, prospects);
    }
    return prospects;
  }

  /**
   * In which order members are to be asked for a page of a question, and how far.
   * @param members those of the register whom the question concerns
   */
  plan(members: readonly Member[], question: Question, page: Page): PagePlan {
    // No list of codes is this, and that of nobody least of all.
    const whom = members.length === this.register.length ? '*' : members.map(({ code }) => code).join(' ');
    const name = [question.name, whom, walkOf(page), page.limit, placeName(page.after), placeName(page.before)].join('\n');
    let plan = this.#plans.get(name);
    if (plan === undefined) {
      plan = planPage(members, this.prospects(question), page);
      if (this.#candidates > MOST_CANDIDATES) {
        this.#plans.clear();
        this.#candidates = 0;
      }
      this.#candidates += plan.candidates.length;
      this.#plans.set(name, plan);
    }
    return plan;
  }
}

/** Worked out for each member when it is first needed. */
class LazyProspects implements Prospects {
  readonly #question: Question;
  readonly #synopsisOf: (member: Member) => KnownSynopsis | undefined;
  readonly #known = new Map<Member, Prospect | null>();

  constructor(question: Question, synopsisOf: (member: Member) => KnownSynopsis | undefined) {
    this.#question = question;
    this.#synopsisOf = synopsisOf;
  }

  get(member: Member): Prospect | undefined {
    let prospect = this.#known.get(member);
    if (prospect === undefined) {
      prospect = this.#synopsisOf(member)?.prospect(this.#question) ?? null;
      this.#known.set(member, prospect);
    }
    return prospect ?? undefined;
  }
}

function placeName(cursor: Cursor | null): string {
  return cursor === null ? '' : JSON.stringify([cursor.key, cursor.id]);
}
