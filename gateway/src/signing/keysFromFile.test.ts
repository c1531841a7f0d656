import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readPublicKeys } from '@shafaf/shared/signing/publicKeys';
import pino from 'pino';
import { type GatewayKey, generateKey } from './GatewayKey.ts';
import { ensureKeyFile, publicKeysPath, readKeyFile, writeKeyFile } from './keyFile.ts';
import { keysFromFile } from './keysFromFile.ts';
import { publishedKeys, rotated, signingKey } from './rotation.ts';

const logger = pino({ level: 'silent' });
const call = { method: 'POST', target: '/graphql', member: 'maragheh-municipality' };
const HOUR = 3_600_000;

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shafaf-keys-'));
  path = join(folder, 'keys.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

async function signer(keys: ReturnType<typeof keysFromFile>): Promise<string | undefined> {
  return /keyid="([^"]*)"/.exec((await keys.sign(call, ''))['signature-input'] ?? '')?.[1];
}

const ids = (keys: readonly GatewayKey[]) => keys.map(({ id }) => id);

describe('a file of keys', () => {
  test('is made with one key, for its owner alone, and with the public keys beside it for everybody', () => {
    ensureKeyFile(path);
    const [key] = readKeyFile(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(publicKeysPath(path)).mode & 0o777).toBe(0o644);
    const published = readFileSync(publicKeysPath(path), 'utf8');
    expect([...readPublicKeys(published).keys()]).toEqual([key?.id]);
    expect(published).not.toContain('"d"');
  });

  test('that is there is left as it is', () => {
    ensureKeyFile(path);
    const before = readFileSync(path, 'utf8');
    ensureKeyFile(path);
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  test('that somebody else looks after is used as it is', () => {
    writeFileSync(path, JSON.stringify({ keys: [secretOf(generateKey(0))] }));
    ensureKeyFile(path);
    expect(existsSync(publicKeysPath(path))).toBe(false);
    expect(readKeyFile(path)).toHaveLength(1);
  });

  test.each([
    ['is not there', undefined, /ENOENT/],
    ['is no JSON', '{"keys": "swordfish', /it is no file of gateway keys$/],
    ['holds no key', '{"keys":[]}', /it is no file of gateway keys$/],
    ['holds a key that is none', JSON.stringify({ keys: [{ ...secretOf(generateKey(0)), signsFrom: 'soon' }] }), /it is no file of/],
  ])('that %s is named, and nothing of what stands in it', (_what, text, message) => {
    if (text !== undefined) writeFileSync(path, text);
    expect(() => readKeyFile(path)).toThrow(message);
    expect(() => readKeyFile(path)).toThrow(path);
    expect(() => readKeyFile(path)).not.toThrow(/swordfish|"d"/);
  });
});

describe('rotation', () => {
  const now = Date.parse('2026-11-24T10:00:00Z');
  const old = generateKey(now - 30 * 24 * HOUR);

  test('publishes the new key at once, and signs with it when its time has come', () => {
    const fresh = generateKey(now + 600_000);
    const keys = rotated([old], fresh, now);
    expect([ids(publishedKeys(keys, now)), signingKey(keys, now).id]).toEqual([[old.id, fresh.id], old.id]);
    expect(signingKey(keys, now + 599_999).id).toBe(old.id);
    expect(signingKey(keys, now + 600_000).id).toBe(fresh.id);
  });

  test('publishes the old key for an hour after that, and then leaves it out', () => {
    const keys = rotated([old], generateKey(now), now);
    expect(publishedKeys(keys, now + HOUR - 1)).toHaveLength(2);
    expect(publishedKeys(keys, now + HOUR)).toHaveLength(1);
    expect(rotated(keys, generateKey(now + HOUR), now + HOUR)).toHaveLength(2);
  });

  test('may be done again before the first new key signs', () => {
    const [second, third] = [generateKey(now + 1_000), generateKey(now + 2_000)];
    const keys = rotated(rotated([old], third, now), second, now);
    expect(ids(keys)).toEqual([old.id, second.id, third.id]);
    expect([0, 1_000, 2_000].map((after) => signingKey(keys, now + after).id)).toEqual([old.id, second.id, third.id]);
  });

  test('with a clock that was set back still signs', () => {
    expect(signingKey([old], 0).id).toBe(old.id);
  });
});

describe('a gateway', () => {
  test('takes up what is changed in its file while it runs', async () => {
    ensureKeyFile(path);
    const [first] = readKeyFile(path);
    let now = Date.now();
    const keys = keysFromFile({ path, logger, lookEveryMilliseconds: 0, now: () => now });
    expect(await signer(keys)).toBe(first?.id);
    const fresh = generateKey(now + 1_000);
    writeKeyFile(path, rotated(readKeyFile(path), fresh, now));
    expect(keys.published().keys.map(({ kid }) => kid)).toEqual([first?.id, fresh.id]);
    expect(await signer(keys)).toBe(first?.id);
    now += 1_000;
    expect(await signer(keys)).toBe(fresh.id);
  });

  test('goes on with the keys that it has when the file becomes unusable, and is told when it is mended', async () => {
    ensureKeyFile(path);
    const log: string[] = [];
    const keys = keysFromFile({
      path,
      logger: pino({ level: 'info' }, { write: (line: string) => log.push(line) }),
      lookEveryMilliseconds: 0,
    });
    const before = await signer(keys);
    for (const spoil of [() => writeFileSync(path, 'spoilt'), () => rmSync(path)]) {
      spoil();
      expect(await signer(keys)).toBe(before);
      expect(log.splice(0).join()).toContain('the keys known stand');
    }
    ensureKeyFile(path);
    expect(await signer(keys)).toBe(readKeyFile(path)[0]?.id);
  });
});

/** A key as it stands in a file. */
function secretOf({ privateKey }: GatewayKey): object {
  return { privateKey: privateKey.export({ format: 'jwk' }), signsFrom: '2026-01-01T00:00:00Z' };
}
