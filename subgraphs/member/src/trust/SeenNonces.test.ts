import { describe, expect, test } from '@jest/globals';
import { SeenNonces } from './SeenNonces.ts';

describe('nonces', () => {
  test('are new once', () => {
    const seen = new SeenNonces(60);
    expect([seen.add('a', 1_000, 1_000), seen.add('b', 1_000, 1_000), seen.add('a', 1_000, 1_059)]).toEqual([true, true, false]);
  });

  test('are kept for as long as a call with them would be accepted, also one from a clock that is ahead', () => {
    const seen = new SeenNonces(60);
    seen.add('ahead', 1_060, 1_000);
    expect(seen.add('ahead', 1_060, 1_120)).toBe(false);
  });

  test('are forgotten afterwards: no more is kept than comes in one window', () => {
    const seen = new SeenNonces(60);
    for (let second = 0; second < 1_000; second++) for (let call = 0; call < 3; call++) seen.add(`${second} ${call}`, second, second);
    expect(seen.size).toBe(61 * 3);
  });

  test('do not come back with a clock that is set back', () => {
    const seen = new SeenNonces(60);
    seen.add('old', 1_000, 1_000);
    seen.add('later', 1_100, 1_100);
    expect(seen.add('old', 1_000, 1_010)).toBe(false);
    expect(seen.add('new', 1_050, 1_050)).toBe(true);
  });
});
