import { ShafafError } from '@shafaf/shared/errors/ShafafError';

const LONGEST = 2_000;

/**
 * A member's address, when it can be one.
 * @throws ShafafError `BAD_USER_INPUT` for what is no http or https address, or holds a name or password.
 */
export function parseAddress(address: string): string {
  if (address.length > LONGEST || !URL.canParse(address) || !/^https?:\/\//i.test(address))
    throw new ShafafError(
      'BAD_USER_INPUT',
      `The address of a member is absolute and begins with https:// or http://, such as https://shafaf.example.ir/graphql, but got: ${address.slice(0, 200)}`,
    );
  const { username, password } = new URL(address);
  if (username !== '' || password !== '')
    throw new ShafafError('BAD_USER_INPUT', 'The address of a member is public, so it must hold no name or password.');
  return address;
}
