import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { type Kysely, sql } from 'kysely';
import type { DirectoryDatabase, EventName } from '../database/DirectoryDatabase.ts';

/** Something that happened to a body's membership. */
export interface MembershipEvent {
  member: string;
  /** Who did it, by the name given. */
  who: string;
  what: EventName;
  address?: string | null;
  /** More about it, in words. */
  note?: string | null;
}

const LONGEST_NAME = 100;

/**
 * Adds an event to the history, which nothing is ever taken from.
 * @throws ShafafError `BAD_USER_INPUT` when `who` is no name.
 */
export async function recordEvent(
  db: Kysely<DirectoryDatabase>,
  { member, who, what, address = null, note = null }: MembershipEvent,
): Promise<void> {
  await db
    .insertInto('events')
    .values({ member, at: sql<Date>`now()`, who: checkName(who), what, address, note })
    .execute();
}

/** The name of who does something, as it is kept. @throws ShafafError `BAD_USER_INPUT` when it is none. */
export function checkName(who: string): string {
  const name = who.trim();
  if (name !== '' && name.length <= LONGEST_NAME) return name;
  throw new ShafafError(
    'BAD_USER_INPUT',
    `The name of who does it must have 1 to ${LONGEST_NAME} characters, but is: ${name.slice(0, 200)}`,
  );
}
