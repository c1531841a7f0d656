import type { Coverage } from './Coverage.ts';
import type { Failure } from './Failure.ts';
import type { GraphDocument } from './GraphDocument.ts';

/** What the gateway answered. */
export interface GraphAnswer<Data> {
  data: Data;
  /** Which bodies it covers; null when no body was asked. */
  coverage: Coverage | null;
  /** What went wrong with parts of it. */
  errors: readonly GraphError[];
}

/** An error beside data. */
export interface GraphError {
  message: string;
  path?: readonly (string | number)[];
  extensions?: { code?: string; whatToDo?: string; id?: string };
}

/** Thrown when there is no answer. */
export class GraphFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/** Longer addresses are refused by some servers on the way. */
const LONGEST_ADDRESS = 4_000;

interface Body<Data> {
  data?: Data | null;
  errors?: readonly GraphError[];
  extensions?: { coverage?: Coverage };
}

/**
 * Asks the gateway: by the operation's hash with a GET, so that the browser and what stands between keep the answer and only ask whether it still
 * holds (`ETag`). A gateway that does not know the operation yet is told it once.
 * @throws GraphFailure when there is no answer
 */
export async function askGraph<Data, Variables>(
  document: GraphDocument<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<GraphAnswer<Data>> {
  const byHash = addressOf(document, variables);
  const tryHash = byHash.length <= LONGEST_ADDRESS;
  const first = tryHash ? await send<Data>(byHash, { method: 'GET' }, signal) : null;
  const isUnknown =
    first === null || first.body.errors?.some(({ extensions }) => extensions?.code === 'PERSISTED_QUERY_NOT_FOUND') === true;
  const answer = isUnknown ? await send<Data>('/graphql', postOf(document, variables), signal) : first;
  return read(answer);
}

/** Where an operation's answer can be had as JSON, by whoever has the address. */
export function addressOf<Data, Variables>({ hash }: GraphDocument<Data, Variables>, variables: Variables): string {
  const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } });
  return `/graphql?${new URLSearchParams({ variables: JSON.stringify(variables), extensions })}`;
}

function postOf<Data, Variables>({ text, hash }: GraphDocument<Data, Variables>, variables: Variables): RequestInit {
  const body = JSON.stringify({ query: text, variables, extensions: { persistedQuery: { version: 1, sha256Hash: hash } } });
  return { method: 'POST', body, headers: { 'content-type': 'application/json' } };
}

interface Sent<Data> {
  response: Response;
  body: Body<Data>;
}

async function send<Data>(address: string, init: RequestInit, signal: AbortSignal | undefined): Promise<Sent<Data>> {
  const headers = { accept: 'application/json', 'apollo-require-preflight': 'true', ...init.headers };
  const response = await fetch(address, { ...init, headers, signal: signal ?? null }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new GraphFailure({ kind: 'OFFLINE' });
  });
  const body: Body<Data> | null = await response.json().catch(() => null);
  if (body !== null) return { response, body };
  throw new GraphFailure({ kind: 'SERVER', id: null });
}

function read<Data>({ response, body }: Sent<Data>): GraphAnswer<Data> {
  const { data, errors = [], extensions } = body;
  const coverage = extensions?.coverage ?? null;
  const isNothing = data == null || Object.values(data).every((value) => value === null);
  // That a body is missing is an answer: the page says which.
  const lacksBodies = (coverage?.missing.length ?? 0) > 0;
  if (data != null && (!isNothing || lacksBodies || errors.length === 0)) return { data, errors, coverage };
  const [error] = errors;
  if (response.status === 429) {
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    throw new GraphFailure({ kind: 'TOO_MANY', retryAfterSeconds: Number.isNaN(seconds) ? null : seconds });
  }
  const id = error?.extensions?.id ?? null;
  if (error === undefined || id !== null || response.status >= 500) throw new GraphFailure({ kind: 'SERVER', id });
  throw new GraphFailure({ kind: 'REFUSED', message: error.message, whatToDo: error.extensions?.whatToDo ?? null });
}
