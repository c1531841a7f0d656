import { messageOf } from '@shafaf/shared/errors/messageOf';
import type { NetworkPolicy } from '@shafaf/shared/network/NetworkPolicy';
import { ServerPools } from '@shafaf/shared/network/ServerPools';
import type { Call } from '@shafaf/shared/signing/callForm';
import { z } from 'zod';
import { type Exchanged, exchange, type Failed } from './exchange.ts';
import { findJsonFault } from './findJsonFault.ts';
import type { MemberResponse, Missing, WireQuestion } from './scatter/ask.ts';
import { givenUp } from './scatter/GivingUp.ts';
import type { Wanted } from './scatter/Wanted.ts';

/** How other servers are called. */
export interface GraphqlClientOptions {
  /** Which servers may be called. */
  network: NetworkPolicy;
  /** Certificates of authorities that are trusted besides those that Node trusts, as PEM. */
  authorities?: readonly string[];
  /** Pins of the keys that a member's server may have, by the member's code; empty where authorities vouch for it. */
  pinsOf?: (member: string) => readonly string[];
  /** A server that has not answered in full by then is reported as TIMEOUT. */
  deadlineMilliseconds: number;
  /** Connections kept to one server at most; further calls wait for a free one. */
  connections?: number;
  /** A longer answer is broken off and reported as BAD_ANSWER. */
  largestAnswerBytes?: number;
  /** Gives the headers that sign a call to a member. Calls go unsigned when left out. */
  sign?: ((call: Call, body: string) => Promise<Record<string, string>>) | undefined;
}

/** 16 MiB: a full page of 200 wide rows is well under 1 MiB, all groups of a large member under 10. */
const LARGEST_ANSWER = 16 * 1024 * 1024;

const responseForm = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string().catch(''),
        path: z
          .array(z.union([z.string(), z.number()]))
          .optional()
          .catch(undefined),
        extensions: z.record(z.string(), z.unknown()).optional().catch(undefined),
      }),
    )
    .optional(),
});

/** Carries questions to members and the directory over HTTP, with a pool of kept-alive connections for each. */
export class GraphqlClient {
  readonly #options: Required<GraphqlClientOptions>;
  readonly #pools: ServerPools;

  /** @throws ShafafError `BAD_USER_INPUT` for a network policy that cannot be read */
  constructor(options: GraphqlClientOptions) {
    this.#options = { connections: 8, largestAnswerBytes: LARGEST_ANSWER, sign: undefined, authorities: [], pinsOf: () => [], ...options };
    const { network, authorities, connections, deadlineMilliseconds: connectTimeoutMilliseconds } = this.#options;
    this.#pools = new ServerPools({ network, authorities, connections, connectTimeoutMilliseconds });
  }

  /**
   * Asks the server at an address. Never throws: what goes wrong is said in the answer.
   * @param member code of the member whose server it is; a call to no member is not signed
   * @param deadlineMilliseconds what is left of the client's own deadline, when some of it is spent
   * @param wanted when the answer is not wanted any more the call is broken off
   */
  async ask(
    address: string,
    question: WireQuestion,
    member?: string,
    deadlineMilliseconds?: number,
    wanted?: Wanted,
  ): Promise<MemberResponse | Missing> {
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const answer = await this.#call(address, { method: 'POST', headers, body: question }, member, deadlineMilliseconds, wanted);
    return 'missing' in answer ? answer : readResponse(answer.status, answer.text);
  }

  /**
   * Gets a document, unless it is still the one with the tag given (status 304, no text). Never throws.
   * @param etag of the document that is already there
   * @param member code of the member whose server it is; a call to no member is not signed
   */
  async get(address: string, etag: string | undefined, member?: string): Promise<Exchanged | Missing> {
    const headers = { accept: 'application/json', ...(etag !== undefined && { 'if-none-match': etag }) };
    return this.#call(address, { method: 'GET', headers }, member);
  }

  /** Closes the connections to an address that is called no more, when calls under way have ended. */
  drop(address: string): void {
    this.#pools.drop(address);
  }

  /** Lets calls under way end and closes all connections. */
  async close(): Promise<void> {
    await this.#pools.close();
  }

  async #call(
    address: string,
    request: { method: 'GET' | 'POST'; headers: Record<string, string>; body?: string },
    member: string | undefined,
    deadlineMilliseconds = this.#options.deadlineMilliseconds,
    wanted?: Wanted,
  ): Promise<Exchanged | Missing> {
    const { largestAnswerBytes, sign, pinsOf } = this.#options;
    const startedAt = performance.now();
    try {
      const { pool, path } = this.#pools.to(address, member === undefined ? [] : pinsOf(member));
      const signing = member === undefined ? undefined : sign?.({ method: request.method, target: path, member }, request.body ?? '');
      const headers = { 'accept-encoding': 'gzip', ...request.headers, ...(signing && (await signing)) };
      const milliseconds = Math.max(0, deadlineMilliseconds - (performance.now() - startedAt));
      const answer = await exchange(pool, { ...request, headers, path }, { milliseconds, bytes: largestAnswerBytes }, wanted);
      return 'failed' in answer ? this.#missing(answer, deadlineMilliseconds) : answer;
    } catch (error) {
      return { missing: 'UNREACHABLE', detail: messageOf(error) };
    }
  }

  #missing(answer: Failed, deadlineMilliseconds: number): Missing {
    switch (answer.failed) {
      case 'LATE':
        return { missing: 'TIMEOUT', detail: `no answer within ${Math.round(deadlineMilliseconds)} ms` };
      case 'NOT_WANTED':
        return givenUp;
      case 'TOO_LONG':
        return { missing: 'BAD_ANSWER', detail: `more than ${this.#options.largestAnswerBytes} bytes` };
      case 'GARBLED':
        return { missing: 'BAD_ANSWER', detail: 'a body that cannot be decompressed' };
      case 'BROKEN':
        return { missing: 'UNREACHABLE', detail: answer.error.message };
    }
  }
}

function readResponse(statusCode: number, text: string): MemberResponse | Missing {
  const response = parseResponse(text);
  // Data is data, whatever the status; without any, a fault of the server says more than the body that it came with.
  if (typeof response === 'string' || response.data === null) {
    const detail = `status ${statusCode}${typeof response === 'string' ? ` with ${response}` : `: ${response.errors[0]?.message ?? 'no error'}`}`;
    if (statusCode === 401 || statusCode === 403) return { missing: 'REFUSED', detail };
    if (statusCode === 429) return { missing: 'BUSY', detail };
    if (statusCode >= 502 && statusCode <= 504) return { missing: 'UNREACHABLE', detail };
    if (statusCode >= 500) return { missing: 'ERROR', detail };
    if (statusCode === 404 || statusCode === 405) return { missing: 'BAD_ANSWER', detail, isNotServed: true };
    if (typeof response === 'string') return { missing: 'BAD_ANSWER', detail };
  }
  return response;
}

/** The response in a body, or what the body is instead. */
function parseResponse(text: string): MemberResponse | string {
  const fault = findJsonFault(text);
  if (fault !== null) return fault;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'a body that is not JSON';
  }
  // Nearly all answers are plain data, which is checked further on, field by field.
  if (isRecord(json) && isRecord(json.data) && json.errors === undefined) return { data: json.data, errors: [], bytes: text.length };
  const parsed = responseForm.safeParse(json);
  if (!parsed.success) return 'a body that is no GraphQL response';
  const { data = null, errors = [] } = parsed.data;
  return { data, errors, bytes: text.length };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
