import { type Kysely, type Selectable, sql } from 'kysely';
import type { DirectoryDatabase, InvitationsTable } from '../database/DirectoryDatabase.ts';

/** An invitation that is not closed. */
export interface OpenInvitation extends Selectable<InvitationsTable> {
  /** Whether it can no longer be answered. One that was answered in time goes on. */
  expired: boolean;
  /** Who has approved, in order of time. */
  approvals: string[];
}

/** The open invitation of each of some bodies; at most one a body. One statement. */
export function openInvitationsOf(db: Kysely<DirectoryDatabase>, codes: readonly string[]): Promise<OpenInvitation[]> {
  return db
    .selectFrom('invitations')
    .selectAll()
    .select([
      sql<boolean>`state = 'OPEN' and expires_at <= now()`.as('expired'),
      sql<string[]>`array(select name from approvals where invitation = invitations.id order by at, name)`.as('approvals'),
    ])
    .where('member', 'in', codes)
    .where('state', '<>', 'CLOSED')
    .execute();
}

/** The open invitation of a body; null when it has none. */
export async function openInvitationOf(db: Kysely<DirectoryDatabase>, code: string): Promise<OpenInvitation | null> {
  const [found] = await openInvitationsOf(db, [code]);
  return found ?? null;
}
