import { ShafafError } from '@shafaf/shared/errors/ShafafError';

const MAX_AGE = /^max-age=(\d{1,9})$/;

/**
 * Reads the header `shafaf-stale`: how old an answer may be that stands in for a member that fails, in milliseconds; negative when none
 * may (`no`), unlimited when the client does not say.
 * @throws ShafafError `BAD_USER_INPUT` for anything but `no` and `max-age=SECONDS`
 */
export function readStaleHeader(value: string | string[] | undefined): number {
  if (value === undefined) return Number.POSITIVE_INFINITY;
  if (value === 'no') return -1;
  const seconds = MAX_AGE.exec(String(value))?.[1];
  if (seconds !== undefined) return Number(seconds) * 1000;
  throw new ShafafError('BAD_USER_INPUT', `The header shafaf-stale must be "no" or "max-age=SECONDS", but is "${String(value)}".`, {
    extensions: { http: { status: 400 } },
  });
}
