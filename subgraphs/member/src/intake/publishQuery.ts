import { refusal } from '@shafaf/shared/errors/refusal';
import { z } from 'zod';
import { sourceFormats } from '../publish/read/detectFormat.ts';

const flag = z
  .enum(['', 'true', '1', 'false', '0'], 'true or false')
  .transform((text) => text !== 'false' && text !== '0')
  .default(false);

const query = z.strictObject({
  allOrNothing: flag,
  dryRun: flag,
  samples: flag,
  format: z.enum(sourceFormats, `one of ${sourceFormats.join(', ')}`).optional(),
  file: z.string().min(1).max(200).optional(),
});

/** What the address of a publication says: see `FilesRequest`. */
export type PublishQuery = z.infer<typeof query>;

/**
 * Reads the options out of the address.
 * @throws ShafafError `BAD_USER_INPUT` that names the option
 */
export function readPublishQuery(given: unknown): PublishQuery {
  const parsed = query.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) =>
    issue.code === 'unrecognized_keys'
      ? `There is no option ${issue.keys.map((key) => `"${key}"`).join(', ')}; there are: ${Object.keys(query.shape).join(', ')}.`
      : `"${issue.path.join('.')}" must be: ${issue.message}.`,
  );
  throw refusal('BAD_USER_INPUT', faults.join(' '));
}

/**
 * How long the client waits for the end, in milliseconds, by `prefer: wait=SECONDS` or `prefer: respond-async` (RFC 7240).
 * @param usual when it says nothing
 */
export function waitOf(prefer: string | string[] | undefined, usual: number): number {
  const text = [prefer].flat().join(',');
  if (/(?:^|,)\s*respond-async\b/i.test(text)) return 0;
  const seconds = /(?:^|,)\s*wait=(\d{1,4})\b/i.exec(text)?.[1];
  return seconds === undefined ? usual : Math.min(Number(seconds) * 1_000, LONGEST_WAIT);
}

/** Proxies give up after a minute. */
const LONGEST_WAIT = 50_000;
