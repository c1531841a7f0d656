import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** All conditions together, for `where`; rows that were withdrawn are never listed or counted. */
export function standing(conditions: readonly RawBuilder<SqlBool>[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.join([sql`withdrawn_at is null`, ...conditions], sql` and `)}`;
}
