import { sign } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { answerStatement } from '@shafaf/directory/joining/invitationAnswer';
import { type JoiningState, joiningState } from '@shafaf/directory/joining/joiningState';
import { isErrorCode } from '@shafaf/shared/errors/isErrorCode';
import { messageOf } from '@shafaf/shared/errors/messageOf';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { publicJwk } from '@shafaf/shared/signing/keyId';
import { z } from 'zod';
import type { JoiningSettings } from './joiningSettings.ts';

/** Who answers what. */
export interface AnswerOptions extends JoiningSettings {
  invitation: string;
  /** Told once when the check has begun. */
  onWaiting?: () => void;
}

const LOOK_EVERY = 500;
const LOOK_DEADLINE = 30_000;
/** The directory is asked again when a bad line cuts a question off; so often in a row. */
const TRIES = 10;

const refusalForm = z.object({ error: z.string(), code: z.string() });

/**
 * Answers an invitation and waits until the directory has checked the server.
 * @throws ShafafError what the directory refuses the answer with, or `SUBGRAPH_UNAVAILABLE` when it does not answer
 */
export async function answerInvitation({
  invitation,
  code,
  address,
  directory,
  key,
  keyPins,
  onWaiting,
}: AnswerOptions): Promise<JoiningState> {
  if (!invitation.startsWith(`${code}.`))
    throw new ShafafError(
      'BAD_INVITATION',
      `The invitation is for ${invitation.split('.')[0]?.slice(0, 100)}, but the settings are those of ${code}.`,
    );
  const said = { invitation, address, publicKey: publicJwk(key).x, keyPins };
  const signature = sign(null, Buffer.from(answerStatement(said)), key).toString('base64url');
  const url = new URL('/joining', directory);
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...said, signature }) };
  let state = await ask(url, post);
  if (state.checking) onWaiting?.();
  for (let failures = 0; state.checking; ) {
    await wait(LOOK_EVERY);
    try {
      state = await ask(url, { headers: { authorization: `Bearer ${invitation}` } });
      failures = 0;
    } catch (error) {
      failures++;
      if (!(error instanceof ShafafError) || error.code !== 'SUBGRAPH_UNAVAILABLE' || failures >= TRIES) throw error;
    }
  }
  return state;
}

async function ask(url: URL, request: RequestInit): Promise<JoiningState> {
  let response: Response;
  let json: unknown;
  try {
    response = await fetch(url, { ...request, redirect: 'error', signal: AbortSignal.timeout(LOOK_DEADLINE) });
    json = JSON.parse(await response.text());
  } catch (error) {
    throw new ShafafError('SUBGRAPH_UNAVAILABLE', `The directory at ${url.origin} did not answer: ${messageOf(error)}`);
  }
  if (response.ok) return joiningState.parse(json);
  const refusal = refusalForm.safeParse(json);
  if (!refusal.success)
    throw new ShafafError(
      'SUBGRAPH_UNAVAILABLE',
      `${url.href} answers with status ${response.status}: is it a directory that takes answers to invitations?`,
    );
  throw new ShafafError(isErrorCode(refusal.data.code) ? refusal.data.code : 'BAD_USER_INPUT', refusal.data.error);
}
