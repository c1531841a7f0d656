import { createHash, createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { COMPONENTS, componentValues, signatureBase } from './callForm.ts';
import { keyId, publicJwk } from './keyId.ts';
import { publicKeySet, readPublicKeys } from './publicKeys.ts';
import { signCall } from './signCall.ts';
import { verifyCall } from './verifyCall.ts';

// The key of RFC 8037, A.1: known to everybody, so that everybody can work the example out anew.
const jwk = {
  kty: 'OKP',
  crv: 'Ed25519',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
};
const CREATED = 1_795_514_400;
const NONCE = '6f8c2f5e-6f0b-4a83-9d0e-3a5f1d1c9a10';
const call = { method: 'POST', target: '/graphql', member: 'maragheh-municipality' };
const body = '{"query":"query Scatter { contracts { totalCount } }","variables":{}}';

test('the example in docs/trust.md is what the gateway sends and members accept', async () => {
  const privateKey = createPrivateKey({ format: 'jwk', key: jwk });
  const id = keyId(publicJwk(privateKey));
  const headers = await signCall(call, body, { id, privateKey }, CREATED * 1_000, NONCE);
  const parameters = (headers['signature-input'] ?? '').slice('shafaf='.length);
  const base = signatureBase(COMPONENTS, componentValues(call, headers['content-digest'] ?? ''), parameters).toString();
  const example = [
    JSON.stringify(publicKeySet([privateKey])),
    [`${call.method} ${call.target} HTTP/1.1`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', body].join('\n'),
    base,
  ];
  const page = readFileSync(new URL('../../../docs/trust.md', import.meta.url), 'utf8');
  for (const part of example) expect(page).toContain(`\n\`\`\`\n${part}\n\`\`\`\n`);

  const findKey = (named: string) => readPublicKeys(example[0] ?? '').get(named);
  const received = { ...call, headers, bodySha256: createHash('sha256').update(body).digest('base64') };
  expect(await verifyCall(received, { member: call.member, now: CREATED * 1_000, windowSeconds: 60, findKey })).toEqual({
    keyId: id,
    nonce: NONCE,
    created: CREATED,
  });
});
