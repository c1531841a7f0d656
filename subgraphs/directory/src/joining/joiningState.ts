import { conformanceReport } from '@shafaf/shared/conformance/ConformanceReport';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { DirectoryDatabase } from '../database/DirectoryDatabase.ts';
import { findInvitation } from './answerInvitation.ts';
import { memberStatus } from './memberStatus.ts';
import { openInvitationOf } from './openInvitation.ts';

/** What the holder of an invitation is told of it. */
export const joiningState = z.object({
  member: z.string(),
  status: z.enum(['NOT_JOINED', 'INVITED', 'CHECKING', 'PENDING_APPROVAL', 'LIVE', 'SUSPENDED', 'LEFT']),
  /** Whether this very invitation is still looked into: a live body that was invited anew is LIVE meanwhile. */
  checking: z.boolean(),
  /** Whether this very invitation passed and waits for approvals. */
  approving: z.boolean(),
  approvals: z.object({ given: z.number().int(), needed: z.number().int() }),
  /** What the latest check found; null before the first, and while one is under way. */
  report: conformanceReport.nullable(),
});

export type JoiningState = z.infer<typeof joiningState>;

/**
 * How far an invitation has come, for whoever holds it.
 * @throws ShafafError `BAD_INVITATION` when there is none such.
 */
export function joiningStateOf(db: Kysely<DirectoryDatabase>, invitation: string): Promise<JoiningState> {
  // All of one moment: a check that ends in between must not seem to have found nothing.
  const reading = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return reading.execute(async (transaction) => {
    const { id, member, report, approvals_needed: needed } = await findInvitation(transaction, invitation);
    const row = await transaction.selectFrom('members').selectAll().where('code', '=', member).executeTakeFirstOrThrow();
    const open = await openInvitationOf(transaction, member);
    const own = open?.id === id ? open : null;
    return {
      member,
      status: memberStatus(row, open).status,
      checking: own?.state === 'CHECKING',
      approving: own?.state === 'APPROVING',
      approvals: { given: own?.approvals.length ?? 0, needed },
      report,
    };
  });
}
