import type { ColumnType, GeneratedAlways } from 'kysely';

/**
 * Table `obligation_profiles`: the profiles that were ever brought into force here; the last counts. Rows are only ever added; the database refuses all
 * else.
 */
export interface ObligationProfilesTable {
  id: GeneratedAlways<string>;
  /** The profile, or null for going back to the one that comes with the program. Read it with `parseProfile`. */
  content: ColumnType<unknown, string | null, never>;
  loaded_at: ColumnType<Date, Date, never>;
  /** Who did it, by the name given. */
  who: string;
}
