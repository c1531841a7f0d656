import type { RawBuilder, SqlBool } from 'kysely';
import { sql } from 'kysely';
import type { Category } from '../categories/Category.ts';
import { standing } from '../database/standing.ts';
import { type PartitionAnswers, type Partitions, partitionColumn, partitionConditions } from '../entities/Partition.ts';
import type { MemberContext } from '../MemberContext.ts';

/** How many rows meet the conditions, for each of some partitions: decimal text. A partition without such rows is left out. */
export async function countRows(
  { database }: MemberContext,
  category: Category,
  conditions: readonly RawBuilder<SqlBool>[],
  partitions: Partitions | null,
): Promise<PartitionAnswers<string>> {
  const { rows } = await sql<{ partition: string | null; count: string }>`
    select ${partitionColumn(partitions)} as partition, count(*) as count from ${sql.table(category.table)}
    where ${standing([...partitionConditions(partitions), ...conditions])} group by 1`.execute(database);
  return new Map(rows.map((row) => [row.partition, row.count]));
}
