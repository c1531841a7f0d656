import type { Kysely, Selectable } from 'kysely';
import type { DirectoryDatabase, EventsTable } from '../database/DirectoryDatabase.ts';

/** Everything that happened to memberships, oldest first: one body's, or all. */
export function history(db: Kysely<DirectoryDatabase>, code: string | null): Promise<Selectable<EventsTable>[]> {
  const events = db.selectFrom('events').selectAll().orderBy('id');
  return (code === null ? events : events.where('member', '=', code)).execute();
}
