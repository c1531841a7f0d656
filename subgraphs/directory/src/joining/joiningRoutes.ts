import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { DirectoryDatabase } from '../database/DirectoryDatabase.ts';
import { answerInvitation } from './answerInvitation.ts';
import type { InvitationChecks } from './InvitationChecks.ts';
import { invitationAnswer } from './invitationAnswer.ts';
import { joiningStateOf } from './joiningState.ts';

/** An answer is a few hundred bytes. */
const LARGEST_ANSWER = 8 * 1024;

/**
 * `POST /joining` takes the answer to an invitation (`invitationAnswer`) and begins the check; `GET /joining`, with the invitation as
 * bearer token, says how far it has come. Both give a `JoiningState`.
 */
export function joiningRoutes(app: FastifyInstance, database: Kysely<DirectoryDatabase>, checks: InvitationChecks): void {
  app.post('/joining', { bodyLimit: LARGEST_ANSWER }, (request, reply) =>
    answering(reply, async () => {
      const parsed = invitationAnswer.safeParse(request.body);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        throw new ShafafError('BAD_USER_INPUT', `The answer is not of the form it must have: ${issue?.path.join('.')}: ${issue?.message}`);
      }
      checks.add(await answerInvitation(database, parsed.data));
      reply.code(202);
      return joiningStateOf(database, parsed.data.invitation);
    }),
  );
  app.get('/joining', (request, reply) => answering(reply, () => joiningStateOf(database, bearer(request))));
}

function bearer({ headers }: FastifyRequest): string {
  const token = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
  if (token === undefined) throw new ShafafError('BAD_INVITATION', 'The header authorization must be "Bearer" and the invitation.');
  return token;
}

async function answering(reply: FastifyReply, work: () => Promise<object>): Promise<FastifyReply> {
  reply.header('cache-control', 'no-store');
  try {
    return reply.send(await work());
  } catch (error) {
    if (!(error instanceof ShafafError)) throw error;
    const { code, message, extensions } = error;
    return reply.code(statusOf(code)).send({ error: message, code, whatToDo: extensions.whatToDo });
  }
}

function statusOf(code: string): number {
  if (code === 'BAD_INVITATION') return 403;
  return code === 'WRONG_STATUS' ? 409 : 400;
}
