import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call as it came in, and what the honest server behind would answer. */
export interface SpoilCall {
  /** Path and query. */
  target: string;
  /** Of GraphQL: its text and variables; empty for other calls. */
  query: string;
  variables: Record<string, unknown>;
  headers: IncomingMessage['headers'];
  /** Asks the honest server, or another one, the same or something else. */
  ask: (question?: { query: string; variables: Record<string, unknown> }, other?: string) => Promise<Answered>;
}

/** An answer. */
export interface Answered {
  status: number;
  headers: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: a lie reaches into answers wherever it likes.
  body: any;
}

/** How answers are spoilt; gives what is sent instead. */
export type Spoil = (call: SpoilCall) => Promise<Answered> | Answered;

/** A server that stands before an honest one and does not answer as that does. */
export interface SpoiledServer {
  address: string;
  stop(): Promise<void>;
}

/** Starts one. */
export async function startSpoiledServer(honest: string, spoil: Spoil): Promise<SpoiledServer> {
  const server = createServer((request, response) => {
    void (async () => {
      const body = await read(request);
      const target = request.url ?? '';
      const parsed = parse(body);
      const ask: SpoilCall['ask'] = async (question, other) => {
        const text = question === undefined ? body : JSON.stringify(question);
        return forward(new URL(target, other ?? honest), request, text);
      };
      const answer = await spoil({ target, ...parsed, headers: request.headers, ask });
      const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(text);
    })().catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  return { address: await listen(server), stop: () => close(server) };
}

async function forward(url: URL, { method = 'GET', headers }: IncomingMessage, body: string): Promise<Answered> {
  const passed = Object.entries(headers).filter(
    ([name]) => !['host', 'connection', 'content-length', 'accept-encoding', 'transfer-encoding'].includes(name),
  );
  const response = await fetch(url, {
    method,
    headers: Object.fromEntries(passed.map(([name, value]) => [name, String(value)])),
    ...(method === 'POST' && { body }),
  });
  const text = await response.text();
  const etag = response.headers.get('etag');
  return { status: response.status, headers: { ...(etag !== null && { etag }) }, body: text === '' ? '' : tryJson(text) };
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function parse(body: string): { query: string; variables: Record<string, unknown> } {
  const json = tryJson(body);
  const { query, variables } = typeof json === 'object' && json !== null ? Object(json) : {};
  return { query: typeof query === 'string' ? query : '', variables: typeof variables === 'object' && variables !== null ? variables : {} };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${isPort(address) ? address.port : 0}/graphql`);
    });
  });
}

function isPort(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
