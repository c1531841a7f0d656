import { migrate } from '@shafaf/shared/database/migrate';
import type { Kysely } from 'kysely';
import type { DirectoryDatabase } from './database/DirectoryDatabase.ts';
import { migrations } from './database/migrations.ts';
import { seedMembers } from './members/seedMembers.ts';

/** Brings a directory's database up to date: its tables, then the facts about the province's bodies. */
export async function prepareDirectory(db: Kysely<DirectoryDatabase>): Promise<void> {
  await migrate(db, migrations);
  await seedMembers(db);
}
