import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { Answer } from './ask.ts';
import { Collapse } from './Collapse.ts';
import { GivingUp, givenUp } from './GivingUp.ts';
import type { Wanted } from './Wanted.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** A member that takes so long to answer, and says which sending it answers. */
function memberTaking(milliseconds: number) {
  const sent: Wanted[] = [];
  const send = (wanted: Wanted) => {
    const number = sent.push(wanted);
    return new Promise<Answer>((resolve) => setTimeout(() => resolve({ data: { number } }), milliseconds));
  };
  return { sent, send };
}

const numbers = (answers: readonly Answer[]) => answers.map((answer) => ('data' in answer ? answer.data.number : answer.missing));

test('nobody gets an answer to what was sent before, and all who ask while it is under way share the next sending', async () => {
  const collapse = new Collapse();
  const { sent, send } = memberTaking(10);
  const asked = [collapse.ask('q', send, new GivingUp())];
  for (let i = 0; i < 5; i++) {
    await jest.advanceTimersByTimeAsync(1);
    asked.push(collapse.ask('q', send, new GivingUp()));
  }
  await jest.advanceTimersByTimeAsync(7);
  asked.push(collapse.ask('q', send, new GivingUp()));
  await jest.advanceTimersByTimeAsync(30);
  expect(numbers(await Promise.all(asked))).toEqual([1, 2, 2, 2, 2, 2, 3]);
  expect(sent).toHaveLength(3);
});

test('other questions do not wait', async () => {
  const collapse = new Collapse();
  const { sent, send } = memberTaking(10);
  const asked = ['a', 'b', 'c'].map((key) => collapse.ask(key, send, new GivingUp()));
  expect(sent).toHaveLength(3);
  await jest.advanceTimersByTimeAsync(10);
  expect(numbers(await Promise.all(asked))).toEqual([1, 2, 3]);
});

test('a question that hangs holds the same question up for a tenth of a second only', async () => {
  const collapse = new Collapse();
  const slow = memberTaking(5_000);
  const quick = memberTaking(5);
  const hanging = collapse.ask('q', slow.send, new GivingUp());
  const asked = collapse.ask('q', quick.send, new GivingUp());
  await jest.advanceTimersByTimeAsync(99);
  expect(quick.sent).toHaveLength(0);
  await jest.advanceTimersByTimeAsync(6);
  expect(numbers([await asked])).toEqual([1]);
  // That the first ends later does not make others wait for it.
  const later = collapse.ask('q', quick.send, new GivingUp());
  await jest.advanceTimersByTimeAsync(5);
  expect(numbers([await later])).toEqual([2]);
  await jest.advanceTimersByTimeAsync(5_000);
  expect(numbers([await hanging])).toEqual([1]);
});

test('what nobody waits for any more is not sent', async () => {
  const collapse = new Collapse();
  const { sent, send } = memberTaking(10);
  const first = collapse.ask('q', send, new GivingUp());
  const leaving = new AbortController();
  const left = collapse.ask('q', send, new GivingUp(leaving.signal));
  leaving.abort();
  const after = collapse.ask('q', send, new GivingUp());
  await jest.advanceTimersByTimeAsync(30);
  expect(await left).toBe(givenUp);
  expect(numbers([await first, await after])).toEqual([1, 2]);
  expect(sent).toHaveLength(2);
});
