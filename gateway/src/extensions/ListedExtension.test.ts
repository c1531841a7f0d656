import { beforeEach, describe, expect, test } from '@jest/globals';
import pino from 'pino';
import { ListedExtension } from './ListedExtension.ts';

const part = { name: 'metro', sdl: 'as composed', adds: ['Member.stations'] };
const NEVER = 3_600_000;

let metro: ListedExtension;
beforeEach(() => {
  const extension = { name: 'metro', body: 'tabriz-municipality', address: 'https://metro.example.ir/graphql', keyPins: [] };
  metro = new ListedExtension(extension, pino({ level: 'silent' }));
});

const state = () => metro.status().state;

describe('an extension', () => {
  test('is pending, serves, is down, and serves again', () => {
    expect(metro.status()).toMatchObject({ name: 'metro', body: 'tabriz-municipality', state: 'PENDING', reason: null, adds: [] });
    expect(metro.answered('v1', 0)).toBe(true);
    expect(state()).toBe('PENDING');
    metro.serve({ from: 'v1', part });
    expect(metro.status()).toMatchObject({ state: 'SERVING', adds: ['Member.stations'] });
    metro.silent('TIMEOUT', 'no answer within 2000 ms');
    expect(metro.status()).toMatchObject({ state: 'DOWN', reason: 'It does not answer (TIMEOUT).', adds: ['Member.stations'] });
    expect(metro.silence).toBe('TIMEOUT');
    expect(metro.answered('v1', 0)).toBe(false);
    expect(state()).toBe('SERVING');
    expect(metro.silence).toBeNull();
  });

  test('is quarantined, and outdated when it served something before', () => {
    metro.answered('bad', 0);
    metro.refuse('a rule');
    expect(metro.status()).toMatchObject({ state: 'QUARANTINED', reason: 'a rule', adds: [] });
    metro.answered('v1', 0);
    metro.serve({ from: 'v1', part });
    expect(metro.status()).toMatchObject({ state: 'SERVING', reason: null });
    metro.answered('bad', 0);
    metro.serve({ from: 'v1', part });
    metro.refuse('a rule');
    expect(metro.status()).toMatchObject({ state: 'OUTDATED', reason: 'a rule', adds: ['Member.stations'] });
    metro.answered('v1', 0);
    metro.serve({ from: 'v1', part });
    expect(state()).toBe('SERVING');
  });

  test('says since when it is what it is', async () => {
    const { since } = metro.status();
    await new Promise((resolve) => setTimeout(resolve, 5));
    metro.answered('v1', 0);
    expect(metro.status().since).toBe(since);
    metro.serve({ from: 'v1', part });
    expect(Date.parse(metro.status().since)).toBeGreaterThan(Date.parse(since));
  });
});

test('a schema that changes all the time is looked at now and then', () => {
  expect(metro.answered('v1', NEVER)).toBe(true);
  // A first change is looked at at once, a further one after the pause.
  expect(metro.answered('v2', NEVER)).toBe(true);
  expect(metro.answered('v3', NEVER)).toBe(false);
  expect(metro.sdl).toBe('v2');
  expect(metro.answered('v3', 0)).toBe(true);
  expect(metro.sdl).toBe('v3');
});
