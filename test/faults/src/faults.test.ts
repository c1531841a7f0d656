import { expect, jest, test } from '@jest/globals';
import { faultKinds } from './Fault.ts';
import { faultsOf } from './faultsOf.ts';
import { runFaults } from './runFaults.ts';

// Nine processes and a Postgres, beside other test files.
jest.setTimeout(300_000);

const seed = Number(process.env.SHAFAF_TEST_SEED ?? 1402);

test('whatever members do, no answer is wrong, and none is partial without saying so', async () => {
  const report = await runFaults({
    seed,
    clients: 4,
    together: 5,
    stepMilliseconds: 100,
    longestStepMilliseconds: 1_000,
    serverUrl: process.env.SHAFAF_TEST_SERVER,
    prefix: `${process.env.SHAFAF_TEST_RUN}_faults`,
  });
  expect(faultsOf(report)).toEqual([]);
  expect([...report.faults.keys()].sort()).toEqual([...faultKinds].sort());
});
