import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import type { BadAnswer } from './BadAnswer.ts';
import { type Asked, coverageOf } from './coverage.ts';

/** The error for a null that could mean "not there" as well as "not answered". */
export function unavailable(asked: Asked, what: string): ShafafError {
  const { missing } = coverageOf(asked);
  const names = missing.map(({ code, reason }) => `${code} (${reason})`).join(', ');
  return new ShafafError('MEMBER_UNAVAILABLE', `${what}: not found where it could be looked for, and no answer came from ${names}.`);
}

/** The error for what only one member can give, and gave in such a way that it cannot be used. */
export function unusable({ member, fault }: BadAnswer, what: string): ShafafError {
  return new ShafafError('MEMBER_UNAVAILABLE', `What ${member} gave for "${what}" cannot be used (${fault}).`);
}
