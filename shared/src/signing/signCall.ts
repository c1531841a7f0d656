import { createHash, type KeyObject, randomUUID, sign } from 'node:crypto';
import { promisify } from 'node:util';
import { type Call, COMPONENTS, componentValues, contentDigest, LABEL, MEMBER_HEADER, signatureBase, TAG } from './callForm.ts';

/** A private key and the name under which its public part is published. */
export interface SigningKey {
  id: string;
  privateKey: KeyObject;
}

const COVERED = COMPONENTS.map((component) => `"${component}"`).join(' ');

// In the thread pool: of the 40 µs that each of up to 95 calls a question takes, the gateway's own thread is then busy for 5.
const signAside = promisify(sign);

/**
 * The headers that make a call a signed one. Each signature is for one call: a call that is sent again is signed again.
 * @param body as it is sent; empty for a GET
 * @param now milliseconds since 1970
 */
export async function signCall(
  call: Call,
  body: string,
  key: SigningKey,
  now: number,
  nonce: string = randomUUID(),
): Promise<Record<string, string>> {
  const digest = contentDigest(createHash('sha256').update(body).digest('base64'));
  const parameters = `(${COVERED});created=${Math.floor(now / 1_000)};nonce="${nonce}";keyid="${key.id}";alg="ed25519";tag="${TAG}"`;
  const base = signatureBase(COMPONENTS, componentValues(call, digest), parameters);
  const signature = await signAside(null, base, key.privateKey);
  return {
    'content-digest': digest,
    [MEMBER_HEADER]: call.member,
    'signature-input': `${LABEL}=${parameters}`,
    signature: `${LABEL}=:${signature.toString('base64')}:`,
  };
}
