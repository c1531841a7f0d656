import { afterEach, describe, expect, test } from '@jest/globals';
import { staleMilliseconds } from './settings.ts';

afterEach(() => {
  delete process.env.SHAFAF_STALE_SECONDS;
});

describe('how old an answer may be that stands in', () => {
  test('is for the gateway to say when nobody else does', () => expect(staleMilliseconds()).toBeUndefined());

  test('is said in seconds, by the option before the environment', () => {
    process.env.SHAFAF_STALE_SECONDS = '60';
    expect(staleMilliseconds()).toBe(60_000);
    expect(staleMilliseconds(5)).toBe(5_000);
  });

  test('lets none stand in when it is nothing', () => expect(staleMilliseconds(0)).toBeLessThan(0));

  test('is refused when it is no number of seconds', () => {
    process.env.SHAFAF_STALE_SECONDS = 'long';
    expect(() => staleMilliseconds()).toThrow('SHAFAF_STALE_SECONDS cannot be used: An age is a whole number of seconds');
  });
});
