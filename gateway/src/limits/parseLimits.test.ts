import { describe, expect, test } from '@jest/globals';
import { type LimitName, limitTable } from './limitTable.ts';
import { limitsOf, usualLimits } from './PublicLimits.ts';
import { parseLimits } from './parseLimits.ts';

describe('limits in settings', () => {
  test('can be set one by one, by the names of the table; the rest stays as usual', () => {
    expect(limitsOf(parseLimits([]))).toEqual(usualLimits);
    expect(limitsOf(parseLimits(['depth=20', 'cost=5_000_000']))).toEqual({ ...usualLimits, depth: 20, cost: 5_000_000 });
    for (const name of Object.keys(limitTable) as LimitName[])
      if (name !== 'rate.exempt')
        expect(JSON.stringify(limitsOf(parseLimits([`${name}=7`])))).toContain(`"${name.replace('rate.', '')}":7`);
  });

  test('hold for the gateway’s own machine too, once a rate is set, unless the exempt are named', () => {
    expect(limitsOf(parseLimits(['depth=3'])).rate.exempt).toEqual(['127.0.0.0/8', '::1']);
    expect(limitsOf(parseLimits(['rate.points=100'])).rate).toEqual({ points: 100, seconds: 60, exempt: [] });
    expect(limitsOf(parseLimits(['rate.points=100', 'rate.exempt=10.0.0.0/8,::1'])).rate.exempt).toEqual(['10.0.0.0/8', '::1']);
    expect(limitsOf(parseLimits(['rate.exempt=none'])).rate).toEqual({ ...usualLimits.rate, exempt: [] });
  });

  test.each([
    ['deep=3', /name=value, with a name of .*rate\.points.*depth.*but got: deep=3/],
    ['depth', /but got: depth/],
    ['depth=', /but got: depth=/],
    ['depth=3=4', /but got: depth=3=4/],
    ['toString=3', /but got: toString=3/],
    ['depth=0', /The limit depth must be a whole number from 1 up, but is: 0/],
    ['depth=-3', /but is: -3/],
    ['cost=1e9', /but is: 1e9/],
    ['rate.exempt=10.0.0.0/99', /rate\.exempt cannot be used: "10\.0\.0\.0\/99" is neither an address nor a range/],
    ['rate.exempt=localhost', /"localhost" is neither/],
  ])('that are none are named: %s', (entry, message) => {
    expect(() => parseLimits([entry])).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', message: expect.stringMatching(message) }),
    );
  });
});
