import { refusal } from '../errors/refusal.ts';
import type { ShafafError } from '../errors/ShafafError.ts';
import { COMPONENTS, LABEL, TAG } from './callForm.ts';

/** Why a member does not obey a call. */
export type CallRefusal = 'UNSIGNED' | 'BAD_CALL_SIGNATURE' | 'UNKNOWN_KEY' | 'STALE_SIGNATURE' | 'REPLAYED' | 'WRONG_MEMBER';

/** Goes with each 401: by what a caller proves who it is (RFC 9110, 11.6.1), and what it is asked to sign (RFC 9421, 5.1). */
const CHALLENGE = {
  'www-authenticate': 'Signature',
  'accept-signature': `${LABEL}=(${COMPONENTS.map((component) => `"${component}"`).join(' ')});created;nonce;keyid;alg="ed25519";tag="${TAG}"`,
};

/** The error for a call that is not obeyed, with its HTTP status: 401 when it is not known who calls, 403 when it is. */
export function callRefusal(code: CallRefusal, message: string): ShafafError {
  return refusal(code, message, code === 'WRONG_MEMBER' ? {} : { headers: CHALLENGE });
}
