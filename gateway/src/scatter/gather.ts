import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import type { Logger } from 'pino';
import type { AskSet } from './AskSet.ts';
import type { Answer, Asker } from './ask.ts';
import { BadAnswer } from './BadAnswer.ts';
import type { Compilation } from './Compilation.ts';
import type { JsonObject } from './check.ts';
import { type Asked, coverageOf, type MissingReason, type OperationCoverage } from './coverage.ts';
import type { Member } from './Member.ts';
import type { KnownSynopsis } from './prune/KnownSynopsis.ts';
import { Run } from './Run.ts';

/** What answering one operation takes. */
export interface ScatterContext {
  compilation: Compilation;
  asker: Asker;
  coverage: OperationCoverage;
  /** What a member's synopsis says, or undefined when nothing is known that could be relied on. */
  synopsisOf: (member: Member) => KnownSynopsis | undefined;
  /** An answer that lacks a member's part is refused. */
  requireComplete: boolean;
  logger: Logger;
}

/** A member's answer to a question. */
export interface MemberAnswer {
  member: Member;
  data: JsonObject;
}

/** One value made of many answers. */
export interface Gathered<Value> {
  value: Value;
  /** Who was asked, what is missing, and what is still to be followed. */
  run: Run;
}

/**
 * Asks members one question and makes one value of their answers. A member whose answer proves bad while it is read is left out
 * and reported, and the rest is put together anew.
 * @param members everyone whom the question concerns
 * @param asked those of them who may hold a part; the rest is skipped
 * @param fold throws `BadAnswer` for an answer that is not what the schema says
 * @throws ShafafError `INCOMPLETE` when a part is missing and the client wants all or nothing
 */
export async function gather<Value>(
  context: ScatterContext,
  members: readonly Member[],
  asked: readonly Member[],
  question: AskSet,
  fold: (answers: readonly MemberAnswer[], run: Run) => Value,
): Promise<Gathered<Value>> {
  const gathering = new Gathering(context);
  await gathering.ask(asked, question);
  for (;;) {
    const gathered = gathering.finish(members, (run) => fold(gathering.answers, run));
    if (gathered !== undefined) return gathered;
  }
}

/** Answers as they come in, in one round or several. */
export class Gathering {
  readonly #context: ScatterContext;
  readonly #questions = new Map<string, AskSet>();
  readonly #asked = new Set<Member>();
  readonly #missing = new Map<string, MissingReason>();
  #answers: readonly MemberAnswer[] = [];

  constructor(context: ScatterContext) {
    this.#context = context;
  }

  /** The usable answers so far, in order of the members' codes: who answers first must not decide whose value comes first. */
  get answers(): readonly MemberAnswer[] {
    return this.#answers;
  }

  answered(member: Member): boolean {
    return this.#answers.some((answer) => answer.member === member);
  }

  /** Asks members, and adds what they answer; it takes the place of what they answered before. */
  async ask(members: readonly Member[], question: AskSet): Promise<void> {
    await this.askEach(members, () => question);
  }

  /** The same, with a question for each. */
  async askEach(members: readonly Member[], question: (member: Member) => AskSet): Promise<void> {
    const answers = await this.#askAll(members, (member) => {
      const own = question(member);
      this.#questions.set(member.code, own);
      return own;
    });
    const again = new Set(members);
    const others = this.#answers.filter(({ member }) => !again.has(member));
    this.#answers = [...others, ...answers].sort((a, b) => (a.member.code < b.member.code ? -1 : 1));
  }

  /** The first of several questions to which the answer is remembered, or else the first of all. */
  cheapest(member: Member, questions: readonly [AskSet, ...AskSet[]]): AskSet {
    return questions.find((question) => this.#context.asker.remembers(member, question)) ?? questions[0];
  }

  /** Asks members something beside the question itself. Who fails to answer is missing. */
  async askAside<Value>(
    members: readonly Member[],
    question: AskSet,
    read: (answer: MemberAnswer) => Value,
  ): Promise<ReadonlyMap<Member, Value>> {
    const values = new Map<Member, Value>();
    for (const answer of await this.#askAll(members, () => question)) {
      try {
        values.set(answer.member, read(answer));
      } catch (error) {
        if (!(error instanceof BadAnswer)) throw error;
        this.#leaveOut(error, question);
      }
    }
    return values;
  }

  /** What reading the answers gives, or undefined when one of them proved bad and was left out. */
  reading<Value>(read: () => Value): Value | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof BadAnswer)) throw error;
      this.#leaveOut(error, this.#questions.get(error.member));
      return undefined;
    }
  }

  /** Makes the answer's value, or gives undefined when an answer proved bad and was left out. */
  finish<Value>(members: readonly Member[], fold: (run: Run) => Value): Gathered<Value> | undefined {
    const asked: Asked = {
      members: members.filter((member) => this.#asked.has(member)),
      skipped: members.filter((member) => !this.#asked.has(member)),
      missing: this.#missing,
    };
    return this.reading(() => {
      const run = new Run(asked);
      const value = fold(run);
      this.#context.coverage.add(asked);
      this.#refuseIncomplete(asked);
      return { value, run };
    });
  }

  async #askAll(members: readonly Member[], question: (member: Member) => AskSet): Promise<MemberAnswer[]> {
    const answers: MemberAnswer[] = [];
    await Promise.all(
      members.map(async (member) => {
        this.#asked.add(member);
        const answer = await this.#askOne(member, question(member));
        if ('missing' in answer) this.#missing.set(member.code, answer.missing);
        else answers.push({ member, data: answer.data });
      }),
    );
    return answers;
  }

  async #askOne(member: Member, question: AskSet): Promise<Answer> {
    const { asker, logger } = this.#context;
    const answer = await asker.ask(member, question);
    // A member that runs no server yet is known, and no news.
    if ('missing' in answer && answer.missing !== 'NOT_CONNECTED')
      logger.warn({ member: member.code, reason: answer.missing, detail: answer.detail }, 'a member did not answer');
    return answer;
  }

  #leaveOut({ member, message }: BadAnswer, question: AskSet | undefined): void {
    this.#context.logger.warn({ member, fault: message }, 'a member gave a bad answer; it is left out');
    this.#missing.set(member, 'BAD_ANSWER');
    const bad = this.#answers.find((answer) => answer.member.code === member);
    if (bad !== undefined && question !== undefined) this.#context.asker.forget(bad.member, question);
    this.#answers = this.#answers.filter((answer) => answer.member.code !== member);
  }

  #refuseIncomplete(asked: Asked): void {
    if (!this.#context.requireComplete || asked.missing.size === 0) return;
    const coverage = coverageOf(asked);
    const names = coverage.missing.map(({ code, reason }) => `${code} (${reason})`).join(', ');
    throw new ShafafError('INCOMPLETE', `Not every member answered: ${names}.`, { extensions: { coverage } });
  }
}
