import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Answer } from './ask.ts';
import type { Member } from './Member.ts';
import { type Patience, waitTogether } from './Round.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

const patience: Patience = {
  most: 0.8,
  atLeast: 5,
  leastMilliseconds: 300,
  ofFewMilliseconds: 1_000,
  times: 3,
  usualMilliseconds: () => undefined,
};
const answered: Answer = { data: {} };
const failed: Answer = { missing: 'UNREACHABLE', detail: '' };
const after = (milliseconds: number, answer: Answer = answered): Promise<Answer> =>
  new Promise((resolve) => setTimeout(() => resolve(answer), milliseconds));
const member = (code: string): Member => ({ code, kind: 'CITY', county: null, address: '' });

/** What each of the members that take so long comes to, and when. */
async function round(asked: Promise<Answer>[], settings: Partial<Patience> = {}): Promise<string[]> {
  const wait = waitTogether({ ...patience, ...settings });
  const outcomes = asked.map(async (each, index) => {
    const answer = await wait(member(`${index}`), each);
    return `${'missing' in answer ? answer.missing : 'ANSWERED'} ${Math.round(performance.now() - startedAt)}`;
  });
  const startedAt = performance.now();
  await jest.advanceTimersByTimeAsync(20_000);
  return Promise.all(outcomes);
}

describe('a member that has not answered', () => {
  test('is given up on a while after most have', async () => {
    const outcomes = await round([10, 20, 30, 40, 50, 10_000].map((each) => after(each)));
    expect(outcomes.slice(0, 5)).toEqual(['ANSWERED 10', 'ANSWERED 20', 'ANSWERED 30', 'ANSWERED 40', 'ANSWERED 50']);
    expect(outcomes[5]).toMatch(/^TIMEOUT 3\d\d$/);
  });

  test('has three times as long as most took, when that is longer', async () => {
    const outcomes = await round(
      [200, 200, 200, 200, 200, 550, 10_000].map((each) => after(each)),
      { most: 0.7 },
    );
    expect(outcomes[5]).toBe('ANSWERED 550');
    expect(outcomes[6]).toMatch(/^TIMEOUT 6\d\d$/);
  });

  test('has three times as long as it usually takes itself', async () => {
    const usualMilliseconds = ({ code }: Member) => (code === '5' ? 400 : undefined);
    const outcomes = await round(
      [10, 10, 10, 10, 10, 1_100, 1_100].map((each) => after(each)),
      { usualMilliseconds, most: 0.7 },
    );
    expect(outcomes[5]).toBe('ANSWERED 1100');
    expect(outcomes[6]).toMatch(/^TIMEOUT 3\d\d$/);
  });

  test('has longer when it is one of few, and all the time when it is alone', async () => {
    expect(await round([after(4_000)])).toEqual(['ANSWERED 4000']);
    expect((await round([1, 1, 1, 900].map((each) => after(each)))).at(-1)).toBe('ANSWERED 900');
    expect((await round([1, 1, 1, 4_000].map((each) => after(each)))).at(-1)).toMatch(/^TIMEOUT 10\d\d$/);
    expect((await round([400, 1_100, 4_000].map((each) => after(each)))).slice(1)).toEqual([
      'ANSWERED 1100',
      expect.stringMatching(/^TIMEOUT 3\d\d\d$/),
    ]);
  });

  test('is one of many when others have been asked before it', async () => {
    const wait = waitTogether(patience);
    for (let i = 0; i < 5; i++) void wait(member(`${i}`), after(1));
    await jest.advanceTimersByTimeAsync(3_000);
    const outcomes = Promise.all([after(1), after(4_000)].map((each, index) => wait(member(`${index}`), each)));
    await jest.advanceTimersByTimeAsync(1_000);
    expect(await outcomes).toEqual([answered, expect.objectContaining({ missing: 'TIMEOUT' })]);
  });

  test('has all the time while most of many others have been asked after it and are out as well', async () => {
    const wait = waitTogether(patience);
    for (let i = 0; i < 5; i++) void wait(member(`${i}`), after(1));
    await jest.advanceTimersByTimeAsync(100);
    const outcomes = Promise.all([2_000, 2_000, 2_000].map((each, index) => wait(member(`${index}`), after(each))));
    await jest.advanceTimersByTimeAsync(2_000);
    expect(await outcomes).toEqual([answered, answered, answered]);
  });

  test('has all the time while few of the others have answered: failures tell nothing of how long an answer takes', async () => {
    const outcomes = await round([...Array.from({ length: 8 }, () => after(1, failed)), after(2_000), after(4_000)]);
    expect(outcomes.slice(8)).toEqual(['ANSWERED 2000', 'ANSWERED 4000']);
  });

  test('that was given up on does not count for those that are asked after it', async () => {
    const wait = waitTogether(patience);
    const first = Promise.all([1, 1, 4_000].map((each, index) => wait(member(`${index}`), after(each))));
    await jest.advanceTimersByTimeAsync(1_100);
    expect((await first)[2]).toMatchObject({ missing: 'TIMEOUT' });
    const second = Promise.all([1, 4_000].map((each, index) => wait(member(`${index + 3}`), after(each))));
    await jest.advanceTimersByTimeAsync(1_100);
    expect((await second)[1]).toMatchObject({ missing: 'TIMEOUT' });
  });

  test('has all the time when nobody is to be given up on', async () => {
    const wait = waitTogether(undefined);
    const asked = [after(1), after(4_000)] as const;
    const outcomes = Promise.all(asked.map((each, index) => wait(member(`${index}`), each)));
    await jest.advanceTimersByTimeAsync(5_000);
    expect(await outcomes).toEqual([answered, answered]);
  });

  test('is not given up on because the gateway itself stood still', async () => {
    const wait = waitTogether(patience);
    const slow = wait(member('5'), after(200));
    for (let i = 0; i < 5; i++) void wait(member(`${i}`), after(1));
    await jest.advanceTimersByTimeAsync(50);
    const now = performance.now.bind(performance);
    jest.spyOn(performance, 'now').mockImplementation(() => now() + 350);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(await slow).toEqual(answered);
  });

  test('keeps nobody waiting for what comes after', async () => {
    await round([10, 20, 30, 40, 50, 10_000].map((each) => after(each)));
    expect(jest.getTimerCount()).toBe(0);
  });
});
