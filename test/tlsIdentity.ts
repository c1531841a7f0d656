import { generate } from 'selfsigned';

/** A key and a certificate for it, made for one test. */
export interface TlsIdentity {
  /** PEM. */
  key: string;
  /** PEM. */
  cert: string;
}

/** A certificate for host names and addresses, signed by its own key or by an authority's. */
export async function makeIdentity(names: readonly string[], authority?: TlsIdentity): Promise<TlsIdentity> {
  const made = await generate([{ name: 'commonName', value: names[0] ?? 'test' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      {
        name: 'subjectAltName',
        altNames: names.map((name) => (/^[\d.]+$|:/.test(name) ? { type: 7, ip: name } : { type: 2, value: name })),
      },
    ],
    ...(authority !== undefined && { ca: authority }),
  });
  return { key: made.private, cert: made.cert };
}

/** An authority that nobody trusts yet. */
export async function makeAuthority(name = 'An authority of the tests'): Promise<TlsIdentity> {
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { key: made.private, cert: made.cert };
}
