import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { answerPage } from './answerPage.ts';
import { type LightMember, lightMember } from './lightMember.ts';
import { runProgram } from './runProgram.ts';

// Many members that cost next to nothing: no database, one kind of question. With their directory, for measuring the gateway alone.

const settingsForm = z.object({ count: z.number().int(), rows: z.number().int() });
const hangForm = z.object({ code: z.string().nullable() });
const questionForm = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).optional() });
const portForm = z.object({ port: z.number() });

const HANG_MILLISECONDS = 5_000;
const PAGE = 20;
type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

let hanging: string | null = null;

runProgram({
  start: async (given) => {
    const { count, rows } = settingsForm.parse(given);
    const members = Array.from({ length: count }, (_, index) => lightMember(index, rows));
    const addresses: string[] = [];
    for (const member of members) addresses.push(await listen(handlerOf(member)));
    const register = members.map(({ code }, index) => ({
      code,
      kind: 'MUNICIPALITY',
      county: null,
      keyPins: [],
      status: 'LIVE',
      address: addresses[index],
    }));
    const directory = await listen(async (request, response) => {
      const { query } = questionForm.parse(JSON.parse(await read(request)));
      send(response, { data: query.includes('extensions') ? { extensions: [] } : { members: register } });
    });
    const largest = members
      .flatMap((member) => member.rows)
      .sort((a, b) => Number(b.amount) - Number(a.amount) || (a.id < b.id ? -1 : 1))
      .slice(0, PAGE);
    return { directory, codes: members.map(({ code }) => code), largest: largest.map(({ id }) => id) };
  },
  hang: async (given) => {
    hanging = hangForm.parse(given).code;
  },
});

function handlerOf(member: LightMember): Handler {
  const synopsis = JSON.stringify(member.synopsis);
  const etag = `"${createHash('sha256').update(synopsis).digest('base64url')}"`;
  return async (request, response) => {
    const body = await read(request);
    if (hanging === member.code) await new Promise((resolve) => setTimeout(resolve, HANG_MILLISECONDS));
    if (request.method === 'GET') {
      response.setHeader('etag', etag);
      if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
      else response.end(synopsis);
      return;
    }
    const { query, variables = {} } = questionForm.parse(JSON.parse(body));
    send(response, { data: answerPage(member, query, variables) });
  };
}

async function listen(handler: Handler): Promise<string> {
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    // Whoever waits no longer has closed the connection; any other fault is seen as one by the gateway.
    handler(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${portForm.parse(server.address()).port}/graphql`;
}

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return text;
}

function send(response: ServerResponse, answer: unknown): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(answer));
}
