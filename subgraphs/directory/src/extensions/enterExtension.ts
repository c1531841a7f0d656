import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import type { Kysely } from 'kysely';
import type { DirectoryDatabase } from '../database/DirectoryDatabase.ts';
import { parseAddress } from '../joining/parseAddress.ts';
import { checkKeyPins } from '../joining/pin.ts';
import { recordEvent } from '../joining/recordEvent.ts';
import { withMember } from '../joining/withMember.ts';
import { isExtensionName } from './isExtensionName.ts';

/** What is entered of an extension. */
export interface EnteredExtension {
  name: string;
  /** Code of the body that answers for it. */
  body: string;
  /** Where it answers GraphQL. */
  address: string;
  /** Pins of the keys that its server may show over TLS; none where authorities vouch for it. */
  keyPins?: readonly string[];
}

/**
 * Enters an extension, or another address or other pins for one that is there already. A suspended one stays suspended.
 * @throws ShafafError `UNKNOWN_MEMBER` for a body that is not in the register, `BAD_USER_INPUT` for a name, address or pin that is
 *   none, and for a name that another body's extension has.
 */
export async function enterExtension(
  db: Kysely<DirectoryDatabase>,
  { name, body, address, keyPins = [] }: EnteredExtension,
  who = 'operator',
): Promise<void> {
  if (!isExtensionName(name))
    throw new ShafafError(
      'BAD_USER_INPUT',
      `The name of an extension has 2 to 40 lower-case Latin letters, digits and hyphens, such as air-quality, but is: ${name.slice(0, 100)}`,
    );
  const entered = { address: parseAddress(address), key_pins: checkKeyPins(keyPins) };
  return withMember(db, body, async (transaction) => {
    const before = await transaction.selectFrom('extensions').selectAll().where('name', '=', name).forUpdate().executeTakeFirst();
    if (before !== undefined && before.body !== body)
      throw new ShafafError('BAD_USER_INPUT', `The name ${name} is taken by an extension of ${before.body}.`);
    if (before?.address === entered.address && before.key_pins.join() === entered.key_pins.join()) return;
    await transaction
      .insertInto('extensions')
      .values({ name, body, ...entered })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(entered))
      .execute();
    await recordEvent(transaction, { member: body, who, what: 'EXTENSION_ENTERED', address, note: name });
  });
}
