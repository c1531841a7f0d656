import { afterEach, describe, expect, test } from '@jest/globals';
import { Command } from 'commander';
import { type AccessOptions, addAccessOptions, readAccessOptions } from './accessOptions.ts';

const before = { ...process.env };
afterEach(() => {
  for (const name of Object.keys(process.env)) if (name.startsWith('SHAFAF_') && !(name in before)) delete process.env[name];
});

function read(...words: string[]) {
  return readAccessOptions(addAccessOptions(new Command('gateway')).parse(words, { from: 'user' }).opts<AccessOptions>());
}

describe('who may ask what of a gateway', () => {
  test('is anybody, within the usual limits, when nothing is said', () => {
    expect(read()).toEqual({ limits: {}, redisUrl: undefined, safelistPath: undefined, origins: [], trustProxy: [] });
  });

  test('is said by options', () => {
    expect(
      read(
        '--limit',
        'depth=20',
        '--limit',
        'cost=5',
        'fields=7',
        '--redis',
        'rediss://10.0.0.9',
        '--safelist',
        'a.json',
        '--origins',
        'https://a.ir, https://b.ir',
        '--trust-proxy',
        '10.0.0.7,fd00::/8',
      ),
    ).toEqual({
      limits: { depth: 20, cost: 5, fields: 7 },
      redisUrl: 'rediss://10.0.0.9',
      safelistPath: 'a.json',
      origins: ['https://a.ir', 'https://b.ir'],
      trustProxy: ['10.0.0.7', 'fd00::/8'],
    });
  });

  test('is said by the environment where no option says it', () => {
    Object.assign(process.env, {
      SHAFAF_LIMITS: 'depth=20 rate.points=9',
      SHAFAF_ORIGINS: '*',
      SHAFAF_TRUST_PROXY: '127.0.0.1',
      SHAFAF_REDIS_URL: 'redis://a',
      SHAFAF_SAFELIST: 'b.json',
    });
    expect(read()).toEqual({
      limits: { depth: 20, rate: { points: 9 } },
      redisUrl: 'redis://a',
      safelistPath: 'b.json',
      origins: ['*'],
      trustProxy: ['127.0.0.1'],
    });
    expect(read('--limit', 'fields=3').limits).toEqual({ fields: 3 });
  });

  test('is refused where it cannot be meant', () => {
    expect(() => read('--limit', 'deep=3')).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
    expect(() => read('--redis', 'http://10.0.0.9')).toThrow(/Redis is named as redis:/);
    expect(() => read('--trust-proxy', 'nginx')).toThrow(/"nginx" is neither an address nor a range/);
    expect(() => read('--origins', 'portal.example.ir')).toThrow(/https:\/\/portal\.example\.ir/);
  });
});
