import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import type { MemberStatus } from './memberStatus.ts';

/** The error for a step that a body's status does not allow. */
export function wrongStatus(code: string, status: MemberStatus, why: string): ShafafError {
  return new ShafafError('WRONG_STATUS', `${code} is ${status}: ${why}`);
}
