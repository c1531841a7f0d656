import { type Kysely, sql } from 'kysely';

/**
 * Publications are part of the history too: one that is done is never changed, and none is deleted. And whatever revisions left out or masked is
 * found at once, so that what was said before is not shown.
 */
export async function guardHistory(db: Kysely<unknown>): Promise<void> {
  await sql`create function refuse_change_of_publication() returns trigger language plpgsql as $$
    begin raise exception 'publications that are done are never changed or deleted'; end $$`.execute(db);
  await sql`create trigger publications_stand before delete or truncate on publications
    for each statement execute function refuse_change_of_publication()`.execute(db);
  await sql`create trigger publications_done_stand before update on publications
    for each row when (old.finished_at is not null) execute function refuse_change_of_publication()`.execute(db);
  await sql`create index revisions_redacted on revisions (record_id) where content -> 'redactions' <> '[]'`.execute(db);
}
