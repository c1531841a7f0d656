import { createServer, type ServerResponse } from 'node:http';

/** What a server does with a request instead of answering it. */
export type Fault = 'HANG' | 'RESET' | 'ERROR_500' | 'BAD_GATEWAY' | 'TOO_MANY' | 'NONSENSE';

/** A server that fails as it is told. */
export interface FaultyServer {
  /** Where it answers GraphQL. */
  address: string;
  /** Bodies of the requests to `/graphql` it got, in order. */
  readonly requests: string[];
  /** Paths of all requests it got, in order. */
  readonly paths: string[];
  /** What it does with each request from now on: the nth of the faults with the nth one (null answers it), the last one with all that follow. */
  behave(...faults: (Fault | null)[]): void;
  /** Holds all answers back until they are released. */
  hold(): void;
  release(): void;
  /** How many connections are open. */
  connections(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a server on 127.0.0.1. @param answer the body for a request's body */
export async function startFaultyServer(
  answer: (body: string, path: string) => string | Promise<string> = () => '{"data":{}}',
): Promise<FaultyServer> {
  const requests: string[] = [];
  const paths: string[] = [];
  let faults: (Fault | null)[] = [];
  let held: Promise<void> | undefined;
  let release = (): void => {};
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const path = request.url ?? '';
    const body = Buffer.concat(chunks).toString();
    paths.push(path);
    if (path === '/graphql') requests.push(body);
    const fault = faults.length > 1 ? faults.shift() : faults[0];
    if (fault !== undefined && fault !== null) return fail(fault, response);
    const text = await answer(body, path);
    await held;
    response.setHeader('content-type', 'application/json');
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  return {
    address: `http://127.0.0.1:${bound.port}/graphql`,
    requests,
    paths,
    behave(...now) {
      faults = now;
    },
    hold() {
      held = new Promise((resolve) => {
        release = resolve;
      });
    },
    release: () => release(),
    connections: () => new Promise((resolve, reject) => server.getConnections((error, count) => (error ? reject(error) : resolve(count)))),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function fail(fault: Fault, response: ServerResponse): void {
  if (fault === 'RESET') response.socket?.resetAndDestroy();
  else if (fault === 'ERROR_500') response.writeHead(500).end('{"errors":[{"message":"out of memory"}]}');
  else if (fault === 'BAD_GATEWAY') response.writeHead(502).end('<h1>Bad gateway</h1>');
  else if (fault === 'TOO_MANY') response.writeHead(429).end('slow down');
  else if (fault === 'NONSENSE') response.end('<h1>Welcome</h1>');
}
