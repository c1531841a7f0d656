import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { LARGEST_KEY_LIST, LARGEST_MEMBER_GROUPS } from '@shafaf/shared/graph/limits';
import { latinDigits } from '@shafaf/shared/persian/latinDigits';
import { supplierSearchWords } from '@shafaf/shared/suppliers/foldSupplierName';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { categoryNamed } from '../categories/categories.ts';
import { standing } from '../database/standing.ts';
import { nothing } from '../disclosure/memberConditions.ts';
import { holdsText, isStorable } from '../disclosure/searchConditions.ts';
import type { MemberContext } from '../MemberContext.ts';
import type { RankedSupplier, RankingArguments } from './RankingQuestion.ts';

/** By value of the order's enum: the figure, over a supplier's contracts. */
const ORDERS: Readonly<Record<string, RawBuilder<unknown>>> = {
  AMOUNT: sql`coalesce(sum(amount), 0)`,
  COUNT: sql`count(*)`,
  LARGEST: sql`max(amount)`,
  MEMBER_COUNT: sql`1::bigint`,
};

/**
 * The suppliers of the contracts that the filter leaves, in order, equal ones by key: all of them, or those that a name or a key chooses. One more
 * than a member gives shows that there are more.
 * @throws ShafafError `BAD_USER_INPUT` for too many keys
 */
export async function readRanking(
  { database, member }: MemberContext,
  { text, keys, filter }: RankingArguments,
  { field, direction }: NonNullable<RankingArguments['orderBy']>,
): Promise<readonly RankedSupplier[]> {
  const order = ORDERS[field];
  if (order === undefined) throw new Error(`Suppliers have no order ${field}.`);
  const counted = [sql<SqlBool>`supplier_key is not null`];
  if (filter != null) counted.push(...categoryNamed('contracts').conditions(filter, member));
  const chosen = choosing(text ?? null, keys ?? null);
  const among =
    chosen === null ? [] : [sql<SqlBool>`supplier_key in (select supplier_key from contracts where ${standing([...counted, chosen])})`];
  const { rows } = await sql<RankedSupplier>`
    select supplier_key as key, count(*)::text as count, (count(*) filter (where sample))::text as "sampleCount",
      coalesce(sum(amount), 0)::text as amount, max(amount)::text as largest, ${order}::text as "orderKey"
    from contracts where ${standing([...counted, ...among])} group by supplier_key
    order by ${order} ${sql.raw(direction === 'ASC' ? 'asc' : 'desc')} nulls last, supplier_key collate "C"
    limit ${LARGEST_MEMBER_GROUPS + 1}`.execute(database);
  return rows;
}

/** A contract that chooses its supplier: by a name that holds all words, by the national id that the text is, or by its key. Null when all are meant. */
function choosing(text: string | null, keys: readonly string[] | null): RawBuilder<SqlBool> | null {
  if (keys !== null && keys.length > 2 * LARGEST_KEY_LIST)
    throw new ShafafError('BAD_USER_INPUT', `keys must hold at most ${2 * LARGEST_KEY_LIST} keys, but holds ${keys.length}.`);
  const ways: RawBuilder<SqlBool>[] = [];
  if (text !== null) {
    const words = supplierSearchWords(text).map((word) => holdsText('supplier_name_key', word));
    // A text without words is no condition.
    if (words.length === 0) return null;
    ways.push(sql<SqlBool>`(${sql.join(words, sql` and `)})`, withKeys([text]));
  }
  if (keys !== null) ways.push(withKeys(keys));
  return ways.length === 0 ? null : sql<SqlBool>`(${sql.join(ways, sql` or `)})`;
}

function withKeys(keys: readonly string[]): RawBuilder<SqlBool> {
  const plain = keys.map((key) => latinDigits(key.trim())).filter(isStorable);
  return plain.length === 0 ? nothing : sql<SqlBool>`supplier_key = any(${plain}::text[])`;
}
