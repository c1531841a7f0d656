import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import type { Kysely } from 'kysely';
import type { DirectoryDatabase } from '../database/DirectoryDatabase.ts';
import { recordEvent } from '../joining/recordEvent.ts';

/** What can be done to an extension that is entered: leave it out for a time, take it in again, or strike it from the list. */
export type ExtensionChange = 'SUSPENDED' | 'RESUMED' | 'REMOVED';

/**
 * Changes whether an extension belongs to the graph. What is so already stays so, without an entry in the history.
 * @throws ShafafError `BAD_USER_INPUT` for a name that no extension has.
 */
export async function changeExtension(
  db: Kysely<DirectoryDatabase>,
  name: string,
  change: ExtensionChange,
  who = 'operator',
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const extension = await transaction.selectFrom('extensions').selectAll().where('name', '=', name).forUpdate().executeTakeFirst();
    if (extension === undefined)
      throw new ShafafError('BAD_USER_INPUT', `The directory has no extension of the name: ${name.slice(0, 100)}`);
    if (change === 'REMOVED') {
      await transaction.deleteFrom('extensions').where('name', '=', name).execute();
    } else {
      const suspended = change === 'SUSPENDED';
      if (extension.suspended === suspended) return;
      await transaction.updateTable('extensions').set({ suspended }).where('name', '=', name).execute();
    }
    await recordEvent(transaction, { member: extension.body, who, what: `EXTENSION_${change}`, note: name });
  });
}
