import { messageOf } from '@shafaf/shared/errors/messageOf';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { type LimitName, limitTable } from './limitTable.ts';
import type { LimitSettings, RateLimit } from './PublicLimits.ts';
import { addressList } from './rate/addressList.ts';

/**
 * Reads limits as they are written in settings, such as `depth=20 rate.points=1000000 rate.exempt=10.0.0.0/8,::1`.
 * @throws ShafafError `BAD_USER_INPUT` that names the limit
 */
export function parseLimits(entries: readonly string[]): LimitSettings {
  const settings: LimitSettings = {};
  const rate: Partial<RateLimit> = {};
  for (const entry of entries) {
    const [name = '', value = '', ...more] = entry.split('=');
    if (!isLimitName(name) || value === '' || more.length > 0)
      throw new ShafafError(
        'BAD_USER_INPUT',
        `A limit is set as name=value, with a name of ${Object.keys(limitTable).join(', ')}; but got: ${entry}`,
      );
    if (name === 'rate.exempt') rate.exempt = addresses(value);
    else if (name === 'rate.points') rate.points = wholeNumber(name, value);
    else if (name === 'rate.seconds') rate.seconds = wholeNumber(name, value);
    else settings[name] = wholeNumber(name, value);
  }
  return Object.keys(rate).length === 0 ? settings : { ...settings, rate };
}

function isLimitName(name: string): name is LimitName {
  return Object.hasOwn(limitTable, name);
}

function wholeNumber(name: LimitName, text: string): number {
  const value = Number(text.replaceAll('_', ''));
  if (!/^\d[\d_]*$/.test(text) || value < 1 || !Number.isSafeInteger(value))
    throw new ShafafError('BAD_USER_INPUT', `The limit ${name} must be a whole number from 1 up, but is: ${text}`);
  return value;
}

/** `none` stands for nobody. */
function addresses(text: string): string[] {
  const entries = text === 'none' ? [] : text.split(',');
  try {
    addressList(entries);
  } catch (error) {
    throw new ShafafError('BAD_USER_INPUT', `The limit rate.exempt cannot be used: ${messageOf(error)}`);
  }
  return entries;
}
