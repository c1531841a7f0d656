import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Officer } from '../../RequestDesk.ts';
import { readDeskForm } from '../deskForm.ts';
import type { DeskPlace } from '../deskPlace.ts';
import { closeSession, newSessionKey, openSession, SESSION_SECONDS } from '../deskSessions.ts';
import { comesFromHere } from '../isLoopback.ts';
import { providerSignIn } from './providerSignIn.ts';
import { signInPage } from './signInPage.ts';

/** Sign-ins that failed, from one address in ten minutes; people who mistype need fewer. */
const FAILURES = 10;
const SPAN_SECONDS = 600;
/** The time that somebody has to sign in with the provider. */
const SIGN_IN_SECONDS = 600;

/** Adds the ways into a desk, and out of it. */
export function signInRoutes(app: FastifyInstance, place: DeskPlace): void {
  const { database, desk, settings, cookies, now, say, logger } = place;
  const failures = new RateLimiterMemory({ points: FAILURES, duration: SPAN_SECONDS });
  const provider = settings.provider && providerSignIn(settings.provider, logger);
  const backTo = () => `${place.publicOrigin()}/desk/sign-in/back`;

  const show = (request: FastifyRequest, reply: FastifyReply, fault: string | null, status = 200) =>
    place.send(request, reply.code(status), {
      title: say(request).signIn,
      body: signInPage(
        say(request),
        {
          provider: provider !== undefined,
          developmentOfficers: comesFromHere(request) ? (settings.developmentOfficers ?? []) : [],
        },
        fault,
      ),
      session: null,
    });

  /** A new key each time, so that one which somebody planted before is of no use. */
  const enter = async (request: FastifyRequest, reply: FastifyReply, officer: Officer, token: string | null) => {
    const before = cookies.read(request, 'session');
    if (before !== undefined) await closeSession(database, before);
    cookies.write(request, reply, 'session', await openSession(database, officer, token, now()), SESSION_SECONDS);
    return reply.redirect('/desk', 303);
  };

  app.get('/desk/sign-in', { compress: false }, async (request, reply) => show(request, reply, null));

  app.post('/desk/sign-in/token', { compress: false }, async (request, reply) => {
    const spent = await failures.get(request.ip);
    if (spent !== null && spent.consumedPoints >= FAILURES) {
      reply.header('retry-after', String(Math.max(1, Math.ceil(spent.msBeforeNext / 1_000))));
      return show(request, reply, say(request).tooManyAttempts, 429);
    }
    const token = (await readDeskForm(request)).text('token').trim();
    const officer = await desk.officerOf(token);
    if (officer !== null) return enter(request, reply, officer, token);
    await failures.penalty(request.ip);
    return show(request, reply, say(request).wrongToken, 403);
  });

  if (provider !== undefined) {
    app.get('/desk/sign-in/provider', { compress: false }, async (request, reply) => {
      const key = newSessionKey();
      const there = await provider.begin(key, backTo());
      if (there === null) return show(request, reply, say(request).providerSilent, 503);
      cookies.write(request, reply, 'sign-in', key, SIGN_IN_SECONDS);
      return reply.redirect(there.href, 303);
    });

    app.get('/desk/sign-in/back', { compress: false }, async (request, reply) => {
      const key = cookies.read(request, 'sign-in');
      if (key === undefined) return show(request, reply, say(request).signInFailed, 400);
      const officer = await provider.finish(key, new URL(`${backTo()}${new URL(request.url, backTo()).search}`));
      if (officer === 'NONE' || officer === 'FAILED') {
        cookies.clear(request, reply, 'sign-in');
        return officer === 'NONE'
          ? show(request, reply, say(request).noOfficer, 403)
          : show(request, reply, say(request).signInFailed, 400);
      }
      cookies.clear(request, reply, 'sign-in');
      return enter(request, reply, officer, null);
    });
  }

  if (settings.developmentOfficers !== undefined)
    app.post('/desk/sign-in/development', { compress: false }, async (request, reply) => {
      const name = (await readDeskForm(request)).text('officer');
      if (!comesFromHere(request) || !settings.developmentOfficers?.includes(name))
        return show(request, reply, say(request).signInFailed, 403);
      return enter(request, reply, { name }, null);
    });

  app.post('/desk/sign-out', { compress: false }, async (request, reply) => {
    const key = cookies.read(request, 'session');
    if (key !== undefined) await closeSession(database, key);
    cookies.clear(request, reply, 'session');
    return reply.redirect('/desk/sign-in', 303);
  });
}
