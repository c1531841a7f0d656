import { createHash, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createSignatureSync, verifySignature } from 'http-message-sig';
import { type Call, COMPONENTS, TAG } from './callForm.ts';
import { keyId, publicJwk } from './keyId.ts';
import { signCall } from './signCall.ts';
import { type ReceivedCall, type Signature, verifyCall } from './verifyCall.ts';

const NOW = Date.parse('2026-11-24T10:00:00Z');
const BODY = '{"query":"{ contracts { totalCount } }"}';
const call: Call = { method: 'POST', target: '/graphql?shown=1', member: 'maragheh-municipality' };
const gateway = newKey();

interface TestKey {
  id: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

function newKey(): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { id: keyId(publicJwk(publicKey)), privateKey, publicKey };
}

function hashOf(body: string | Buffer): string {
  return createHash('sha256').update(body).digest('base64');
}

/** A call as it arrives when nobody has touched it, with what a test changes. */
async function arriving(changes: Partial<ReceivedCall> = {}, signedAt = NOW): Promise<ReceivedCall> {
  const headers = await signCall(call, BODY, gateway, signedAt);
  return { method: call.method, target: call.target, bodySha256: hashOf(BODY), ...changes, headers: { ...headers, ...changes.headers } };
}

function verified(received: ReceivedCall, now = NOW, member = call.member): Promise<Signature | undefined> {
  return verifyCall(received, { member, now, windowSeconds: 60, findKey: (id) => (id === gateway.id ? gateway.publicKey : undefined) });
}

describe('a signed call', () => {
  test('is known for the one that the key has signed', async () => {
    const received = await arriving();
    const signature = await verified(received);
    expect(signature).toEqual({ keyId: gateway.id, nonce: expect.stringMatching(/^[0-9a-f-]{36}$/), created: NOW / 1_000 });
    expect(received.headers).toEqual({
      'content-digest': `sha-256=:${hashOf(BODY)}:`,
      'shafaf-member': 'maragheh-municipality',
      'signature-input': `shafaf=("@method" "@path" "@query" "content-digest" "shafaf-member");created=${NOW / 1_000};nonce="${signature?.nonce}";keyid="${gateway.id}";alg="ed25519";tag="shafaf-call"`,
      signature: expect.stringMatching(/^shafaf=:[A-Za-z0-9+/]{86}==:$/),
    });
  });

  test('has a nonce of its own each time', async () => {
    const nonces = await Promise.all(Array.from({ length: 50 }, async () => (await verified(await arriving()))?.nonce));
    expect(new Set(nonces).size).toBe(50);
  });

  test('without a query or a body holds too', async () => {
    const bare = { method: 'GET', target: '/synopsis' };
    const headers = await signCall({ ...bare, member: call.member }, '', gateway, NOW);
    expect(await verified({ ...bare, headers, bodySha256: hashOf('') })).toBeDefined();
  });

  test('holds for another reader of RFC 9421 as well', async () => {
    const { headers } = await arriving();
    const fields = Object.entries(headers).map(([name, value]) => ({ name, value: String(value) }));
    const outcome = await verifySignature(
      { kind: 'request', method: call.method, targetUri: `https://maragheh.example.ir${call.target}`, fields },
      {
        label: 'shafaf',
        policy: {
          algorithms: ['ed25519'],
          requiredComponents: [...COMPONENTS],
          requiredParameters: ['created', 'nonce', 'keyid'],
          now: NOW / 1_000,
        },
        resolveVerifier: () => ({ algorithm: 'ed25519', verify: (data, signature) => verify(null, data, gateway.publicKey, signature) }),
      },
    );
    expect(outcome.parameters.keyid).toBe(gateway.id);
  });

  test('that another writer of RFC 9421 signed holds, whatever order it gives the parts and the parameters', async () => {
    for (const components of [[...COMPONENTS], [...COMPONENTS].reverse()]) {
      const fields = [
        { name: 'content-digest', value: `sha-512=:${Buffer.alloc(64).toString('base64')}:, sha-256=:${hashOf(BODY)}:` },
        { name: 'shafaf-member', value: call.member },
      ];
      const { signature, signatureInput } = createSignatureSync(
        { kind: 'request', method: call.method, targetUri: `https://maragheh.example.ir${call.target}`, fields },
        {
          label: 'shafaf',
          components,
          parameters: { tag: TAG, keyid: gateway.id, alg: 'ed25519', nonce: 'one of theirs', created: NOW / 1_000 },
          signer: { algorithm: 'ed25519', sign: (data) => sign(null, data, gateway.privateKey) },
        },
      );
      const headers = {
        ...Object.fromEntries(fields.map(({ name, value }) => [name, value])),
        signature: `other=:AAAA:, ${signature}`,
        'signature-input': `other=("@method");created=1,   ${signatureInput}`,
      };
      expect(await verified({ ...call, bodySha256: hashOf(BODY), headers })).toEqual({
        keyId: gateway.id,
        nonce: 'one of theirs',
        created: NOW / 1_000,
      });
    }
  });
});

describe('a call that says nothing of us', () => {
  test.each([
    ['no signature', {}],
    ['a signature of somebody else', { 'signature-input': 'sig1=("@authority");created=1;keyid="x"', signature: 'sig1=:AAAA:' }],
    ['the older kind of signature', { signature: 'keyId="https://x.example/#main",headers="date",signature="AAAA"' }],
  ])('is anybody’s: %s', async (_what, headers) => {
    expect(await verified({ ...call, bodySha256: hashOf(BODY), headers })).toBeUndefined();
  });
});

describe('a call is refused', () => {
  const signature = (text: string) => ({ headers: { signature: text } });
  const digest = (text: string) => ({ headers: { 'content-digest': text } });

  test.each<[string, Partial<ReceivedCall>, string, RegExp]>([
    ['of another method', { method: 'PUT' }, 'BAD_CALL_SIGNATURE', /not one of this call/],
    ['to another path', { target: '/synopsis?shown=1' }, 'BAD_CALL_SIGNATURE', /not one of this call/],
    ['with another query', { target: '/graphql?shown=2' }, 'BAD_CALL_SIGNATURE', /not one of this call/],
    ['without its query', { target: '/graphql' }, 'BAD_CALL_SIGNATURE', /not one of this call/],
    ['with another body', { bodySha256: hashOf(`${BODY} `) }, 'BAD_CALL_SIGNATURE', /content-digest is not that of the body/],
    [
      'with another body and the digest of that',
      { bodySha256: hashOf('{}'), ...digest(`sha-256=:${hashOf('{}')}:`) },
      'BAD_CALL_SIGNATURE',
      /not one of this call/,
    ],
    ['without a digest', digest(''), 'BAD_CALL_SIGNATURE', /content-digest is not that of the body/],
    ['whose digest cannot be read', digest('sha-256=nothing='), 'BAD_CALL_SIGNATURE', /content-digest cannot be read/],
    ['whose digest is a list', digest('sha-256=(1 2)'), 'BAD_CALL_SIGNATURE', /content-digest is not that of the body/],
    ['for another member', { headers: { 'shafaf-member': 'tabriz-municipality' } }, 'WRONG_MEMBER', /"tabriz-municipality", but this is/],
    ['for two members', { headers: { 'shafaf-member': [call.member, 'tabriz-municipality'] } }, 'WRONG_MEMBER', /but this is/],
    ['for no member', { headers: { 'shafaf-member': undefined } }, 'WRONG_MEMBER', /member "", but this is/],
    ['whose signature is of another call', signature(`shafaf=:${Buffer.alloc(64).toString('base64')}:`), 'BAD_CALL_SIGNATURE', /not one/],
    ['whose signature is too short', signature('shafaf=:AAAA:'), 'BAD_CALL_SIGNATURE', /holds no 64 bytes/],
    ['whose signature is a text', signature('shafaf="AAAA"'), 'BAD_CALL_SIGNATURE', /holds no 64 bytes/],
    ['whose signature is a list', signature('shafaf=(:AAAA:)'), 'BAD_CALL_SIGNATURE', /holds no 64 bytes/],
    ['whose signature is not there', { headers: { signature: undefined } }, 'BAD_CALL_SIGNATURE', /holds no 64 bytes/],
    ['whose signature cannot be read', signature('shafaf=:AAAA'), 'BAD_CALL_SIGNATURE', /header signature cannot be read/],
  ])('%s', async (_what, changes, code, message) => {
    await expect(arriving(changes).then((received) => verified(received))).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });

  test.each([
    ['signs less than all', (input: string) => input.replace(' "@query"', '')],
    ['signs more, which we could not check', (input: string) => input.replace('("@method"', '("@method" "date"')],
    ['signs a part twice instead of another', (input: string) => input.replace('"@query"', '"@path"')],
    ['signs a part of the answer', (input: string) => input.replace('"@query"', '"@query";req')],
    ['signs nothing', (input: string) => input.replace(/\(.*\)/, '()')],
    ['signs something that is no text', (input: string) => input.replace('"@query"', '12')],
    ['is no list', (input: string) => input.replace(/\(.*\)/, '1')],
    ['has no time', (input: string) => input.replace(/;created=\d+/, '')],
    ['has a time that is none', (input: string) => input.replace(/created=\d+/, 'created="now"')],
    ['has a time with a fraction', (input: string) => input.replace(/(created=\d+)/, '$1.5')],
    ['has a time before time', (input: string) => input.replace(/created=\d+/, 'created=-1')],
    ['has no nonce', (input: string) => input.replace(/;nonce="[^"]*"/, '')],
    ['has an endless nonce', (input: string) => input.replace(/nonce="[^"]*"/, `nonce="${'x'.repeat(129)}"`)],
    ['names no key', (input: string) => input.replace(/;keyid="[^"]*"/, '')],
    ['says that it is of another kind', (input: string) => input.replace('ed25519', 'hmac-sha256')],
    ['is meant for something else', (input: string) => input.replace('shafaf-call', 'web-bot-auth')],
    ['has parameters that we do not know', (input: string) => `${input};expires=1`],
    ['cannot be read', (input: string) => `${input};`],
  ])('whose signature-input %s', async (_what, change) => {
    const { headers, ...received } = await arriving();
    const changed = { ...headers, 'signature-input': change(String(headers['signature-input'])) };
    await expect(verified({ ...received, headers: changed })).rejects.toMatchObject({ code: 'BAD_CALL_SIGNATURE' });
  });

  test('signed by a key that nobody trusts', async () => {
    const foreign = newKey();
    const headers = await signCall(call, BODY, foreign, NOW);
    const received = { ...call, bodySha256: hashOf(BODY), headers };
    await expect(verified(received)).rejects.toMatchObject({ code: 'UNKNOWN_KEY', message: expect.stringContaining(foreign.id) });
    const pretending = { ...headers, 'signature-input': String(headers['signature-input']).replace(foreign.id, gateway.id) };
    await expect(verified({ ...received, headers: pretending })).rejects.toMatchObject({ code: 'BAD_CALL_SIGNATURE' });
  });

  test.each([
    [61, '61 seconds later'],
    [-61, '61 seconds earlier'],
    [86_400, '86400 seconds later'],
  ])('when the clocks are %i seconds apart, and told so', async (seconds, told) => {
    const now = NOW + seconds * 1_000;
    await expect(verified(await arriving(), now)).rejects.toMatchObject({
      code: 'STALE_SIGNATURE',
      message: `The call was signed at 2026-11-24T10:00:00.000Z by the caller's clock, and this member's clock says ${new Date(now).toISOString()}: ${told}, and at most 60 are allowed.`,
    });
  });

  test('but not while the clocks are a minute apart', async () => {
    for (const seconds of [-60, -1, 0, 1, 60]) expect(await verified(await arriving(), NOW + seconds * 1_000)).toBeDefined();
  });

  test('when its time is beyond all dates', async () => {
    const { headers, ...received } = await arriving();
    const changed = { ...headers, 'signature-input': String(headers['signature-input']).replace(/created=\d+/, 'created=999999999999999') };
    await expect(verified({ ...received, headers: changed })).rejects.toMatchObject({ code: 'STALE_SIGNATURE' });
  });
});

describe('of what is signed', () => {
  /** The text with one of its bytes changed; the byte, as Node gives headers and request lines, is one character. */
  const oneByteChanged = (text: string) =>
    fc.tuple(fc.nat(Buffer.byteLength(text, 'latin1') - 1), fc.integer({ min: 1, max: 255 })).map(([place, difference]) => {
      const bytes = Buffer.from(text, 'latin1');
      bytes[place] = (bytes[place] ?? 0) ^ difference;
      return bytes.toString('latin1');
    });

  async function isObeyed(received: ReceivedCall): Promise<boolean> {
    try {
      return (await verified(received)) !== undefined;
    } catch (error) {
      // A refusal of the catalogue, never a fault.
      expect(error).toMatchObject({ code: expect.stringMatching(/^(BAD_CALL_SIGNATURE|UNKNOWN_KEY|STALE_SIGNATURE|WRONG_MEMBER)$/) });
      return false;
    }
  }

  test('no single byte can be changed', async () => {
    const received = await arriving();
    const header = (name: string) =>
      oneByteChanged(String(received.headers[name])).map((text) => ({ ...received, headers: { ...received.headers, [name]: text } }));
    const signatureBytes = Buffer.from(String(received.headers.signature).slice('shafaf=:'.length, -1), 'base64');
    const changed = fc.oneof(
      oneByteChanged(received.method).map((method) => ({ ...received, method })),
      oneByteChanged(received.target).map((target) => ({ ...received, target })),
      oneByteChanged(BODY).map((body) => ({ ...received, bodySha256: hashOf(Buffer.from(body, 'latin1')) })),
      header('content-digest'),
      header('shafaf-member'),
      header('signature-input'),
      oneByteChanged(signatureBytes.toString('latin1')).map((bytes) => ({
        ...received,
        headers: { ...received.headers, signature: `shafaf=:${Buffer.from(bytes, 'latin1').toString('base64')}:` },
      })),
    );
    expect(await isObeyed(received)).toBe(true);
    await fc.assert(
      fc.asyncProperty(changed, async (one) => {
        expect(await isObeyed(one)).toBe(false);
      }),
      { numRuns: 1_500 },
    );
  });

  test('nothing that anybody can write brings down whoever reads it', async () => {
    const received = await arriving();
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string().map((text) => `shafaf=${text}`),
      fc.constant(undefined),
      fc.array(fc.string(), { maxLength: 3 }),
    );
    const headers = fc.record({ signature: anything, 'signature-input': anything, 'content-digest': anything, 'shafaf-member': anything });
    await fc.assert(
      fc.asyncProperty(headers, async (given) => {
        expect(await isObeyed({ ...received, headers: given })).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });
});
