import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { formatGlobalId, parseGlobalId } from '@shafaf/shared/graph/globalId';
import { type Kysely, sql } from 'kysely';
import type { Category } from '../categories/Category.ts';
import { findCategory } from '../categories/categories.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { removeFromSearch } from '../search/indexRecords.ts';
import { openPublication, type PublishedBy } from './openPublication.ts';

/** What is withdrawn, and why. */
export interface WithdrawalRequest {
  /** Code of the member whose database this is. */
  member: string;
  /** Global ids (`<member>:<category>:<localId>`) of records of one category. */
  ids: string[];
  /** Why, for the public; not empty. */
  reason: string;
  /** Who withdraws them; not known when left out. */
  publisher?: PublishedBy;
  now?: Date;
}

/** What a withdrawal did. */
export interface WithdrawalResult {
  /** Ids that stood and are now withdrawn. */
  withdrawn: string[];
  /** Ids that had been withdrawn before; their reason stays. */
  already: string[];
}

/**
 * Withdraws records: each gets a further revision without content, a tombstone, that bears the reason. It is no longer listed or
 * counted, but its id still answers. Publishing it again makes it stand again. All or none are withdrawn.
 *
 * @throws ShafafError `BAD_USER_INPUT` when the reason is empty, no id is given, or an id is not one of this member's records.
 */
export async function withdraw(db: Kysely<MemberDatabase>, request: WithdrawalRequest): Promise<WithdrawalResult> {
  const reason = request.reason.trim();
  if (reason === '') throw new ShafafError('BAD_USER_INPUT', 'A withdrawal needs a reason, which the public will read.');
  if (/\0|\p{Surrogate}/u.test(reason)) throw new ShafafError('BAD_USER_INPUT', 'The reason holds a character that cannot be stored.');
  const ids = [...new Set(request.ids)];
  const category = categoryOf(request.member, ids);
  const { table } = category;
  return db.transaction().execute(async (transaction) => {
    const publication = await openPublication(transaction, {
      category,
      source: 'withdrawal',
      sourceHash: null,
      ...(request.publisher && { publisher: request.publisher }),
      ...(request.now && { now: request.now }),
    });
    const { rows } = await sql<{ id: string; withdrawn_at: Date | null }>`select id, withdrawn_at from ${sql.table(table)}
      where id = any(${ids})`.execute(transaction);
    const known = new Map(rows.map((row) => [row.id, row.withdrawn_at]));
    const unknown = ids.filter((id) => !known.has(id));
    if (unknown.length > 0) throw new ShafafError('BAD_USER_INPUT', `There is no record ${list(unknown)}; nothing was withdrawn.`);
    const withdrawn = ids.filter((id) => known.get(id) === null);
    const at = publication.at.toISOString();
    await publication.writing(withdrawn, async () => {
      await sql`with buried as (
        update ${sql.table(table)} set revision = revision + 1, modified_at = ${at}::timestamptz, withdrawn_at = ${at}::timestamptz, withdrawal_reason = ${reason}
        where id = any(${withdrawn}) returning id, revision, content_hash)
      insert into revisions (record_id, category, revision, publication_id, published_at, content_hash, content, withdrawal_reason)
      select id, ${category.name}, revision, ${publication.id}::bigint, ${at}::timestamptz, content_hash, null, ${reason} from buried`.execute(
        transaction,
      );
    });
    await removeFromSearch(transaction, withdrawn);
    await publication.close({ added: 0, changed: 0, unchanged: 0, rejected: 0, withdrawn: withdrawn.length });
    return { withdrawn, already: ids.filter((id) => known.get(id) !== null) };
  });
}

function categoryOf(member: string, ids: string[]): Category {
  if (ids.length === 0) throw new ShafafError('BAD_USER_INPUT', 'No id was given to withdraw.');
  const categories = new Set<Category>();
  for (const id of ids) {
    const parts = parseGlobalId(id);
    const category = parts && findCategory(parts.category);
    if (parts === null || category === null || category === undefined || /\0|\p{Surrogate}/u.test(id))
      throw new ShafafError(
        'BAD_USER_INPUT',
        `"${id}" is not a record's id, such as "${formatGlobalId({ member, category: 'contracts', localId: '1402-118' })}".`,
      );
    if (parts.member !== member) throw new ShafafError('BAD_USER_INPUT', `"${id}" is a record of ${parts.member}, not of ${member}.`);
    categories.add(category);
  }
  const [category, ...others] = categories;
  if (category === undefined || others.length > 0) throw new ShafafError('BAD_USER_INPUT', 'Withdraw records of one category at a time.');
  return category;
}

function list(ids: string[]): string {
  const shown = ids
    .slice(0, 5)
    .map((id) => `"${id}"`)
    .join(', ');
  return ids.length > 5 ? `${shown} and ${ids.length - 5} more` : shown;
}
