import { afterEach, beforeEach, expect, test } from '@jest/globals';
import pino from 'pino';
import { readTrustOptions, type TrustOptions } from './trustOptions.ts';

const logger = pino({ level: 'silent' });
const KEYS = 'https://shafaf.example.ir/.well-known/jwks.json';

beforeEach(clear);
afterEach(clear);
function clear(): void {
  delete process.env.SHAFAF_TRUST;
  delete process.env.SHAFAF_READS;
}

test('a member that is told nothing is open and trusts nobody', () => {
  expect(readTrustOptions({}, logger)).toEqual({ reads: 'OPEN' });
});

test('options and environment name the keys and close the member', () => {
  const keys = expect.anything();
  expect(readTrustOptions({ trust: KEYS }, logger)).toEqual({ reads: 'OPEN', keys });
  expect(readTrustOptions({ trust: 'keys.json', closed: true }, logger)).toEqual({ reads: 'CLOSED', keys });
  process.env.SHAFAF_TRUST = KEYS;
  process.env.SHAFAF_READS = 'closed';
  expect(readTrustOptions({}, logger)).toEqual({ reads: 'CLOSED', keys });
  process.env.SHAFAF_READS = 'open';
  expect(readTrustOptions({}, logger)).toEqual({ reads: 'OPEN', keys });
});

test('everybody is trusted only where that is said', () => {
  expect(readTrustOptions({ trustAnyone: true }, logger)).toBe('ANYONE');
});

test.each<[TrustOptions, string | undefined, string]>([
  [{ trustAnyone: true, trust: KEYS }, undefined, '--trust-anyone goes with neither --trust nor --closed.'],
  [{ trustAnyone: true, closed: true }, undefined, '--trust-anyone goes with neither --trust nor --closed.'],
  [{ closed: true }, undefined, 'A closed member that trusts no keys would answer nobody: give --trust too.'],
  [{ trust: 'http://shafaf.example.ir/jwks.json' }, undefined, "The gateway's keys must be at an https address (or on this machine)"],
  [{}, 'shut', 'SHAFAF_READS must be open or closed, but is: shut'],
])('%j with SHAFAF_READS %j is refused', (options, reads, message) => {
  if (reads !== undefined) process.env.SHAFAF_READS = reads;
  expect(() => readTrustOptions(options, logger)).toThrow(message);
});
