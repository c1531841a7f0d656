import { sql } from 'kysely';
import type { Category } from '../categories/Category.ts';
import { standing } from '../database/standing.ts';
import { type PartitionAnswers, type Partitions, partitionColumn, partitionConditions } from '../entities/Partition.ts';
import type { MemberContext } from '../MemberContext.ts';
import { commonFigures } from './commonFigures.ts';
import type { Grouping } from './Grouping.ts';
import { type Figures, type FiguresQuestion, selectFigures } from './readFigures.ts';

/** What groups are made of. */
export interface GroupsQuestion extends FiguresQuestion {
  grouping: Grouping;
  /** Groups at most; at least 1, so that `groupCount` is seen. */
  limit: number;
}

/** Groups of one partition: the largest first, then in order of key, a null key last. */
export interface Groups {
  groups: (Figures & { key: string | null })[];
  /** How many there are in all, as decimal text. */
  groupCount: string;
}

/** The groups of each of some partitions, in one statement. */
export async function readGroups(
  { database, member }: MemberContext,
  category: Category,
  question: GroupsQuestion,
  partitions: Partitions | null,
): Promise<PartitionAnswers<Groups>> {
  const { grouping, figures, limit } = question;
  const groupOrder = category.totals?.groupOrder ?? commonFigures.count;
  const place = sql`row_number() over (partition by keyed.partition
    order by ${groupOrder} desc, keyed.key collate "C" asc nulls last)`;
  const selected = figures.length === 0 ? sql`` : sql`, ${selectFigures(category, figures)}`;
  const { rows } = await sql<Figures & { partition: string | null; key: string | null; groupCount: string }>`
    select * from (
      select keyed.partition, keyed.key ${selected}, ${place} as place, count(*) over (partition by keyed.partition) as "groupCount"
      from (select ${partitionColumn(partitions)} as partition, ${grouping.key(member)} as key, * from ${sql.table(category.table)}
        where ${standing([...partitionConditions(partitions), ...question.conditions])}) as keyed
      group by keyed.partition, keyed.key
    ) as grouped where place <= ${limit} order by partition, place`.execute(database);
  const answers = new Map<string | null, Groups>();
  for (const row of rows) {
    const known = answers.get(row.partition);
    if (known === undefined) answers.set(row.partition, { groups: [row], groupCount: row.groupCount });
    else known.groups.push(row);
  }
  return answers;
}
