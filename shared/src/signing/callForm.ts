/**
 * The form of a signed call: an HTTP message signature (RFC 9421) by an Ed25519 key, over a digest of the body (RFC 9530). `docs/trust.md`
 * describes it for those who write a member in another language.
 */

/** One call to a member, as far as it is signed. */
export interface Call {
  /** Such as `POST`. */
  method: string;
  /** Path and query as they stand in the request line, such as `/graphql` or `/graphql?query=…`. */
  target: string;
  /** Code of the member that is called: another one must not obey the same call. */
  member: string;
}

/** Under this label the signature stands in `signature` and `signature-input`, beside those that others on the way may have made. */
export const LABEL = 'shafaf';

/** Keeps a signature that the same key made for another purpose from being taken for a call. */
export const TAG = 'shafaf-call';

/** Header that names the member that is called. */
export const MEMBER_HEADER = 'shafaf-member';

/** What is signed, in the order in which we sign it. */
export const COMPONENTS = ['@method', '@path', '@query', 'content-digest', MEMBER_HEADER] as const;

/** A part of the call that is signed. */
export type Component = (typeof COMPONENTS)[number];

/** Parameters that each signature has, in the order in which we write them. */
export const PARAMETERS = ['created', 'nonce', 'keyid', 'alg', 'tag'] as const;

/** `content-digest` of a body whose SHA-256 is given in base64. */
export function contentDigest(sha256: string): string {
  return `sha-256=:${sha256}:`;
}

/** The values of the components of a call, by component. */
export function componentValues({ method, target, member }: Call, digest: string): Record<Component, string> {
  const query = target.indexOf('?');
  return {
    '@method': method,
    '@path': query < 0 ? target : target.slice(0, query),
    // RFC 9421, 2.2.7: a call without a query has `?` alone.
    '@query': query < 0 ? '?' : target.slice(query),
    'content-digest': digest,
    [MEMBER_HEADER]: member,
  };
}

/**
 * The bytes that are signed (RFC 9421, 2.5): a line for each component, and last the components and parameters themselves.
 * @param order of the components, as the parameters name them
 * @param parameters the value of `signature-input` under our label
 */
export function signatureBase(order: readonly Component[], values: Record<Component, string>, parameters: string): Buffer {
  const lines = order.map((component) => `"${component}": ${values[component]}`);
  return Buffer.from([...lines, `"@signature-params": ${parameters}`].join('\n'));
}
