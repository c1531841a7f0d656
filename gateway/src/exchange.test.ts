import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from '@jest/globals';
import { Pool } from 'undici';
import { type Exchanged, exchange, type Failed } from './exchange.ts';

const LONG = 60_000;
const KILOBYTE = 1_024;
let server: Server | undefined;
let pool: Pool | undefined;

afterEach(async () => {
  await pool?.destroy();
  server?.closeAllConnections();
  if (server?.listening) await new Promise((resolve) => server?.close(resolve));
});

/** Asks a server that answers in this way. */
async function ask(listener: RequestListener, limits: Partial<{ milliseconds: number; bytes: number }> = {}): Promise<Exchanged | Failed> {
  await serve(listener);
  return askAgain(limits);
}

async function serve(listener: RequestListener): Promise<void> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  pool = new Pool(`http://127.0.0.1:${address.port}`, { connections: 1 });
}

function askAgain(limits: Partial<{ milliseconds: number; bytes: number }> = {}): Promise<Exchanged | Failed> {
  if (pool === undefined) throw new Error('no server');
  return exchange(pool, { method: 'POST', path: '/graphql', body: '{}' }, { milliseconds: LONG, bytes: KILOBYTE, ...limits });
}

test('an answer comes with its status and tag', async () => {
  const answer = await ask((_request, response) => response.writeHead(202, { etag: '"1"' }).end('پاسخ'));
  expect(answer).toEqual({ status: 202, etag: '"1"', text: 'پاسخ' });
});

test('an answer without a body is empty', async () => {
  expect(await ask((_request, response) => response.writeHead(304).end())).toEqual({ status: 304, etag: undefined, text: '' });
});

test('a letter may be cut in two on its way', async () => {
  const [first, ...rest] = Buffer.from('پ');
  const answer = await ask((_request, response) => {
    response.write(Buffer.from([first ?? 0]));
    setTimeout(() => response.end(Buffer.from(rest)), 20);
  });
  expect(answer).toMatchObject({ text: 'پ' });
});

test('what the server says before its answer is not taken for it', async () => {
  const answer = await ask((_request, response) => {
    response.writeProcessing();
    response.writeHead(200).end('answer');
  });
  expect(answer).toMatchObject({ status: 200, text: 'answer' });
});

test('a compressed answer is decompressed', async () => {
  const answer = await ask((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('answer')));
  expect(answer).toMatchObject({ status: 200, text: 'answer' });
});

test('an answer that cannot be decompressed is garbled', async () => {
  const answer = await ask((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('answer'));
  expect(answer).toEqual({ failed: 'GARBLED' });
});

test.each([
  ['as it is', {}, 'a'.repeat(KILOBYTE + 1)],
  ['once it is decompressed', { 'content-encoding': 'gzip' }, gzipSync('a'.repeat(KILOBYTE + 1))],
])('an answer that is too long %s is refused', async (_when, headers, body) => {
  expect(await ask((_request, response) => response.writeHead(200, headers).end(body))).toEqual({ failed: 'TOO_LONG' });
});

test('an answer that does not end is broken off when it gets too long', async () => {
  const closed = new Promise<void>((resolve) => {
    void serve((_request, response) => {
      const writing = setInterval(() => response.write('a'.repeat(KILOBYTE)), 5);
      response.on('close', () => {
        clearInterval(writing);
        resolve();
      });
    }).then(() => expect(askAgain()).resolves.toEqual({ failed: 'TOO_LONG' }));
  });
  await closed;
});

test.each<[string, RequestListener]>([
  ['that does not begin', () => undefined],
  ['that does not end', (_request, response) => void response.write('half')],
])('an answer %s by the deadline is late, and its connection is given up', async (_which, listener) => {
  let hangs = true;
  expect(await ask((...call) => (hangs ? listener(...call) : call[1].end('answer')), { milliseconds: 50 })).toEqual({ failed: 'LATE' });
  hangs = false;
  expect(await askAgain()).toMatchObject({ text: 'answer' });
});

test('a request that waits for a connection until the deadline is late, and is never sent', async () => {
  const sent: string[] = [];
  let answerFirst = () => {};
  await serve((request, response) => {
    sent.push(String(request.headers['content-length']));
    answerFirst = () => response.end('first');
  });
  const first = askAgain();
  while (sent.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await askAgain({ milliseconds: 30 })).toEqual({ failed: 'LATE' });
  answerFirst();
  expect(await first).toMatchObject({ text: 'first' });
  const third = askAgain();
  while (sent.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  answerFirst();
  expect(await third).toMatchObject({ text: 'first' });
  expect(sent).toHaveLength(2);
});

test('a connection that breaks off is said so', async () => {
  const answer = await ask((_request, response) => {
    response.writeHead(200, { 'content-length': 100 }).write('half');
    setTimeout(() => response.destroy(), 20);
  });
  expect(answer).toMatchObject({ failed: 'BROKEN', error: expect.any(Error) });
});

test('a port at which nobody listens is said so', async () => {
  await serve(() => undefined);
  await new Promise((resolve) => server?.close(resolve));
  expect(await askAgain()).toMatchObject({ failed: 'BROKEN', error: { code: 'ECONNREFUSED' } });
});
