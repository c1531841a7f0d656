import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Category, RecordRow } from '../categories/Category.ts';
import { selectColumns } from '../database/selectColumns.ts';
import { standing } from '../database/standing.ts';
import type { KeysetOrder } from './KeysetOrder.ts';
import type { Segment } from './keysetSegments.ts';
import { readLimit } from './readLimit.ts';

/** What a page is read by. */
export interface PageQuestion {
  columns: readonly string[];
  conditions: readonly RawBuilder<SqlBool>[];
  order: KeysetOrder<RecordRow>;
  direction: 'ASC' | 'DESC';
  /** From `keysetSegments`; at least one. */
  segments: readonly Segment[];
  /** Reads the range from its end; the rows then come in reverse. */
  backwards: boolean;
  /** Rows that are wanted at most; some more may be read: see `readLimit`. */
  limit: number;
}

/**
 * The statement that reads a page. With a cursor it is
 *
 *     select … from ((select … where amount = $1 and id > $2 order by … limit 21)
 *         union all (select … where amount < $3 order by … limit 21)
 *         union all (select … where amount is null order by … limit 21)) as page
 *     order by amount desc nulls last, id limit 21
 *
 * whose parts Postgres reads as scans of the index (amount desc nulls last, id), merged as far as the limit. Without a limit of its
 * own a part is thought to be read whole, and Postgres then prefers to read the table and sort it. Read backwards it is the same
 * with all orders turned round.
 */
export function pageStatement(category: Category, question: PageQuestion): RawBuilder<RecordRow> {
  const { order, segments, limit } = question;
  const columns = [...new Set([...question.columns, order.column, 'id'])];
  const ordered = sql`${orderBy(question)} limit ${sql.lit(readLimit(limit))}`;
  const parts = segments.map((segment) => {
    const where = standing([...question.conditions, ...segmentConditions(order, segment)]);
    return sql<RecordRow>`select ${selectColumns(category, columns)} from ${sql.table(category.table)} where ${where} ${ordered}`;
  });
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0) return only;
  const list = sql.join(columns.map((column) => sql.ref(column)));
  return sql<RecordRow>`select ${list} from ((${sql.join(parts, sql`) union all (`)})) as page ${ordered}`;
}

/** `order by` of a page, in the direction in which it is read. */
export function orderBy(question: Pick<PageQuestion, 'direction' | 'backwards'> & { order: { column: string } }): RawBuilder<unknown> {
  return sql`order by ${orderTerms(question)}`;
}

/** The terms of `orderBy`. */
export function orderTerms({
  order,
  direction,
  backwards,
}: Pick<PageQuestion, 'direction' | 'backwards'> & { order: { column: string } }): RawBuilder<unknown> {
  const ascending = (direction === 'ASC') !== backwards;
  return sql`${sql.ref(order.column)} ${ascending ? sql`asc` : sql`desc`} ${backwards ? sql`nulls first` : sql`nulls last`}, id ${
    backwards ? sql`desc` : sql`asc`
  }`;
}

function segmentConditions(order: PageQuestion['order'], segment: Segment): RawBuilder<SqlBool>[] {
  return [...keyConditions(order, segment), ...idConditions(segment)];
}

function keyConditions(order: PageQuestion['order'], { keys }: Segment): RawBuilder<SqlBool>[] {
  const column = sql.ref(order.column);
  const cast = (key: string) => sql`${key}::${sql.raw(order.type.sqlType)}`;
  switch (keys.kind) {
    case 'EVERY':
      return [];
    case 'NONE':
      return [sql<SqlBool>`${column} is null`];
    case 'EQUAL':
      return [sql<SqlBool>`${column} = ${cast(keys.key)}`];
    case 'BETWEEN': {
      const conditions: RawBuilder<SqlBool>[] = [];
      if (keys.above !== null) conditions.push(sql<SqlBool>`${column} > ${cast(keys.above)}`);
      if (keys.below !== null) conditions.push(sql<SqlBool>`${column} < ${cast(keys.below)}`);
      return conditions.length > 0 ? conditions : [sql<SqlBool>`${column} is not null`];
    }
  }
}

function idConditions({ idAfter, idBefore }: Segment): RawBuilder<SqlBool>[] {
  const conditions: RawBuilder<SqlBool>[] = [];
  if (idAfter !== null) conditions.push(sql<SqlBool>`id > ${idAfter}`);
  if (idBefore !== null) conditions.push(sql<SqlBool>`id < ${idBefore}`);
  return conditions;
}
