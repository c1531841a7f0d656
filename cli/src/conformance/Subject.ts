import { z } from 'zod';
import { Fault } from './Fault.ts';
import { type MemberLink, NoReply, type Reply, type Sign } from './MemberLink.ts';

/** A GraphQL question. */
export interface GraphqlQuestion {
  query: string;
  variables?: Readonly<Record<string, unknown>>;
}

/** A GraphQL answer, as it came. */
export interface GraphqlAnswer {
  status: number;
  /** Undefined when the body is no GraphQL response. */
  data: Readonly<Record<string, unknown>> | null | undefined;
  errors: readonly { message: string; code: string | null }[];
  text: string;
}

const responseForm = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string() }).partial().catch({}).optional() })).optional(),
});

/** The server that is checked, as one that questions are put to. */
export class Subject {
  readonly link: MemberLink;
  /** Code of the member that it should be. */
  readonly code: string;
  /** Signs calls to it; undefined when they are not to be signed. */
  readonly sign: Sign | undefined;

  constructor(link: MemberLink, code: string, sign: Sign | undefined) {
    this.link = link;
    this.code = code;
    this.sign = sign;
  }

  /**
   * Puts a question, signed if there is a key.
   * @throws NoReply
   */
  async ask(question: GraphqlQuestion, { signed = true } = {}): Promise<GraphqlAnswer> {
    const body = JSON.stringify({ query: question.query, variables: question.variables ?? {} });
    return readAnswer(await this.post(body, signed ? await this.signature(body) : {}));
  }

  /** Sends a body as it is. */
  post(body: string, headers: Record<string, string> = {}): Promise<Reply> {
    return this.link.call({ method: 'POST', to: 'graphql', body, headers: { 'content-type': 'application/json', ...headers } });
  }

  /** The headers that sign a body, none without a key. */
  async signature(body: string): Promise<Record<string, string>> {
    return (await this.sign?.({ method: 'POST', target: this.link.target('graphql'), member: this.code }, body)) ?? {};
  }

  /** Gets the synopsis, unless it is still the one with the tag given. */
  async synopsis(etag?: string): Promise<Reply> {
    const signature = await this.sign?.({ method: 'GET', target: this.link.target('synopsis'), member: this.code }, '');
    return this.link.call({
      method: 'GET',
      to: 'synopsis',
      headers: { ...(etag !== undefined && { 'if-none-match': etag }), ...signature },
    });
  }

  /**
   * The data that a question is answered with.
   * @throws Fault when it is answered with an error, or with none
   */
  async data(question: GraphqlQuestion): Promise<Readonly<Record<string, unknown>>> {
    const { status, data, errors, text } = await this.ask(question);
    const asked = shorten(`${question.query} with ${JSON.stringify(question.variables ?? {})}`, 400);
    const [error] = errors;
    if (error !== undefined)
      throw new Fault(
        `Asked ${asked}, it answers with the error "${shorten(error.message)}".`,
        'Answer the question; your log may say why it could not.',
      );
    if (data === null || data === undefined)
      throw new Fault(
        `Asked ${asked}, it answers with no data (status ${status}): ${shorten(text)}`,
        'Answer GraphQL over HTTP: a JSON object with the key "data".',
      );
    return data;
  }
}

/** Reads a reply as a GraphQL response. */
export function readAnswer({ status, text }: Reply): GraphqlAnswer {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { status, data: undefined, errors: [], text };
  }
  const parsed = responseForm.safeParse(json);
  if (!parsed.success) return { status, data: undefined, errors: [], text };
  const { data = null, errors = [] } = parsed.data;
  return { status, data, errors: errors.map(({ message, extensions }) => ({ message, code: extensions?.code ?? null })), text };
}

/** Whether something thrown says something of the server, and is no fault of the check. */
export function isOfSubject(error: unknown): error is Fault | NoReply {
  return error instanceof Fault || error instanceof NoReply;
}

/** A text for a report: its beginning. */
export function shorten(text: string, most = 200): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
