import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import type { Logger } from 'pino';
import type { AskSet } from './AskSet.ts';
import type { Answer, Asker, Stale } from './ask.ts';
import { BadAnswer } from './BadAnswer.ts';
import type { Compilation } from './Compilation.ts';
import type { JsonObject } from './check.ts';
import { type Asked, coverageOf, type MissingReason, type OperationCoverage } from './coverage.ts';
import type { Faults } from './Faults.ts';
import { givenUp } from './GivingUp.ts';
import type { Member } from './Member.ts';
import type { Outlook } from './prune/Outlook.ts';
import { type Patience, type Wait, waitTogether } from './Round.ts';
import { Run } from './Run.ts';

/** What answering one operation takes. */
export interface ScatterContext {
  compilation: Compilation;
  asker: Asker;
  /** Asks what is some person's own affair, or changes something: nothing of it is kept, and no two share an answer. */
  personalAsker: Asker;
  coverage: OperationCoverage;
  /** What is to be expected of members before they are asked. */
  outlook: Outlook;
  /** An answer that lacks a member's part is refused. */
  requireComplete: boolean;
  /** When those are given up on that have not answered; undefined when everybody has until the deadline. */
  patience: Patience | undefined;
  /** Objects of the answer whose further fields cannot be given, and why: what they refer to lies with a member that did not give it. */
  unfilled: Map<object, Error>;
  logger: Logger;
}

/** A member's answer to a question. */
export interface MemberAnswer {
  member: Member;
  data: JsonObject;
  /** The question that it answers. */
  question: AskSet;
  /** Set when it is an earlier answer that stands in. */
  stale?: Stale | undefined;
}

/** What one member is asked. */
export interface Asking {
  question: AskSet;
  /** Questions to which an earlier answer may stand in when this one is not answered, the best first. */
  instead: readonly AskSet[];
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
 * @param wait how the answers are waited for; together, when left out
 * @throws ShafafError `INCOMPLETE` when a part is missing and the client wants all or nothing
 */
export async function gather<Value>(
  context: ScatterContext,
  members: readonly Member[],
  asked: readonly Member[],
  question: AskSet,
  fold: (answers: readonly MemberAnswer[], run: Run) => Value,
  wait?: Wait,
): Promise<Gathered<Value>> {
  const gathering = new Gathering(context, wait);
  await gathering.ask(asked, question);
  for (;;) {
    const gathered = gathering.finish(members, (run) => fold(gathering.answers, run));
    if (gathered !== undefined) return gathered;
  }
}

/** Not worth a line in the log each time: a member that has no address, and one of which it was just said that it fails. */
const KNOWN: ReadonlySet<MissingReason> = new Set(['NOT_CONNECTED', 'SUSPENDED', 'CIRCUIT_OPEN']);

/** Characters of a member's own words that the log takes. */
const LONGEST_DETAIL = 300;

/** Answers as they come in, in one round or several. */
export class Gathering {
  readonly #context: ScatterContext;
  readonly #wait: Wait;
  readonly #questions = new Map<string, AskSet>();
  readonly #asked = new Set<Member>();
  readonly #missing = new Map<string, MissingReason>();
  /** What came of asking aside, for those of whom nothing else comes. */
  readonly #aside = { missing: new Map<string, MissingReason>(), stale: new Map<string, number>() };
  #answers: readonly MemberAnswer[] = [];

  /** @param wait how the answers are waited for; together, when left out */
  constructor(context: ScatterContext, wait: Wait = waitTogether(context.patience)) {
    this.#context = context;
    this.#wait = wait;
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
    await this.askEach(members, () => ({ question, instead: [question] }));
  }

  /** The same, with a question for each. */
  async askEach(members: readonly Member[], asking: (member: Member) => Asking): Promise<void> {
    const answers = await this.#askAll(
      members,
      (member) => {
        const own = asking(member);
        this.#questions.set(member.code, own.question);
        return own;
      },
      this.#missing,
    );
    const again = new Set(members);
    const others = this.#answers.filter(({ member }) => !again.has(member));
    this.#answers = [...others, ...answers].sort((a, b) => (a.member.code < b.member.code ? -1 : 1));
  }

  /** Leaves members out without asking them. */
  leaveOut(members: readonly Member[], reason: MissingReason): void {
    for (const member of members) {
      this.#asked.add(member);
      this.#missing.set(member.code, reason);
    }
  }

  /** Does without earlier answers that stand in for members, which are missing then. Says whether there were any. */
  doWithout(members: readonly Member[]): boolean {
    const left = this.#answers.filter(({ member, stale }) => stale !== undefined && members.includes(member));
    for (const { member, stale } of left) if (stale !== undefined) this.#missing.set(member.code, stale.instead.missing);
    this.#answers = this.#answers.filter((answer) => !left.includes(answer));
    return left.length > 0;
  }

  /** The first of several questions to which the answer is remembered, or else the first of all. */
  cheapest(member: Member, questions: readonly [AskSet, ...AskSet[]]): AskSet {
    return questions.find((question) => this.#context.asker.remembers(member, question)) ?? questions[0];
  }

  /** Asks members something beside the question itself. Who fails to answer is missing, unless it answers the question. */
  async askAside<Value>(
    members: readonly Member[],
    question: AskSet,
    read: (answer: MemberAnswer) => Value,
  ): Promise<ReadonlyMap<Member, Value>> {
    const values = new Map<Member, Value>();
    for (const answer of await this.#askAll(members, () => ({ question, instead: [question] }), this.#aside.missing)) {
      if (answer.stale !== undefined) this.#aside.stale.set(answer.member.code, answer.stale.asOf);
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

  /** Makes the answer's value, or gives undefined when an answer, or a row of one, proved bad and was left out. */
  finish<Value>(members: readonly Member[], fold: (run: Run) => Value): Gathered<Value> | undefined {
    const answered = new Set(this.#answers.map(({ member }) => member.code));
    const asked: Asked = {
      members: members.filter((member) => this.#asked.has(member)),
      skipped: members.filter((member) => !this.#asked.has(member)),
      missing: new Map([...but(answered, this.#aside.missing), ...this.#missing]),
      stale: new Map([...but(answered, this.#aside.stale), ...staleOf(this.#answers)]),
      dropped: [],
    };
    return this.reading(() => {
      const run = new Run(asked);
      const value = fold(run);
      if (run.isToBeRepeated) return undefined;
      const whole = { ...asked, missing: withLeftOut(asked.missing, run), dropped: run.faults.report() };
      this.#logFaults(run.faults);
      this.#context.coverage.add(whole);
      this.#refuseIncomplete(whole);
      return { value, run };
    });
  }

  async #askAll(
    members: readonly Member[],
    asking: (member: Member) => Asking,
    missing: Map<string, MissingReason>,
  ): Promise<MemberAnswer[]> {
    const answers: MemberAnswer[] = [];
    await Promise.all(
      members.map(async (member) => {
        this.#asked.add(member);
        const own = asking(member);
        const answer = await this.#askOne(member, own);
        if ('missing' in answer) missing.set(member.code, answer.missing);
        else answers.push({ member, data: answer.data, question: answer.stale?.question ?? own.question, stale: answer.stale });
      }),
    );
    return answers;
  }

  async #askOne(member: Member, { question, instead }: Asking): Promise<Answer> {
    const { asker, coverage, logger } = this.#context;
    const late = coverage.givenUpOn(member.code);
    const answer = await this.#wait(member, late === undefined ? asker.ask(member, question) : Promise.resolve(late));
    if (!('missing' in answer)) return answer;
    if (!KNOWN.has(answer.missing) && late === undefined && answer !== givenUp)
      logger.warn(
        { member: member.code, reason: answer.missing, detail: answer.detail.slice(0, LONGEST_DETAIL) },
        'a member did not answer',
      );
    if (answer.missing === 'TIMEOUT') coverage.giveUpOn(member.code, answer);
    return asker.instead(member, instead, answer);
  }

  #leaveOut({ member, message }: BadAnswer, question: AskSet | undefined): void {
    this.#context.logger.warn({ member, fault: message }, 'a member gave a bad answer; it is left out');
    this.#missing.set(member, 'BAD_ANSWER');
    const bad = this.#answers.find((answer) => answer.member.code === member);
    if (bad !== undefined && question !== undefined) this.#context.asker.forget(bad.member, bad.stale?.question ?? question);
    this.#answers = this.#answers.filter((answer) => answer.member.code !== member);
  }

  /** Says what was left out of members' answers, which are not used again. */
  #logFaults(faults: Faults): void {
    for (const { code, rows, values } of faults.report()) {
      this.#context.logger.warn(
        { member: code, rows, values, faults: faults.examples(code) },
        'a member gave bad rows or values; they are left out',
      );
      const bad = this.#answers.find(({ member }) => member.code === code);
      if (bad !== undefined) this.#context.asker.forget(bad.member, bad.question);
    }
  }

  #refuseIncomplete(asked: Asked): void {
    if (!this.#context.requireComplete) return;
    const coverage = coverageOf(asked);
    if (coverage.complete) return;
    const names = coverage.missing.map(({ code, reason }) => `${code} (${reason})`).join(', ');
    const dropped = coverage.dropped.map(({ code, reasons }) => `${code} (${reasons.join(', ')})`).join(', ');
    const message = [names && `Not every member answered: ${names}.`, dropped && `Not all of these answers could be used: ${dropped}.`];
    throw new ShafafError('INCOMPLETE', message.filter(Boolean).join(' '), { extensions: { coverage } });
  }
}

function withLeftOut(missing: ReadonlyMap<string, MissingReason>, { leftOut }: Run): ReadonlyMap<string, MissingReason> {
  if (leftOut.size === 0) return missing;
  return new Map([...[...leftOut].map((code) => [code, 'MISSING_EARLIER'] as const), ...missing]);
}

function staleOf(answers: readonly MemberAnswer[]): [code: string, asOf: number][] {
  return answers.flatMap(({ member, stale }) => (stale === undefined ? [] : [[member.code, stale.asOf]]));
}

function but<Value>(codes: ReadonlySet<string>, all: ReadonlyMap<string, Value>): [code: string, value: Value][] {
  return [...all].filter(([code]) => !codes.has(code));
}
