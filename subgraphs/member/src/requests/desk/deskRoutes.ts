import fastifyMultipart from '@fastify/multipart';
import { dayInIran } from '@shafaf/shared/calendar/dayInIran';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { parseGlobalId } from '@shafaf/shared/graph/globalId';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { attachmentHeaders } from '../../documents/attachmentHeaders.ts';
import { readCalendar } from '../calendar/readCalendar.ts';
import { findByCode } from '../findRequest.ts';
import { listRequests } from '../listRequests.ts';
import { trackingCodeOf } from '../requestFields.ts';
import type { StoredRequest } from '../store/requestsTables.ts';
import { RequestRefused } from '../texts/problems.ts';
import { actOnRequest, deskChange } from './actOnRequest.ts';
import { isConfidential } from './deskCookies.ts';
import { readDeskForm, writtenIn } from './deskForm.ts';
import { type DeskOptions, deskPlace } from './deskPlace.ts';
import type { DeskSession } from './deskSessions.ts';
import { holdsFormKey, isSentFromHere } from './formOrigin.ts';
import type { ActionFault } from './pages/actionForms.ts';
import { listPage } from './pages/listPage.ts';
import { requestPath } from './pages/requestPath.ts';
import { type CameOfIt, seenRequestPage } from './pages/seenRequestPage.ts';
import { countLists, listingOf } from './readLists.ts';
import { seeRequest, urgencyOf } from './seenRequest.ts';
import { signInRoutes } from './signIn/signInRoutes.ts';

const PAGE = 50;
const YEAR_SECONDS = 365 * 86_400;
const listQuery = z.object({
  list: z.enum(['open', 'overdue', 'REGISTERED', 'IN_PROGRESS', 'AWAITING_CLARIFICATION', 'ANSWERED', 'WITHDRAWN']).catch('open'),
  after: z.string().max(200).optional().catch(undefined),
  code: z.string().trim().min(1).max(200).optional().catch(undefined),
});
const codeParameter = z.object({ code: z.string().max(200) });
const fileParameters = codeParameter.extend({
  part: z.enum(['request', 'answer']),
  number: z.coerce.number().int().min(1).max(100),
});

/**
 * Serves the desk at which a body's officers answer requests for information: on the body's own server, so that what is personal never leaves it. Its pages
 * hold no script. Who is not signed in sees nothing of it; what an officer does comes from a form of the officer's own session alone.
 */
export async function deskRoutes(app: FastifyInstance, options: DeskOptions): Promise<void> {
  const place = deskPlace(options);
  const { member, database, desk, say, sessionOf, now } = place;
  await app.register(async (scope) => {
    // Forms are the one thing that comes here.
    scope.removeAllContentTypeParsers();
    await scope.register(fastifyMultipart, { throwFileSizeLimit: false });

    scope.setErrorHandler((error, request, reply) => {
      const status = error instanceof Object && 'statusCode' in error ? Number(error.statusCode) : 500;
      if (!(status >= 400 && status < 500)) throw error;
      return place.tell(request, reply, { status, title: say(request).refusedTitle, words: say(request).foreignForm });
    });

    scope.addHook('onRequest', async (request, reply) => {
      const words = say(request);
      if (isConfidential(request, place.publicOrigin()) === null)
        return place.tell(request, reply, { status: 403, title: words.refusedTitle, words: words.needsHttps });
      if (request.method === 'POST' && !isSentFromHere(request, place.publicOrigin()))
        return place.tell(request, reply, { status: 403, title: words.refusedTitle, words: words.foreignForm });
    });

    signInRoutes(scope, place);

    scope.get('/desk/language/:language', { compress: false }, async (request, reply) => {
      const { language } = z.object({ language: z.enum(['fa', 'en']).catch('fa') }).parse(request.params);
      place.cookies.write(request, reply, 'language', language, YEAR_SECONDS);
      return reply.redirect('/desk', 303);
    });

    scope.get('/desk', { compress: false }, async (request, reply) => {
      const session = await sessionOf(request);
      if (session === null) return reply.redirect('/desk/sign-in', 303);
      const { list, after, code } = listQuery.parse(request.query);
      if (code !== undefined) return reply.redirect(requestPath(parseGlobalId(code)?.localId ?? code), 303);
      const today = dayInIran(now());
      try {
        const [{ requests, next }, counts, calendar] = await Promise.all([
          listRequests(database, member, { ...listingOf(list, today), first: PAGE, after: after ?? null }),
          countLists(database, today),
          readCalendar(database),
        ]);
        const rows = requests.map((each) => ({ request: each, urgency: urgencyOf(each, today, calendar) }));
        return place.send(request, reply, {
          title: say(request).desk,
          body: listPage(say(request), { list, counts, rows, next, isFirst: after === undefined }),
          session,
        });
      } catch (error) {
        if (error instanceof ShafafError && error.code === 'BAD_CURSOR') return reply.redirect('/desk', 303);
        throw error;
      }
    });

    scope.get('/desk/requests/:code', { compress: false }, async (request, reply) => {
      const session = await sessionOf(request);
      if (session === null) return reply.redirect('/desk/sign-in', 303);
      const found = await find(request);
      if (found === null) return notFound(request, reply);
      const { done } = z.object({ done: z.string().optional().catch(undefined) }).parse(request.query);
      return show(request, reply, session, found, { done: done !== undefined, fault: null });
    });

    scope.post('/desk/requests/:code', { compress: false }, async (request, reply) => {
      const session = await sessionOf(request);
      const form = await readDeskForm(request);
      const words = say(request);
      if (session === null)
        return place.tell(request, reply, { status: 403, title: words.refusedTitle, words: words.over, kept: writtenIn(form) });
      const change = deskChange.safeParse(form.text('change'));
      if (!holdsFormKey(form.text('key'), session.formKey) || !change.success)
        return place.tell(request, reply, { status: 403, title: words.refusedTitle, words: words.foreignForm, kept: writtenIn(form) });
      const found = await find(request);
      if (found === null) return notFound(request, reply);
      try {
        await actOnRequest(database, desk, found, session.officer, change.data, form);
        return reply.redirect(`${requestPath(found.code)}?done=yes`, 303);
      } catch (error) {
        if (!(error instanceof RequestRefused)) throw error;
        const { problem } = error;
        const fault: ActionFault = { change: change.data, problem, form, hadFiles: form.files.length > 0 };
        // As it is by now: somebody else may have been quicker.
        return show(request, reply.code(400), session, (await find(request)) ?? found, { done: false, fault });
      }
    });

    scope.get('/desk/requests/:code/files/:part/:number', { compress: false }, async (request, reply) => {
      if ((await sessionOf(request)) === null) return reply.redirect('/desk/sign-in', 303);
      const parameters = fileParameters.safeParse(request.params);
      const found = await find(request);
      const file =
        found !== null &&
        parameters.success &&
        (await database
          .selectFrom('request_files')
          .select(['name', 'media_type', 'content'])
          .where('request_id', '=', found.id)
          .where('part', '=', parameters.data.part === 'request' ? 'REQUEST' : 'ANSWER')
          .where('number', '=', parameters.data.number)
          .executeTakeFirst());
      if (!file) return notFound(request, reply);
      return reply
        .headers({ ...attachmentHeaders(file.name), 'cross-origin-resource-policy': 'same-origin', 'cache-control': 'no-store' })
        .type(file.media_type)
        .send(file.content);
    });
  });

  async function find(request: FastifyRequest): Promise<StoredRequest | null> {
    const parsed = codeParameter.safeParse(request.params);
    return parsed.success ? findByCode(database, member, trackingCodeOf(member, parsed.data.code)) : null;
  }

  async function show(request: FastifyRequest, reply: FastifyReply, session: DeskSession, found: StoredRequest, came: CameOfIt) {
    const seen = await seeRequest(database, found, desk.rules, await readCalendar(database), now());
    return place.send(request, reply, {
      title: found.subject,
      body: seenRequestPage(say(request), session, seen, trackingCodeOf(member, found.code), desk.rules.extension?.workingDays ?? 0, came),
      session,
    });
  }

  function notFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    return place.tell(request, reply, { status: 404, title: say(request).notFoundTitle, words: say(request).notFound });
  }
}
