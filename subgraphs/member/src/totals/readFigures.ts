import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Category } from '../categories/Category.ts';
import { standing } from '../database/standing.ts';
import { type PartitionAnswers, type Partitions, partitionColumn, partitionConditions } from '../entities/Partition.ts';
import type { MemberContext } from '../MemberContext.ts';

/** Figures by field name, as Postgres gives them: exact decimal text, or null. */
export type Figures = Readonly<Record<string, unknown>>;

/** What figures are worked out of. */
export interface FiguresQuestion {
  conditions: readonly RawBuilder<SqlBool>[];
  /** Names of the category's figures; at least one. */
  figures: readonly string[];
}

/** The figures over all rows that meet the conditions, for each of some partitions. */
export async function readFigures(
  { database }: MemberContext,
  category: Category,
  question: FiguresQuestion,
  partitions: Partitions | null,
): Promise<PartitionAnswers<Figures>> {
  const where = standing([...partitionConditions(partitions), ...question.conditions]);
  // Without `group by` there is a row even when nothing matches, with the figures of nothing.
  const grouping = partitions === null ? sql`` : sql`group by 1`;
  const { rows } = await sql<Figures & { partition: string | null }>`
    select ${partitionColumn(partitions)} as partition, ${selectFigures(category, question.figures)}
    from ${sql.table(category.table)} where ${where} ${grouping}`.execute(database);
  return new Map(rows.map((row) => [row.partition, row]));
}

/** A list for `select` of figures. */
export function selectFigures(category: Category, figures: readonly string[]): RawBuilder<unknown> {
  return sql.join(
    figures.map((name) => {
      const figure = category.totals?.figures[name];
      if (figure === undefined) throw new Error(`${category.name} has no figure ${name}.`);
      return sql`${figure} as ${sql.ref(name)}`;
    }),
  );
}
