import type { ErrorCode } from '@shafaf/shared/errors/catalogue';
import { type PublicLimits, type RateLimit, usualLimits } from './PublicLimits.ts';

/** The name of a limit in settings. */
export type LimitName = Exclude<keyof PublicLimits, 'rate'> | `rate.${keyof RateLimit}`;

/** A limit as it is explained. */
export interface LimitEntry {
  /** What is limited. */
  what: string;
  /** What is counted, in which unit. */
  unit: string;
  /** What is said when it is exceeded; null where nothing can be. */
  code: ErrorCode | null;
}

/** All limits, in the order in which a request meets them. `docs/limits.md` has them as a table. */
export const limitTable: Readonly<Record<LimitName, LimitEntry>> = {
  arrivalMilliseconds: { what: 'the time in which a request arrives whole', unit: 'milliseconds', code: 'REQUEST_TOO_SLOW' },
  bodyBytes: { what: "a request's body, before and after it is decompressed", unit: 'bytes', code: 'BODY_TOO_LARGE' },
  'rate.points': { what: 'what one address spends in a span of time', unit: 'points', code: 'RATE_LIMITED' },
  'rate.seconds': { what: 'that span', unit: 'seconds', code: null },
  'rate.exempt': { what: 'addresses and ranges that may spend what they like', unit: 'a list', code: null },
  tokens: { what: 'the length of a query', unit: 'names, values and signs', code: 'TOO_MANY_TOKENS' },
  rootFields: { what: 'questions of one operation (fields of `Query`)', unit: 'fields, fragments opened', code: 'TOO_MANY_ROOT_FIELDS' },
  aliases: { what: 'names of their own that it gives to fields', unit: 'aliases, fragments opened', code: 'TOO_MANY_ALIASES' },
  depth: { what: 'how deep its fields are nested', unit: 'fields', code: 'OPERATION_TOO_DEEP' },
  fields: { what: 'everything that it selects', unit: 'fields, fragments opened', code: 'TOO_MANY_FIELDS' },
  cost: { what: 'what it takes of members and gateway', unit: 'points', code: 'OPERATION_TOO_COSTLY' },
  deadlineMilliseconds: { what: 'the time in which it is answered', unit: 'milliseconds', code: 'DEADLINE_PASSED' },
};

/** A limit's usual value, as people read it. */
export function usualValue(name: LimitName): string {
  const { rate, ...plain } = usualLimits;
  const all = { ...plain, 'rate.points': rate.points, 'rate.seconds': rate.seconds, 'rate.exempt': rate.exempt };
  const value = all[name];
  return typeof value === 'number' ? value.toLocaleString('en') : value.map((each) => `\`${each}\``).join(', ');
}
