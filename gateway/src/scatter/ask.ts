import DataLoader from 'dataloader';
import type { AnswerMemory } from './AnswerMemory.ts';
import type { AskSet } from './AskSet.ts';
import type { Collapse } from './Collapse.ts';
import type { MissingReason } from './coverage.ts';
import { type GivingUp, givenUp } from './GivingUp.ts';
import type { Member } from './Member.ts';
import { Wanted } from './Wanted.ts';

/** What came of a question: the member's `data`, or why there is none, for the log. */
export type Answer = Given | Missing;

/** A member's data. */
export interface Given {
  data: Readonly<Record<string, unknown>>;
  /** Set when it is no answer to this question but an earlier one that stands in. */
  stale?: Stale;
}

/** An earlier answer that stands in for one that could not be had. */
export interface Stale {
  /** When it was the member's newest for all that is known, in milliseconds since 1970. */
  asOf: number;
  /** Why the member has not answered now. */
  instead: Missing;
  /** The question that it answered. */
  question: AskSet;
}

/** Why a member's part is not there. */
export interface Missing {
  missing: MissingReason;
  /** For the log only: it may hold the member's own words. */
  detail: string;
  /** Set when the member's server has nothing at the address that was called. */
  isNotServed?: true;
}

/** A member's GraphQL response. */
export interface MemberResponse {
  data: Readonly<Record<string, unknown>> | null;
  errors: readonly {
    message: string;
    path?: readonly (string | number)[] | undefined;
    extensions?: Record<string, unknown> | undefined;
  }[];
  /** How long it was over the wire. */
  bytes: number;
}

/**
 * Carries one request to a member's address and its response back; `code` is the member's. Never throws: what goes wrong is an answer too.
 * What is not wanted any more is broken off.
 */
export type Send = (address: string, request: WireQuestion, code: string, wanted: Wanted) => Promise<MemberResponse | Missing>;

/** A question as it goes over the wire: the JSON of `{ query, variables }`. */
export type WireQuestion = string;

/** How answers may be used again. */
export interface Remembering {
  memory: AnswerMemory;
  /** The version of the member's data, or undefined when it is not known. */
  versionOf: (member: Member) => string | undefined;
  /** Whether earlier answers may stand in for a member that fails; none may when left out. */
  stale?: Staleness | undefined;
}

/** Which earlier answers may stand in for a member that fails. */
export interface Staleness {
  /** Older ones may not. */
  largestAgeMilliseconds: number;
  /** Which version of a member's data was heard of last, and when, in milliseconds since 1970. */
  lastConfirmed: (member: Member) => { version: string; at: number } | undefined;
}

/** Failures of a member's server or line. Whoever has no address, or does not obey the gateway, is not spoken for. */
const FAILURES: ReadonlySet<MissingReason> = new Set(['UNREACHABLE', 'TIMEOUT', 'ERROR', 'BAD_ANSWER', 'CIRCUIT_OPEN', 'BUSY']);

/** A question, and whether its answer is still wanted. */
interface AskedQuestion {
  question: AskSet;
  wanted: Wanted;
}

type Loader = DataLoader<AskedQuestion, { answer: Answer; bytes: number }>;

/**
 * Asks members on behalf of one fetch of one operation. Questions to one member that arise together travel in one request, so that
 * an operation of several root fields costs each member one call.
 */
export class Asker {
  readonly #send: Send;
  readonly #remembering: Remembering | undefined;
  readonly #collapse: Collapse | undefined;
  readonly #givingUp: GivingUp;
  readonly #kind: 'query' | 'mutation';
  readonly #loaders = new Map<string, Loader>();
  /** Most questions go to many members alike. */
  readonly #written = new Map<AskSet, WireQuestion>();

  /**
   * @param remembering undefined when no earlier answer may be used
   * @param collapse undefined when every question is to be sent, though the same may be under way
   * @param kind what it asks; a query when left out
   */
  constructor(
    send: Send,
    remembering: Remembering | undefined,
    collapse: Collapse | undefined,
    givingUp: GivingUp,
    kind: 'query' | 'mutation' = 'query',
  ) {
    this.#send = send;
    this.#remembering = remembering;
    this.#collapse = collapse;
    this.#givingUp = givingUp;
    this.#kind = kind;
  }

  async ask(member: Member, question: AskSet): Promise<Answer> {
    const { code, address, suspended } = member;
    if (address === null) return { missing: suspended === true ? 'SUSPENDED' : 'NOT_CONNECTED', detail: 'the register has no address' };
    if (this.#givingUp.isGivenUp) return givenUp;
    const load = (wanted: Wanted) => this.#loader(code, address).load({ question, wanted });
    if (this.#remembering === undefined) {
      const send = async (wanted: Wanted) => (await load(wanted)).answer;
      if (this.#collapse !== undefined) return this.#collapse.ask(this.#keyOf(member, question), send, this.#givingUp);
      const wanted = new Wanted();
      return this.#givingUp.wait(send(wanted), wanted);
    }
    const { memory, versionOf } = this.#remembering;
    return memory.recall(this.#keyOf(member, question), versionOf(member), load, this.#givingUp);
  }

  /** Whether the answer to a question need not be asked for. */
  remembers(member: Member, question: AskSet): boolean {
    if (this.#remembering === undefined) return false;
    const { memory, versionOf } = this.#remembering;
    return memory.has(this.#keyOf(member, question), versionOf(member));
  }

  /**
   * What can be used of a member that has not answered: an earlier answer, if there is one and it may be, or else nothing.
   * @param questions any of which it may have answered before, the best first
   */
  instead(member: Member, questions: readonly AskSet[], instead: Missing): Answer {
    const { memory, stale } = this.#remembering ?? {};
    if (memory === undefined || stale === undefined || !FAILURES.has(instead.missing)) return instead;
    const confirmed = stale.lastConfirmed(member);
    for (const question of questions) {
      const kept = memory.last(this.#keyOf(member, question));
      if (kept === undefined) continue;
      const stood = confirmed !== undefined && confirmed.version === kept.version;
      const asOf = stood ? Math.max(kept.askedAt, confirmed.at) : kept.askedAt;
      if (Date.now() - asOf <= stale.largestAgeMilliseconds) return { data: kept.data, stale: { asOf, instead, question } };
    }
    return instead;
  }

  /** Sees to it that an answer that proved bad is not used again. */
  forget(member: Member, question: AskSet): void {
    this.#remembering?.memory.forget(this.#keyOf(member, question));
  }

  #keyOf({ code, address }: Member, question: AskSet): string {
    return `${code}\n${address}\n${this.#write([question])}`;
  }

  #write(questions: readonly AskSet[]): WireQuestion {
    const [question] = questions;
    if (question === undefined || questions.length > 1) return writeQuestions(questions, this.#kind);
    let written = this.#written.get(question);
    if (written === undefined) {
      written = writeQuestions(questions, this.#kind);
      this.#written.set(question, written);
    }
    return written;
  }

  #loader(code: string, address: string): Loader {
    let loader = this.#loaders.get(code);
    if (loader === undefined) {
      loader = new DataLoader((asked) => this.#askTogether(code, address, asked), { cache: false });
      this.#loaders.set(code, loader);
    }
    return loader;
  }

  async #askTogether(code: string, address: string, asked: readonly AskedQuestion[]): Promise<{ answer: Answer; bytes: number }[]> {
    const questions = asked.map(({ question }) => question);
    const wanted = Wanted.any(asked.map((each) => each.wanted));
    const response = await this.#send(address, this.#write(questions), code, wanted);
    return questions.map((question, index) =>
      'missing' in response
        ? { answer: response, bytes: 0 }
        : { answer: answerTo(question, prefixOf(index, questions.length), response), bytes: response.bytes },
    );
  }
}

/**
 * The text and variables of several questions in one. Values travel as variables, so that members meet the same few texts again
 * and again and need not parse each anew.
 */
export function writeQuestions(questions: readonly AskSet[], kind: 'query' | 'mutation' = 'query'): WireQuestion {
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];
  const parts = questions.map((question, index) =>
    question.print(
      ({ type, value }) => {
        const name = `v${declared.length}`;
        declared.push(`$${name}: ${type}`);
        variables[name] = value;
        return `$${name}`;
      },
      prefixOf(index, questions.length),
    ),
  );
  const query = `${kind} Scatter${declared.length === 0 ? '' : `(${declared.join(', ')})`} { ${parts.join(' ')} }`;
  return JSON.stringify({ query, variables });
}

function prefixOf(index: number, count: number): string {
  return count === 1 ? '' : `q${index}_`;
}

/** The part of a response that answers one of several questions. An error anywhere in it makes all of it unusable. */
function answerTo(question: AskSet, prefix: string, { data, errors }: MemberResponse): Answer {
  const aliases = question.aliases();
  const keys = new Set<unknown>(aliases.map((alias) => prefix + alias));
  const error = errors.find(({ path }) => path === undefined || keys.has(path[0]));
  if (error !== undefined) return { missing: 'ERROR', detail: error.message };
  if (data === null) return { missing: 'BAD_ANSWER', detail: 'the response has neither data nor errors' };
  // A field that is not there says nothing; one that is null would say that there is no such record.
  const left = aliases.find((alias) => !Object.hasOwn(data, prefix + alias));
  if (left !== undefined) return { missing: 'BAD_ANSWER', detail: `the response lacks the field ${left}` };
  if (prefix === '') return { data };
  return { data: Object.fromEntries(aliases.map((alias) => [alias, data[prefix + alias]])) };
}
