import { randomBytes } from 'node:crypto';
import type { Insertable, Kysely, Transaction } from 'kysely';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import type { PublishableCategoryName } from '../publish/publishableCategories.ts';
import { computeSynopsis } from './computeSynopsis.ts';
import type { SynopsesTable } from './synopsesTable.ts';
import { markOf, synopsisDescriptions } from './synopsisDescriptions.ts';

/**
 * Writes the synopsis of a category whose rows this transaction has changed, under a new version; readers see it together with the
 * rows. The transaction must be the only one that writes to the category (see `openPublication`).
 * @returns how many rows stand now
 */
export async function keepSynopsis(transaction: Transaction<MemberDatabase>, category: PublishableCategoryName, at: Date): Promise<number> {
  const { row, rows } = await madeNow(transaction, category, at);
  await transaction
    .insertInto('synopses')
    .values(row)
    .onConflict((conflict) => conflict.column('category').doUpdateSet(row))
    .execute();
  return rows;
}

/**
 * Makes the synopsis of a category that has none, or one that an older program made. It may be done while others publish and by
 * many at once: whatever was written in the meantime is newer and stays.
 * @param version of the synopsis to be replaced; null when there is none
 */
export async function makeSynopsis(db: Kysely<MemberDatabase>, category: PublishableCategoryName, version: string | null): Promise<void> {
  const { row } = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((transaction) => madeNow(transaction, category, new Date()));
  if (version === null)
    await db
      .insertInto('synopses')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  else await db.updateTable('synopses').set(row).where('category', '=', category).where('version', '=', version).execute();
}

async function madeNow(
  transaction: Transaction<MemberDatabase>,
  category: PublishableCategoryName,
  at: Date,
): Promise<{ row: Insertable<SynopsesTable>; rows: number }> {
  const description = synopsisDescriptions[category];
  const synopsis = await computeSynopsis(transaction, description);
  const version = randomBytes(12).toString('base64url');
  const row = { category, version, computed_at: at, made_by: markOf(description), synopsis: JSON.stringify(synopsis) };
  return { row, rows: synopsis.rows };
}
