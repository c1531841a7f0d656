import { sql } from 'kysely';
import type { Category, RecordRow } from '../categories/Category.ts';
import type { PartitionAnswers, Partitions } from '../entities/Partition.ts';
import type { MemberContext } from '../MemberContext.ts';
import { orderTerms, type PageQuestion, pageStatement } from './pageStatement.ts';

/** Reads the same page of each of some partitions, in one statement; the rows in the connection's order. */
export async function readPages(
  { database }: MemberContext,
  category: Category,
  question: PageQuestion,
  partitions: Partitions | null,
): Promise<PartitionAnswers<RecordRow[]>> {
  const [only = null, ...others] = partitions?.values ?? [];
  if (question.segments.length === 0 || question.limit === 0) return new Map();
  if (partitions === null || others.length === 0) {
    const conditions =
      partitions === null ? question.conditions : [...question.conditions, sql<boolean>`${sql.ref(partitions.column)} = ${only}`];
    const { rows } = await pageStatement(category, { ...question, conditions }).execute(database);
    return new Map([[only, inOrder(rows, question.backwards)]]);
  }
  const conditions = [...question.conditions, sql<boolean>`${sql.ref(partitions.column)} = partition.value`];
  const { rows } = await sql<RecordRow & { partition_value: string }>`
    select page.*, partition.value as partition_value from unnest(${partitions.values}::text[]) as partition (value)
    cross join lateral (${pageStatement(category, { ...question, conditions })}) as page
    order by partition.value, ${orderTerms(question)}`.execute(database);
  const pages = new Map<string, RecordRow[]>();
  for (const row of rows) {
    const page = pages.get(row.partition_value);
    if (page === undefined) pages.set(row.partition_value, [row]);
    else page.push(row);
  }
  for (const [value, page] of pages) pages.set(value, inOrder(page, question.backwards));
  return pages;
}

function inOrder<Row>(rows: Row[], backwards: boolean): Row[] {
  return backwards ? rows.reverse() : rows;
}
