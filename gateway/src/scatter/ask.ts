import DataLoader from 'dataloader';
import type { AnswerMemory } from './AnswerMemory.ts';
import type { AskSet } from './AskSet.ts';
import type { MissingReason } from './coverage.ts';
import type { Member } from './Member.ts';

/** What came of a question: the member's `data`, or why there is none, for the log. */
export type Answer = { data: Readonly<Record<string, unknown>> } | Missing;

/** Why a member's part is not there. */
export interface Missing {
  missing: MissingReason;
  /** For the log only: it may hold the member's own words. */
  detail: string;
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

/** Carries one request to a member's address and its response back; `code` is the member's. Never throws: what goes wrong is an answer too. */
export type Send = (address: string, request: WireQuestion, code: string) => Promise<MemberResponse | Missing>;

/** A question as it goes over the wire: the JSON of `{ query, variables }`. */
export type WireQuestion = string;

/** How answers may be used again. */
export interface Remembering {
  memory: AnswerMemory;
  /** The version of the member's data, or undefined when it is not known. */
  versionOf: (member: Member) => string | undefined;
}

/**
 * Asks members on behalf of one fetch of one operation. Questions to one member that arise together travel in one request, so that
 * an operation of several root fields costs each member one call.
 */
export class Asker {
  readonly #send: Send;
  readonly #remembering: Remembering | undefined;
  readonly #loaders = new Map<string, DataLoader<AskSet, { answer: Answer; bytes: number }>>();
  /** Most questions go to many members alike. */
  readonly #written = new Map<AskSet, WireQuestion>();

  /** @param remembering undefined when every question is to be sent */
  constructor(send: Send, remembering: Remembering | undefined) {
    this.#send = send;
    this.#remembering = remembering;
  }

  async ask(member: Member, question: AskSet): Promise<Answer> {
    const { code, address } = member;
    if (address === null) return { missing: 'NOT_CONNECTED', detail: 'the register has no address' };
    const load = () => this.#loader(code, address).load(question);
    if (this.#remembering === undefined) return (await load()).answer;
    const { key, known } = this.#keyOf(this.#remembering, member, question);
    return this.#remembering.memory.recall(key, known, load);
  }

  /** Whether the answer to a question need not be asked for. */
  remembers(member: Member, question: AskSet): boolean {
    if (this.#remembering === undefined) return false;
    const { key, known } = this.#keyOf(this.#remembering, member, question);
    return known && this.#remembering.memory.has(key);
  }

  /** Sees to it that an answer that proved bad is not used again. */
  forget(member: Member, question: AskSet): void {
    if (this.#remembering !== undefined) this.#remembering.memory.forget(this.#keyOf(this.#remembering, member, question).key);
  }

  #keyOf({ versionOf }: Remembering, member: Member, question: AskSet): { key: string; known: boolean } {
    const version = versionOf(member);
    return { key: `${member.address}\n${version ?? ''}\n${this.#write([question])}`, known: version !== undefined };
  }

  #write(questions: readonly AskSet[]): WireQuestion {
    const [question] = questions;
    if (question === undefined || questions.length > 1) return writeQuestions(questions);
    let written = this.#written.get(question);
    if (written === undefined) {
      written = writeQuestions(questions);
      this.#written.set(question, written);
    }
    return written;
  }

  #loader(code: string, address: string): DataLoader<AskSet, { answer: Answer; bytes: number }> {
    let loader = this.#loaders.get(code);
    if (loader === undefined) {
      loader = new DataLoader((questions) => this.#askTogether(code, address, questions), { cache: false });
      this.#loaders.set(code, loader);
    }
    return loader;
  }

  async #askTogether(code: string, address: string, questions: readonly AskSet[]): Promise<{ answer: Answer; bytes: number }[]> {
    const response = await this.#send(address, this.#write(questions), code);
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
export function writeQuestions(questions: readonly AskSet[]): WireQuestion {
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
  const query = `query Scatter${declared.length === 0 ? '' : `(${declared.join(', ')})`} { ${parts.join(' ')} }`;
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
  if (prefix === '') return { data };
  return {
    data: Object.fromEntries(aliases.map((alias) => [alias, Object.hasOwn(data, prefix + alias) ? data[prefix + alias] : undefined])),
  };
}
