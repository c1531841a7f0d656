import { randomUUID } from 'node:crypto';
import formbody from '@fastify/formbody';
import type { Html } from '@shafaf/shared/pages/html';
import { sendPage } from '@shafaf/shared/pages/sendPage';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { askItself } from '../asking/askItself.ts';
import { type AskedProblem, askedProblem, askedRequest, REQUEST_FIELDS } from './askedRequest.ts';
import { type AskableMember, type AskFault, type AskForm, askPage, type Suggestions } from './askPage.ts';
import { askedFigures, FIGURES_QUERY, figuresPage } from './figuresPage.ts';
import { layout } from './layout.ts';
import { rankSuggestions } from './rankSuggestions.ts';
import { receiptPage } from './receiptPage.ts';
import { requestPage, trackForm } from './requestPage.ts';
import { type RequestWords, requestWords } from './requestWords.ts';
import { wordsToLookFor } from './wordsToLookFor.ts';

const text = z.string().max(20_000).catch('');
const askForm = z.object({ member: text, subject: text, text, name: text, email: text, phone: text, form: text, key: text, website: text });
const heldForm = z.object({ code: text, secret: text });
const actForm = heldForm.extend({ action: text, text, stars: text, agreed: text });
const languageForm = z.object({ language: z.enum(['fa', 'en']).catch('fa') });
const fault = z.object({ extensions: z.object({ code: z.string() }).optional() });
const answerOf = <Data extends z.ZodType>(data: Data) => z.object({ data: data.nullish(), errors: z.array(fault).optional() });

const membersAnswer = answerOf(z.object({ members: z.array(z.object({ code: z.string(), nameFa: z.string(), nameEn: z.string() })) }));
const hit = z.object({
  id: z.string(),
  score: z.number(),
  title: z.string(),
  category: z.string(),
  excerpt: z.string().nullable(),
  member: z.object({ code: z.string(), nameFa: z.string(), nameEn: z.string() }),
});
const searchAnswer = answerOf(z.record(z.string(), z.object({ nodes: z.array(hit) }).nullable()));
const submitAnswer = answerOf(
  z.object({
    submitRequest: z
      .object({ request: askedRequest.nullable(), secret: z.string().nullable(), problem: askedProblem.nullable() })
      .nullable(),
  }),
);
const readAnswer = answerOf(z.object({ request: askedRequest.nullable() }));
const changeAnswer = answerOf(
  z.record(z.string(), z.object({ request: askedRequest.nullable(), problem: askedProblem.nullable() }).nullable()),
);
const figuresAnswer = answerOf(askedFigures);

/** What an applicant can do, and how the graph is asked for it. */
const ACTIONS: Readonly<Record<string, { field: string; declare: string; give: string }>> = {
  CLARIFY: { field: 'clarifyRequest', declare: ', $text: String!', give: ', text: $text' },
  WITHDRAW: { field: 'withdrawRequest', declare: '', give: '' },
  COMPLAIN: { field: 'complainAboutRequest', declare: ', $text: String!', give: ', text: $text' },
  RATE: { field: 'rateRequest', declare: ', $stars: Int!, $text: String', give: ', stars: $stars, text: $text' },
  DECIDE_ON_PUBLICATION: { field: 'decideOnPublication', declare: ', $agreed: Boolean!', give: ', agreed: $agreed' },
};

/** Enough to look through before one asks. */
const SUGGESTIONS = 5;

/**
 * Serves the pages on which citizens ask bodies for information and follow their requests. They hold no script: whatever browser one has, a request can be
 * submitted. All that they do they ask the graph, with the rates of whoever is there. Secrets come by POST alone, and nothing of these pages is kept by caches.
 */
export async function requestRoutes(app: FastifyInstance): Promise<void> {
  await app.register(async (routes) => {
    await routes.register(formbody, { bodyLimit: 128 * 1024 });

    routes.get('/requests', async (_request, reply) => reply.redirect('/requests/new'));

    routes.get('/requests/new', async (request, reply) => {
      const given = askForm.parse(Object(request.query));
      const say = wordsFor(request.query);
      return send(
        reply,
        say,
        say.askTitle,
        askPage(say, await membersFor(request), { ...given, key: randomUUID() }, null, null),
        '/requests/new',
      );
    });

    // By POST, since what somebody wants to know stands in no address.
    routes.post('/requests/look', async (request, reply) => {
      const form = askForm.parse(Object(request.body));
      const say = wordsFor(request.body);
      const [members, suggestions] = await Promise.all([membersFor(request), suggestionsFor(request, form)]);
      const subject = form.subject || (form.text.split('\n')[0] ?? '').slice(0, 100);
      return send(
        reply,
        say,
        say.askTitle,
        askPage(say, members, { ...form, subject, key: randomUUID() }, suggestions, null),
        '/requests/new',
      );
    });

    routes.post('/requests', async (request, reply) => {
      const form = askForm.parse(Object(request.body));
      const say = wordsFor(request.body);
      const again = async (why: AskFault, status: number) => {
        const [members, suggestions] = await Promise.all([membersFor(request), suggestionsFor(request, form)]);
        return send(reply.code(status), say, say.askTitle, askPage(say, members, form, suggestions, why), '/requests/new');
      };
      // Only programs that fill in whatever they find see this field.
      if (form.website !== '') return again({ kind: 'TOO_OFTEN' }, 429);
      const { data, errors } = submitAnswer.parse(
        await asking(request)(
          `mutation ($member: ID!, $request: RequestInput!, $key: String) { submitRequest(member: $member, request: $request, idempotencyKey: $key) { secret request { ${REQUEST_FIELDS} } problem { code path messageFa messageEn } } }`,
          { member: form.member, request: submissionOf(form), key: form.key || null },
        ),
      );
      const submitted = data?.submitRequest;
      if (submitted?.problem)
        return again({ kind: 'PROBLEM', problem: submitted.problem }, submitted.problem.code === 'TOO_MANY' ? 429 : 400);
      if (!submitted?.request)
        return codesOf(errors).has('RATE_LIMITED') ? again({ kind: 'TOO_OFTEN' }, 429) : again({ kind: 'SILENT' }, 503);
      return send(reply.code(201), say, say.receiptTitle, receiptPage(say, submitted.request, submitted.secret), '/requests/new');
    });

    routes.get('/requests/track', async (request, reply) => {
      const say = wordsFor(request.query);
      return send(reply, say, say.trackTitle, trackForm(say, heldForm.parse(Object(request.query)).code, false), '/requests/track');
    });

    // The address that notices give.
    routes.get('/requests/:code', async (request, reply) => {
      const { code } = z.object({ code: text }).parse(request.params);
      const say = wordsFor(request.query);
      return send(reply, say, say.trackTitle, trackForm(say, code, false), '/requests/track');
    });

    routes.post('/requests/track', async (request, reply) => {
      const held = heldForm.parse(Object(request.body));
      const say = wordsFor(request.body);
      const { data, errors } = readAnswer.parse(
        await asking(request)(
          `query ($code: ID!, $secret: String!) { request(trackingCode: $code, secret: $secret) { ${REQUEST_FIELDS} } }`,
          trimmed(held),
        ),
      );
      if (codesOf(errors).has('MEMBER_UNAVAILABLE'))
        return send(reply.code(503), say, say.trackTitle, silentNotice(say, held.code), '/requests/track');
      if (!data?.request) return send(reply.code(404), say, say.trackTitle, trackForm(say, held.code, true), '/requests/track');
      return send(
        reply,
        say,
        say.trackTitle,
        requestPage(say, data.request, trimmed(held), { done: false, problem: null }),
        '/requests/track',
      );
    });

    routes.post('/requests/act', async (request, reply) => {
      const form = actForm.parse(Object(request.body));
      const say = wordsFor(request.body);
      const action = Object.hasOwn(ACTIONS, form.action) ? ACTIONS[form.action] : undefined;
      if (action === undefined) return send(reply.code(400), say, say.trackTitle, trackForm(say, form.code, false), '/requests/track');
      const { field, declare, give } = action;
      const held = trimmed(form);
      const { data, errors } = changeAnswer.parse(
        await asking(request)(
          `mutation ($code: ID!, $secret: String!${declare}) { ${field}(trackingCode: $code, secret: $secret${give}) { request { ${REQUEST_FIELDS} } problem { code path messageFa messageEn } } }`,
          { ...held, text: form.text, stars: Number(form.stars), agreed: form.agreed === 'yes' },
        ),
      );
      const came = data?.[field];
      if (!came)
        return send(
          reply.code(codesOf(errors).has('RATE_LIMITED') ? 429 : 503),
          say,
          say.trackTitle,
          silentNotice(say, form.code),
          '/requests/track',
        );
      const seen = came.request ?? (await reread(request, held));
      if (seen === null) return send(reply.code(404), say, say.trackTitle, trackForm(say, form.code, true), '/requests/track');
      const problem: AskedProblem | null = came.problem;
      return send(
        reply.code(problem === null ? 200 : 400),
        say,
        say.trackTitle,
        requestPage(say, seen, held, { done: problem === null, problem }),
        '/requests/track',
      );
    });

    routes.get('/requests/figures', async (request, reply) => {
      const say = wordsFor(request.query);
      const { data } = figuresAnswer.parse(await asking(request)(FIGURES_QUERY, {}));
      if (!data) return send(reply.code(503), say, say.figuresTitle, silentNotice(say, ''), '/requests/figures');
      return send(reply, say, say.figuresTitle, figuresPage(say, data), '/requests/figures');
    });

    function asking(request: FastifyRequest) {
      const left = new AbortController();
      return askItself(app, request, left.signal);
    }

    async function membersFor(request: FastifyRequest): Promise<AskableMember[]> {
      const { data } = membersAnswer.parse(await asking(request)('{ members { code nameFa nameEn } }', {}));
      return data?.members ?? [];
    }

    async function suggestionsFor(request: FastifyRequest, { text: question, subject, member }: AskForm): Promise<Suggestions> {
      const words = wordsToLookFor(`${subject} ${question}`);
      if (words.length === 0) return [];
      const find = async (filter: object) => {
        const { data, errors } = searchAnswer.parse(
          await asking(request)(
            `query ($filter: SearchFilter, ${words.map((_, index) => `$w${index}: String!`).join(', ')}) { ${words
              .map(
                (_, index) =>
                  `w${index}: search(text: $w${index}, filter: $filter, first: 20) { nodes { id score title category excerpt member { code nameFa nameEn } } }`,
              )
              .join(' ')} }`,
            { filter, ...Object.fromEntries(words.map((word, index) => [`w${index}`, word])) },
          ),
        );
        return errors === undefined
          ? rankSuggestions(
              Object.values(data ?? {}).map((each) => each?.nodes ?? []),
              SUGGESTIONS,
            )
          : null;
      };
      // What the body itself has published answers best; what others have may show where to ask.
      const own = member === '' ? [] : await find({ member: [member] });
      if (own === null) return 'FAILED';
      return own.length > 0 ? own : ((await find({})) ?? 'FAILED');
    }

    async function reread(request: FastifyRequest, held: { code: string; secret: string }) {
      const { data } = readAnswer.parse(
        await asking(request)(
          `query ($code: ID!, $secret: String!) { request(trackingCode: $code, secret: $secret) { ${REQUEST_FIELDS} } }`,
          held,
        ),
      );
      return data?.request ?? null;
    }
  });
}

function submissionOf({ subject, text: question, name, email, phone, form }: AskForm): object {
  return {
    subject,
    text: question,
    applicant: { name, email: email || null, phone: phone || null },
    form: ['ELECTRONIC', 'PAPER', 'INSPECTION'].includes(form) ? form : null,
  };
}

function trimmed({ code, secret }: { code: string; secret: string }): { code: string; secret: string } {
  return { code: code.trim(), secret: secret.trim().slice(0, 100) };
}

function silentNotice(say: RequestWords, code: string): Html {
  return trackForm({ ...say, trackAbout: say.memberSilent }, code, false);
}

function codesOf(errors: readonly z.infer<typeof fault>[] | undefined): ReadonlySet<string | undefined> {
  return new Set((errors ?? []).map(({ extensions }) => extensions?.code));
}

function wordsFor(given: unknown): RequestWords {
  return requestWords[languageForm.parse(Object(given)).language];
}

function send(reply: FastifyReply, say: RequestWords, title: string, body: Html, path: string): FastifyReply {
  return sendPage(reply, layout(say, title, body, path));
}
