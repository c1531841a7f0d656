import { type Kysely, sql } from 'kysely';
import type { DirectoryDatabase } from '../database/DirectoryDatabase.ts';
import { closeInvitation } from './invite.ts';
import type { OpenInvitation } from './openInvitation.ts';
import { recordEvent } from './recordEvent.ts';

/** Makes an invited body, whose server passed the check, part of the graph; its row must be locked. */
export async function goLive(
  transaction: Kysely<DirectoryDatabase>,
  { member, address, public_key, key_pins }: OpenInvitation,
  who: string,
): Promise<void> {
  await closeInvitation(transaction, member);
  await transaction
    .updateTable('members')
    .set({ standing: 'LIVE', standing_since: sql<Date>`now()`, standing_reason: null, address, public_key, key_pins })
    .where('code', '=', member)
    .execute();
  await recordEvent(transaction, { member, who, what: 'LIVE', address });
}
