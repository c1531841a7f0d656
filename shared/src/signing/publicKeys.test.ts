import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { keyId, publicJwk } from './keyId.ts';
import { publicKeySet, readPublicKeys } from './publicKeys.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const id = keyId(publicJwk(publicKey));

describe('a published key set', () => {
  test('holds public keys alone, and gives them back by their thumbprints', () => {
    const set = publicKeySet([privateKey]);
    expect(set).toEqual({ keys: [{ kty: 'OKP', crv: 'Ed25519', x: expect.any(String), kid: id, use: 'sig' }] });
    const read = readPublicKeys(JSON.stringify(set));
    expect([...read.keys()]).toEqual([id]);
    expect(read.get(id)?.equals(publicKey)).toBe(true);
  });

  test('may hold keys for others, which are passed over', () => {
    const [ours] = publicKeySet([publicKey]).keys;
    const rsa = { ...generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' }), kid: 'rsa' };
    const encryption = { ...ours, use: 'enc' };
    expect([...readPublicKeys(JSON.stringify({ keys: [rsa, encryption, null, 'x', ours] })).keys()]).toEqual([id]);
  });

  test('cannot give a key the name of another', () => {
    const [ours] = publicKeySet([publicKey]).keys;
    expect([...readPublicKeys(JSON.stringify({ keys: [{ ...ours, kid: 'that of somebody else' }] })).keys()]).toEqual([id]);
  });

  test.each([
    ['no JSON', '{'],
    ['no set', '[]'],
    ['empty', '{"keys":[]}'],
    ['without a key of ours', '{"keys":[{"kty":"EC"}]}'],
    ['with a key that is none', '{"keys":[{"kty":"OKP","crv":"Ed25519","x":"AAAA"}]}'],
    ['endless', JSON.stringify({ keys: Array.from({ length: 65 }, () => publicJwk(publicKey)) })],
  ])('is refused when it is %s', (_what, text) => {
    expect(() => readPublicKeys(text)).toThrow();
  });
});

test('a key’s id is its thumbprint by RFC 7638, as in RFC 8037', () => {
  // RFC 8037, A.2 and A.3.
  const x = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo';
  const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } });
  expect(keyId(publicJwk(key))).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
});
