import { randomBytes } from 'node:crypto';
import type { Insertable, Kysely, Transaction } from 'kysely';
import type { Category } from '../categories/Category.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { makeParts } from './makeParts.ts';
import { markOf } from './markOf.ts';
import { rowsOf, type SynopsisParts } from './SynopsisParts.ts';
import type { SynopsesTable } from './synopsesTable.ts';
import { synopsisLimits } from './synopsisLimits.ts';
import type { TouchedRows } from './TouchedRows.ts';
import { updateParts } from './updateParts.ts';

/**
 * Writes the synopsis of a category whose rows this transaction has changed, under a new version; readers see it together with the
 * rows. The transaction must be the only one that writes to the category (see `openPublication`).
 * @param rows all that it wrote
 * @returns how many rows stand now
 */
export async function keepSynopsis(
  transaction: Transaction<MemberDatabase>,
  category: Category,
  { touched }: TouchedRows,
  at: Date,
): Promise<number> {
  const description = category.synopsis;
  const before = touched && (await partsBefore(transaction, category));
  const updated = before && (await updateParts(transaction, description, synopsisLimits, before, touched, at));
  const parts = updated ?? (await makeParts(transaction, description, synopsisLimits, at));
  const row = rowWith(category, parts, at);
  await transaction
    .insertInto('synopses')
    .values(row)
    .onConflict((conflict) => conflict.column('category').doUpdateSet(row))
    .execute();
  return rowsOf(parts);
}

/** The parts as the last publication left them; null when there are none, or when an older program made them. */
async function partsBefore(transaction: Transaction<MemberDatabase>, category: Category): Promise<SynopsisParts | null> {
  const stored = await transaction
    .selectFrom('synopses')
    .select('parts')
    .where('category', '=', category.name)
    .where('made_by', '=', markOf(category.synopsis))
    .executeTakeFirst();
  return stored?.parts ?? null;
}

/**
 * Makes the synopsis of a category that has none, or one that an older program made. It may be done while others publish and by
 * many at once: whatever was written in the meantime is newer and stays.
 * @param version of the synopsis to be replaced; null when there is none
 */
export async function makeSynopsis(db: Kysely<MemberDatabase>, category: Category, version: string | null): Promise<void> {
  const at = new Date();
  const parts = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((transaction) => makeParts(transaction, category.synopsis, synopsisLimits, at));
  const row = rowWith(category, parts, at);
  if (version === null)
    await db
      .insertInto('synopses')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  else await db.updateTable('synopses').set(row).where('category', '=', category.name).where('version', '=', version).execute();
}

function rowWith(category: Category, parts: SynopsisParts, at: Date): Insertable<SynopsesTable> {
  const version = randomBytes(12).toString('base64url');
  return { category: category.name, version, computed_at: at, made_by: markOf(category.synopsis), parts: JSON.stringify(parts) };
}
