import type { ConformanceReport } from '@shafaf/shared/conformance/ConformanceReport';
import { type Kysely, sql } from 'kysely';
import type { DirectoryDatabase } from '../database/DirectoryDatabase.ts';
import { failedChecks } from './failedChecks.ts';
import { goLive } from './goLive.ts';
import { openInvitationOf } from './openInvitation.ts';
import { recordEvent } from './recordEvent.ts';
import { withMember } from './withMember.ts';

/**
 * Enters what the check of an invited body's server found. One that passed goes live, or waits for approvals where they are needed;
 * one that failed may answer again. Nothing happens when the invitation was closed, or settled by another, in the meantime.
 */
export function settleCheck(db: Kysely<DirectoryDatabase>, code: string, report: ConformanceReport): Promise<void> {
  return withMember(db, code, async (transaction) => {
    const open = await openInvitationOf(transaction, code);
    if (open === null || open.state !== 'CHECKING' || open.address !== report.address) return;
    await transaction
      .updateTable('invitations')
      .set({ report: JSON.stringify(report), state: report.passed ? 'APPROVING' : 'OPEN', state_since: sql<Date>`now()` })
      .where('id', '=', open.id)
      .execute();
    const event = { member: code, who: 'directory', address: open.address };
    if (!report.passed) return recordEvent(transaction, { ...event, what: 'CHECK_FAILED', note: failedChecks(report) });
    await recordEvent(transaction, { ...event, what: 'CHECK_PASSED' });
    if (open.approvals_needed === 0) await goLive(transaction, open, 'directory');
  });
}
