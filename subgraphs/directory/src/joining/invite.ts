import { createHash, randomBytes } from 'node:crypto';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { type Kysely, sql } from 'kysely';
import type { DirectoryDatabase } from '../database/DirectoryDatabase.ts';
import { openInvitationOf } from './openInvitation.ts';
import { recordEvent } from './recordEvent.ts';
import { withMember } from './withMember.ts';
import { wrongStatus } from './wrongStatus.ts';

/** Whom to invite, and how. */
export interface InviteOptions {
  code: string;
  who: string;
  /** How long it may be answered. */
  validHours: number;
  /** How many people must approve before the body is live; 0 when the check alone decides. */
  approvals: number;
}

/** An invitation, told once. */
export interface Invitation {
  /** `<code>.<secret>`: who holds it may answer as the body. */
  invitation: string;
  expiresAt: Date;
}

/** Nobody guesses 256 bits. */
const SECRET_BYTES = 32;
const MOST_APPROVALS = 10;
const LONGEST_HOURS = 24 * 90;

/**
 * Invites a body to join, or one that is live to give another key or address. An earlier invitation of it is no longer good.
 * @throws ShafafError `UNKNOWN_MEMBER`, `BAD_USER_INPUT`, or `WRONG_STATUS` for one that is suspended.
 */
export async function invite(db: Kysely<DirectoryDatabase>, { code, who, validHours, approvals }: InviteOptions): Promise<Invitation> {
  checkRange('approvals', approvals, 0, MOST_APPROVALS);
  checkRange('hours', validHours, 1, LONGEST_HOURS);
  return withMember(db, code, async (transaction, { standing }) => {
    if (standing === 'SUSPENDED') throw wrongStatus(code, 'SUSPENDED', 'resume it, or let it leave, before you invite it.');
    const invitation = `${code}.${randomBytes(SECRET_BYTES).toString('base64url')}`;
    const earlier = await openInvitationOf(transaction, code);
    await closeInvitation(transaction, code);
    const { expires_at: expiresAt } = await transaction
      .insertInto('invitations')
      .values({
        member: code,
        token_hash: hashOf(invitation),
        invited_at: sql<Date>`now()`,
        expires_at: sql<Date>`now() + ${validHours}::integer * interval '1 hour'`,
        approvals_needed: approvals,
        state: 'OPEN',
        state_since: sql<Date>`now()`,
      })
      .returning('expires_at')
      .executeTakeFirstOrThrow();
    const note = [
      `until ${expiresAt.toISOString()}`,
      ...(approvals > 0 ? [`${approvals} must approve`] : []),
      ...(earlier === null ? [] : ['an earlier invitation is no longer good']),
    ].join('; ');
    await recordEvent(transaction, { member: code, who, what: 'INVITED', note });
    return { invitation, expiresAt };
  });
}

/** Makes the open invitation of a body good for nothing more, if it has one. */
export async function closeInvitation(transaction: Kysely<DirectoryDatabase>, code: string): Promise<void> {
  await transaction
    .updateTable('invitations')
    .set({ state: 'CLOSED', state_since: sql<Date>`now()` })
    .where('member', '=', code)
    .where('state', '<>', 'CLOSED')
    .execute();
}

/** What is kept of an invitation. A hash without salt is enough for a secret that cannot be guessed. */
export function hashOf(invitation: string): string {
  return createHash('sha256').update(invitation, 'utf8').digest('hex');
}

function checkRange(name: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most)
    throw new ShafafError('BAD_USER_INPUT', `${name} is ${value}, but must be a whole number from ${least} to ${most}.`);
}
