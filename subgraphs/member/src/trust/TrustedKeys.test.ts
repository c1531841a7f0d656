import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { keyId, publicJwk } from '@shafaf/shared/signing/keyId';
import { publicKeySet } from '@shafaf/shared/signing/publicKeys';
import pino from 'pino';
import { TrustedKeys, type TrustedKeysOptions } from './TrustedKeys.ts';

const NEVER = 86_400_000;

/** A source of keys that can be changed, go away, and say how often it was read. */
function source() {
  const state = { keys: [] as KeyObject[], away: false, reads: 0 };
  const add = (): string => {
    const { publicKey } = generateKeyPairSync('ed25519');
    state.keys.push(publicKey);
    return keyId(publicJwk(publicKey));
  };
  const read = async (): Promise<string> => {
    state.reads++;
    if (state.away) throw new Error('nobody answers');
    return JSON.stringify(publicKeySet(state.keys));
  };
  return { state, add, read };
}

function trusting(read: () => Promise<string>, options: Partial<TrustedKeysOptions> = {}): TrustedKeys {
  const logger = pino({ level: 'silent' });
  return new TrustedKeys({ read, logger, refreshMilliseconds: NEVER, pauseMilliseconds: NEVER, ...options });
}

describe('trusted keys', () => {
  test('are read when they are first needed, once for all who wait', async () => {
    const { state, add, read } = source();
    const id = add();
    const keys = trusting(read);
    expect(state.reads).toBe(0);
    const found = await Promise.all([keys.find(id), keys.find(id), keys.find('nobody')]);
    expect(found.map((key) => key !== undefined)).toEqual([true, true, false]);
    expect(state.reads).toBe(1);
  });

  test('are read again for a key that is not known, so that a new one is obeyed at once', async () => {
    const { state, add, read } = source();
    const first = add();
    const keys = trusting(read, { pauseMilliseconds: 0 });
    await keys.find(first);
    const second = add();
    expect(await keys.find(second)).toBeDefined();
    expect(await keys.find(first)).toBeDefined();
    expect(state.reads).toBe(2);
  });

  test('are not read more often than the pause allows, whatever keys callers name', async () => {
    const { state, add, read } = source();
    const id = add();
    const keys = trusting(read);
    await keys.find(id);
    for (let call = 0; call < 100; call++) expect(await keys.find(`nonsense ${call}`)).toBeUndefined();
    expect(state.reads).toBe(1);
  });

  test('stand while they cannot be read', async () => {
    const { state, add, read } = source();
    const id = add();
    const keys = trusting(read, { refreshMilliseconds: 0, pauseMilliseconds: 0 });
    await keys.find(id);
    state.away = true;
    for (let call = 0; call < 5; call++) {
      expect(await keys.find(id)).toBeDefined();
      expect(await keys.find('unknown')).toBeUndefined();
    }
    expect(state.reads).toBeGreaterThan(2);
    state.away = false;
    expect(await keys.find(add())).toBeDefined();
  });

  test('that were given up are refused after the next reading', async () => {
    const { state, add, read } = source();
    const old = add();
    const keys = trusting(read, { pauseMilliseconds: 0 });
    await keys.find(old);
    state.keys = [];
    const fresh = add();
    expect(await keys.find(fresh)).toBeDefined();
    expect(await keys.find(old)).toBeUndefined();
  });

  test('of a source that was away are had as soon as it is back, long before the pause is over', async () => {
    const { state, add, read } = source();
    const id = add();
    state.away = true;
    const keys = trusting(read, { pauseMilliseconds: 200 });
    expect(await keys.find(id)).toBeUndefined();
    state.away = false;
    while ((await keys.find(id)) === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(state.reads).toBe(2);
  });
});
