import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import type { BadAnswer } from './BadAnswer.ts';
import { type Asked, coverageOf, type MissingReason } from './coverage.ts';

/** The error for a null that could mean "not there" as well as "not answered". */
export function unavailable(asked: Asked, what: string): ShafafError {
  const { missing } = coverageOf(asked);
  const names = missing.map(({ code, reason }) => `${code} (${reason})`).join(', ');
  return new ShafafError('MEMBER_UNAVAILABLE', `${what}: not found where it could be looked for, and no answer came from ${names}.`);
}

/** Why a mutation certainly did not take effect: the member never got it, or did not obey. Otherwise nobody here knows. */
const NOT_SENT: ReadonlySet<MissingReason> = new Set(['NOT_CONNECTED', 'SUSPENDED', 'CIRCUIT_OPEN', 'BUSY', 'REFUSED']);

/** The error for a mutation that was not answered; it says whether it may have taken effect all the same. */
export function unchanged(asked: Asked, what: string): ShafafError {
  const { missing } = coverageOf(asked);
  const names = missing.map(({ code, reason }) => `${code} (${reason})`).join(', ');
  const effect = missing.every(({ reason }) => NOT_SENT.has(reason)) ? 'It did not take effect' : 'Whether it took effect is not known';
  return new ShafafError('MEMBER_UNAVAILABLE', `${what}: no answer came from ${names}. ${effect}.`);
}

/** The error for what only one member can give, and gave in such a way that it cannot be used. */
export function unusable({ member, fault }: BadAnswer, what: string): ShafafError {
  return new ShafafError('MEMBER_UNAVAILABLE', `What ${member} gave for "${what}" cannot be used (${fault}).`);
}
