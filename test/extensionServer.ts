import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';

/** What the gateway asks: its query and variables. */
export interface Question {
  query: string;
  variables: { representations?: Record<string, unknown>[] };
}

/** An extension's server of which everything can be changed while it runs. */
export interface ExtensionServer {
  address: string;
  sdl: string;
  /** What it answers, but for the question for its SDL: a JSON value; with undefined it never answers. */
  answer: (question: Question) => unknown;
  /** Takes the place of all answers, those for the SDL among them. */
  behave: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  /** Questions that came, but for those for the SDL. */
  readonly questions: readonly Question[];
  /** How often it was asked for its SDL. */
  readonly polls: number;
  /** Takes it down, so that connections are refused. */
  stop(): Promise<void>;
  /** Starts it again where it was. */
  start(): Promise<void>;
}

const questionForm = z.object({
  query: z.string(),
  variables: z.object({ representations: z.array(z.record(z.string(), z.unknown())).exactOptional() }).default({}),
});

/** Starts an extension's server on this machine. It answers every question with no data before something else is said. */
export async function startExtensionServer(sdl: string): Promise<ExtensionServer> {
  const questions: Question[] = [];
  let polls = 0;
  const answerTo = (text: string): unknown => {
    const question = questionForm.parse(JSON.parse(text));
    if (question.query.includes('_service')) {
      polls++;
      return { data: { _service: { sdl: server.sdl } } };
    }
    questions.push(question);
    return server.answer(question);
  };
  const listener = createServer((request, response) => {
    if (server.behave !== undefined) return server.behave(request, response);
    let text = '';
    request.on('data', (more) => {
      text += String(more);
    });
    request.on('end', () => {
      const answer = answerTo(text);
      if (answer !== undefined) response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    });
  });
  const listen = (port: number) => new Promise<void>((resolve) => listener.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const server: ExtensionServer = {
    address: `http://127.0.0.1:${address.port}/graphql`,
    sdl,
    answer: () => ({ data: null }),
    behave: undefined,
    questions,
    get polls() {
      return polls;
    },
    async stop() {
      const closed = new Promise((resolve) => listener.close(resolve));
      listener.closeAllConnections();
      await closed;
    },
    start: () => listen(address.port),
  };
  return server;
}
