import { type Kysely, sql } from 'kysely';
import type { MemberDatabase } from '../database/MemberDatabase.ts';

/**
 * Reads what indexes must find. Postgres does not know what it costs to read the words of a full text, and would rather read all records one by
 * one where it expects to find many.
 */
export function throughIndexes<Value>(
  db: Kysely<MemberDatabase>,
  read: (transaction: Kysely<MemberDatabase>) => Promise<Value>,
): Promise<Value> {
  return db.transaction().execute(async (transaction) => {
    await sql`set local enable_seqscan = off`.execute(transaction);
    return read(transaction);
  });
}
