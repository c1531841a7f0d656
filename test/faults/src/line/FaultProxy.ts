import {
  Agent,
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { gzipSync } from 'node:zlib';
import {
  type AnswerLie,
  answerLies,
  isMisleading,
  isOneOf,
  type LineFault,
  type ProxyFault,
  type SynopsisLie,
  synopsisLies,
} from '../Fault.ts';
import { lieInAnswer, SECRET } from './lieInAnswer.ts';
import { lieInSynopsis } from './lieInSynopsis.ts';

/** Stands before a member's server and does with its answers what it is told. */
export interface FaultProxy {
  /** Where it answers GraphQL for the member. */
  address: string;
  /** Where the member answers GraphQL; it may move. */
  target: string;
  /** The fault from now on; null for none. */
  inject(fault: ProxyFault | null): void;
  /** How many requests the present fault has met. */
  readonly touched: number;
  /** When a synopsis was last given that misleads, in milliseconds of `performance.now`. */
  readonly misledAt: number;
  stop(): Promise<void>;
}

/** A member's answer. */
interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

const FLOOD_BYTES = 100 * 1024 * 1024;
const CHUNK = Buffer.from('"aaaaaaaaaaaaa",'.repeat(4_096));
const DRIP_MILLISECONDS = 20;
let compressedFlood: Buffer | undefined;

/**
 * @param code the member's
 * @param another code of another member, for which it passes when it lies
 */
export async function startFaultProxy(code: string, another: string): Promise<FaultProxy> {
  const agent = new Agent({ keepAlive: true });
  let target = '';
  let fault: ProxyFault | null = null;
  let touched = 0;
  let misledAt = Number.NEGATIVE_INFINITY;
  let turn = 0;

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.socket?.resetAndDestroy());
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const question = Buffer.concat(chunks);
    const present = fault;
    if (present === null) return pass(response, await forward(request, question, response, target, agent));
    if (isOneOf(answerLies, present)) return lie(present, request, question, response);
    if (isOneOf(synopsisLies, present)) return lieAboutAll(present, request, question, response);
    touched++;
    await fail(present, request, question, response);
  }

  async function lie(present: AnswerLie, request: IncomingMessage, question: Buffer, response: ServerResponse): Promise<void> {
    const reply = await forward(request, question, response, target, agent);
    if (request.url !== '/graphql' || reply.status !== 200) return pass(response, reply);
    const text = lieInAnswer(present, { code, another, question: question.toString(), answer: reply.body.toString() });
    if (text === null) return pass(response, reply);
    touched++;
    pass(response, { ...reply, body: Buffer.from(text) });
  }

  async function lieAboutAll(present: SynopsisLie, request: IncomingMessage, question: Buffer, response: ServerResponse): Promise<void> {
    const isSynopsis = request.url === '/synopsis';
    // The honest one is needed whatever the gateway has already.
    if (isSynopsis) delete request.headers['if-none-match'];
    const reply = await forward(request, question, response, target, agent);
    if (!isSynopsis || reply.status !== 200) return pass(response, reply);
    const { status, text } = lieInSynopsis(present, reply.body.toString(), another);
    touched++;
    if (isMisleading(present)) misledAt = performance.now();
    pass(response, { status, headers: { ...reply.headers, etag: `"lie-${touched}"` }, body: Buffer.from(text) });
  }

  async function fail(present: LineFault, request: IncomingMessage, question: Buffer, response: ServerResponse): Promise<void> {
    switch (present) {
      case 'HANGS':
        return;
      case 'RESET':
        response.socket?.resetAndDestroy();
        return;
      case 'FLOODS':
        return flood(response);
      case 'FLOODS_COMPRESSED':
        compressedFlood ??= gzipSync(Buffer.alloc(FLOOD_BYTES, CHUNK), { level: 1 });
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(compressedFlood);
        return;
      case 'ERROR_500':
        response.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify({ errors: [{ message: SECRET }] }));
        return;
      case 'BAD_GATEWAY':
        response.writeHead(502, { 'content-type': 'text/html' }).end(`<h1>${SECRET}</h1>`);
        return;
      case 'TOO_MANY':
        response.writeHead(429, { 'retry-after': '1' }).end();
        return;
      case 'REDIRECTS':
        response.writeHead(307, { location: target }).end();
        return;
      case 'WEB_PAGE':
        response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><h1>Welcome</h1>');
        return;
      case 'NOTHING':
        response.writeHead(200, { 'content-type': 'application/json' }).end();
        return;
      case 'TOO_DEEP':
        response.writeHead(200, { 'content-type': 'application/json' }).end(`{"data":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`);
        return;
      case 'TOO_WIDE':
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(`{"data":{"contracts":{"nodes":[${'{},'.repeat(2_000_000)}{}]}}}`);
        return;
      case 'FLAPS': {
        const flap = ([null, 'RESET', 'ERROR_500', null, 'CUT_SHORT'] as const)[turn++ % 5] ?? null;
        if (flap !== null) return fail(flap, request, question, response);
        return pass(response, await forward(request, question, response, target, agent));
      }
      default:
        return spoil(present, response, await forward(request, question, response, target, agent));
    }
  }

  const address = await new Promise<string>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      if (bound === null || typeof bound === 'string') reject(new Error('no port'));
      else resolve(`http://127.0.0.1:${bound.port}/graphql`);
    });
  });
  return {
    address,
    get target() {
      return target;
    },
    set target(now) {
      target = now;
    },
    inject(now) {
      fault = now;
      touched = 0;
    },
    get touched() {
      return touched;
    },
    get misledAt() {
      return misledAt;
    },
    async stop() {
      server.closeAllConnections();
      agent.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Headers that belong to one hop, or that a changed body makes wrong. */
const OWN_HEADERS = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length']);

/** Asks the member, uncompressed, and gives its whole answer; gives up with the one who asks. */
function forward(request: IncomingMessage, question: Buffer, response: ServerResponse, target: string, agent: Agent): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { 'accept-encoding': _encoding, connection: _connection, 'transfer-encoding': _transfer, ...headers } = request.headers;
    const url = new URL(request.url ?? '/', target);
    const asked = httpRequest(url, { method: request.method, headers, agent }, (answer) => {
      const chunks: Uint8Array[] = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: Buffer.concat(chunks) }));
      answer.on('error', reject);
      answer.on('aborted', () => reject(new Error('aborted')));
    });
    asked.on('error', reject);
    response.on('close', () => asked.destroy());
    asked.end(question);
  });
}

function headersOf({ headers }: Reply): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN_HEADERS.has(name)));
}

function pass(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, headersOf(reply)).end(reply.body);
}

type Spoiling = 'RESET_MIDWAY' | 'DRIPS' | 'CUT_SHORT' | 'CUT_TEXT' | 'GARBLED';

/** Gives a part of an answer, or all of it but wrongly. */
function spoil(fault: Spoiling, response: ServerResponse, reply: Reply): void {
  const { body, status } = reply;
  const half = body.subarray(0, Math.floor(body.length / 2));
  const headers = { ...headersOf(reply), 'content-length': body.length };
  switch (fault) {
    case 'RESET_MIDWAY':
      response.writeHead(status, headers).write(half, () => response.socket?.resetAndDestroy());
      return;
    case 'CUT_SHORT':
      response.writeHead(status, headers).write(half, () => response.socket?.end());
      return;
    case 'CUT_TEXT':
      response.writeHead(status, headersOf(reply)).end(half);
      return;
    case 'GARBLED':
      response.writeHead(status, headersOf(reply)).end(garbled(body));
      return;
    case 'DRIPS': {
      response.writeHead(status, headers);
      let sent = 0;
      const timer = setInterval(() => {
        if (sent < body.length) response.write(body.subarray(sent, ++sent));
        else response.end();
      }, DRIP_MILLISECONDS);
      response.on('close', () => clearInterval(timer));
    }
  }
}

/**
 * Puts bytes into a text that cannot stand in JSON anywhere. Changes that leave it the JSON of another answer could not be told from the
 * truth by anybody; TLS keeps them out.
 */
function garbled(body: Buffer): Buffer {
  const copy = Buffer.from(body);
  for (let at = Math.floor(copy.length / 7); at < copy.length; at += 97) copy[at] = at % 9;
  return copy;
}

function flood(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"data":{"contracts":{"nodes":[');
  let sent = 0;
  const more = () => {
    while (sent < FLOOD_BYTES && !response.destroyed) {
      sent += CHUNK.length;
      if (!response.write(CHUNK)) {
        response.once('drain', more);
        return;
      }
    }
    response.end();
  };
  more();
}
