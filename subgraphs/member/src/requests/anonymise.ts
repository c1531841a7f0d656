import type { Kysely } from 'kysely';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { changeWithin } from './changeRequest.ts';
import { nowAt, type RequestDesk } from './RequestDesk.ts';

/** Requests that are struck out in one go; the rest follow in the next. */
const AT_ONCE = 100;

/**
 * Strikes out what is personal in requests that were closed long enough ago: who asked, what was said, the files, and which officer it was. What happened, when, and
 * what it came to stays, for the figures. Gives how many were struck out.
 */
export async function anonymise(db: Kysely<MemberDatabase>, desk: RequestDesk): Promise<number> {
  const now = nowAt(desk);
  const before = new Date(now.getTime() - desk.rules.retention.days * 86_400_000);
  return db.transaction().execute(async (transaction) => {
    const over = await transaction
      .selectFrom('requests')
      .select('id')
      .where('closed_at', '<=', before)
      .where('anonymised_at', 'is', null)
      .orderBy('id')
      .limit(AT_ONCE)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const { id } of over) {
      await transaction.updateTable('request_events').set({ text: null, officer: null }).where('request_id', '=', id).execute();
      await transaction.deleteFrom('request_files').where('request_id', '=', id).execute();
      await transaction.deleteFrom('request_attempts').where('request_id', '=', id).execute();
      await changeWithin(transaction, desk, id, {
        change: 'ANONYMISED',
        by: 'SYSTEM',
        update: (_request, _transaction, at) => ({
          subject: STRUCK_OUT,
          text: null,
          applicant: null,
          answer_text: null,
          officer: null,
          idempotency_hash: null,
          publication: null,
          anonymised_at: at,
        }),
      });
    }
    return over.length;
  });
}

const STRUCK_OUT = '—';
