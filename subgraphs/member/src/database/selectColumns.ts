import { type RawBuilder, sql } from 'kysely';
import type { Category } from '../categories/Category.ts';

/** A list for `select` of a category's columns; computed ones with their expression. */
export function selectColumns(category: Category, columns: readonly string[]): RawBuilder<unknown> {
  return sql.join(
    columns.map((column) => {
      const computed = category.computed[column];
      return computed === undefined ? sql.ref(column) : sql`${computed} as ${sql.ref(column)}`;
    }),
  );
}
