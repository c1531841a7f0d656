import { type KeyObject, verify } from 'node:crypto';
import { type Dictionary, type InnerList, type Item, isInnerList, parseDictionary, serializeInnerList } from 'structured-headers';
import { z } from 'zod';
import { messageOf } from '../errors/messageOf.ts';
import type { ShafafError } from '../errors/ShafafError.ts';
import { COMPONENTS, type Component, componentValues, LABEL, MEMBER_HEADER, PARAMETERS, signatureBase, TAG } from './callForm.ts';
import { callRefusal } from './callRefusal.ts';

/** A call as it arrived. */
export interface ReceivedCall {
  method: string;
  /** Path and query as they stand in the request line. */
  target: string;
  /** By lower-case name. */
  headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** SHA-256 of the body as it arrived, in base64. */
  bodySha256: string;
}

/** Who verifies, and by what. */
export interface Verifier {
  /** Code of the member that was called. */
  member: string;
  /** Milliseconds since 1970, by the member's clock. */
  now: number;
  /** How far the time of signing may lie from it, either way, in seconds. */
  windowSeconds: number;
  /** The trusted key of this id, or undefined when there is none. */
  findKey: (id: string) => KeyObject | undefined | Promise<KeyObject | undefined>;
}

/** What a signature that holds says. */
export interface Signature {
  keyId: string;
  /** Used once. */
  nonce: string;
  /** When it was made by the caller's clock, in seconds since 1970. */
  created: number;
}

const parametersForm = z.strictObject({
  created: z.number().int().min(0),
  nonce: z.string().min(1).max(128),
  keyid: z.string().min(1).max(128),
  alg: z.literal('ed25519'),
  tag: z.literal(TAG),
});

const SIGNATURE_BYTES = 64;

/**
 * Whether a trusted gateway made a call, and for this member. Whether the nonce was used before is for the caller to see to.
 * @returns undefined when the call does not claim to be signed by us; it is then anybody's
 * @throws ShafafError `BAD_CALL_SIGNATURE`, `WRONG_MEMBER`, `STALE_SIGNATURE` or `UNKNOWN_KEY`
 */
export async function verifyCall(call: ReceivedCall, verifier: Verifier): Promise<Signature | undefined> {
  const input = headerDictionary(call, 'signature-input')?.get(LABEL);
  if (input === undefined) return undefined;
  if (!isInnerList(input)) throw bad('signature-input', `must name what is signed under "${LABEL}"`);
  const signature = signatureBytes(headerDictionary(call, 'signature')?.get(LABEL));
  const order = componentsOf(input);
  const parameters = parametersForm.safeParse(Object.fromEntries(input[1]));
  if (!parameters.success) throw bad('signature-input', `must have the parameters ${PARAMETERS.join(', ')} and no other`);
  const { created, nonce, keyid } = parameters.data;

  const member = headerText(call, MEMBER_HEADER);
  if (member !== verifier.member)
    throw callRefusal('WRONG_MEMBER', `The call was signed for the member ${JSON.stringify(member)}, but this is ${verifier.member}.`);
  checkTime(created, verifier);
  const digest = headerText(call, 'content-digest');
  if (digestOf(call) !== call.bodySha256) throw bad('content-digest', 'is not that of the body that arrived');
  const key = await verifier.findKey(keyid);
  if (key === undefined) throw callRefusal('UNKNOWN_KEY', `This member trusts no key with the id ${JSON.stringify(keyid)}.`);
  const base = signatureBase(order, componentValues({ ...call, member }, digest), serializeInnerList(input));
  // In this thread: for one call at a time, handing it to the thread pool and back takes longer than the 100 µs that it takes itself.
  if (!verify(null, base, key, signature)) throw bad('signature', 'is not one of this call by that key');
  return { keyId: keyid, nonce, created };
}

function bad(header: string, fault: string): ShafafError {
  return callRefusal('BAD_CALL_SIGNATURE', `The header ${header} ${fault}.`);
}

function checkTime(created: number, { now, windowSeconds }: Verifier): void {
  const difference = Math.floor(now / 1_000) - created;
  if (Math.abs(difference) <= windowSeconds) return;
  const [theirs, ours] = [created * 1_000, now].map(timeText);
  throw callRefusal(
    'STALE_SIGNATURE',
    `The call was signed at ${theirs} by the caller's clock, and this member's clock says ${ours}: ` +
      `${Math.abs(difference)} seconds ${difference > 0 ? 'later' : 'earlier'}, and at most ${windowSeconds} are allowed.`,
  );
}

/** A far-off number of seconds is no date any more. */
function timeText(milliseconds: number): string {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? `${milliseconds / 1_000} s` : date.toISOString();
}

/** What is signed, in the caller's order: all of it, and nothing else, which we could not check. */
function componentsOf([items]: InnerList): Component[] {
  const named = items.map(([name, parameters]) => (parameters.size === 0 ? COMPONENTS.find((component) => component === name) : undefined));
  const known = named.filter((component) => component !== undefined);
  if (items.length !== COMPONENTS.length || new Set(known).size !== COMPONENTS.length)
    throw bad('signature-input', `must name ${COMPONENTS.join(', ')} and nothing else`);
  return known;
}

function digestOf(call: ReceivedCall): string | undefined {
  const item = headerDictionary(call, 'content-digest')?.get('sha-256');
  return item === undefined || isInnerList(item) ? undefined : bytesOf(item)?.toString('base64');
}

function signatureBytes(signature: Item | InnerList | undefined): Buffer {
  const bytes = signature === undefined || isInnerList(signature) ? undefined : bytesOf(signature);
  if (bytes?.length !== SIGNATURE_BYTES) throw bad('signature', `holds no ${SIGNATURE_BYTES} bytes under "${LABEL}"`);
  return bytes;
}

function bytesOf([value]: Item): Buffer | undefined {
  return value instanceof ArrayBuffer ? Buffer.from(value) : undefined;
}

function headerText({ headers }: ReceivedCall, name: string): string {
  const value = headers[name] ?? '';
  return (typeof value === 'string' ? value : value.join(', ')).trim();
}

function headerDictionary(call: ReceivedCall, name: string): Dictionary | undefined {
  const text = headerText(call, name);
  if (text === '') return undefined;
  try {
    return parseDictionary(text);
  } catch (error) {
    throw bad(name, `cannot be read: ${messageOf(error)}`);
  }
}
