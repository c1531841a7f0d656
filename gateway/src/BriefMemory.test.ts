import { expect, test } from '@jest/globals';
import { BriefMemory } from './BriefMemory.ts';
import type { MemberResponse, Missing } from './scatter/ask.ts';

const LONG = 60_000;
const answer = (name: string, bytes = 10): MemberResponse => ({ data: { member: { name } }, errors: [], bytes });

/** A server that gives these answers one after the other, and counts how often it was asked. */
function server(...answers: (MemberResponse | Missing)[]) {
  const counted = {
    times: 0,
    ask: async () => answers[counted.times++] ?? { missing: 'UNREACHABLE' as const, detail: 'asked too often' },
  };
  return counted;
}

test('an answer is used again while it is fresh', async () => {
  const memory = new BriefMemory(LONG);
  const directory = server(answer('old'), answer('new'));
  expect(await memory.recall('q', directory.ask)).toEqual(answer('old'));
  expect(await memory.recall('q', directory.ask)).toEqual(answer('old'));
  expect(directory.times).toBe(1);
});

test('an answer is asked for anew when its time is over', async () => {
  const memory = new BriefMemory(1);
  const directory = server(answer('old'), answer('new'));
  await memory.recall('q', directory.ask);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await memory.recall('q', directory.ask)).toEqual(answer('new'));
});

test('a question that is under way is not sent again, and each who waits for it gets objects of its own', async () => {
  const memory = new BriefMemory(LONG);
  const directory = server(answer('one'));
  const [first, second] = await Promise.all([memory.recall('q', directory.ask), memory.recall('q', directory.ask)]);
  expect(directory.times).toBe(1);
  expect(first).toEqual(second);
  if ('missing' in first || 'missing' in second) throw new Error('no answer');
  expect(first.data?.member).not.toBe(second.data?.member);
});

test('what a reader writes into an answer is not seen by the next', async () => {
  const memory = new BriefMemory(LONG);
  const directory = server(answer('one'));
  const first = await memory.recall('q', directory.ask);
  if (!('missing' in first)) Object.assign(first.data?.member ?? {}, { name: 'written over' });
  expect(await memory.recall('q', directory.ask)).toEqual(answer('one'));
});

test('other questions have other answers', async () => {
  const memory = new BriefMemory(LONG);
  const directory = server(answer('one'), answer('two'));
  await memory.recall('q1', directory.ask);
  expect(await memory.recall('q2', directory.ask)).toEqual(answer('two'));
});

test.each<[string, MemberResponse | Missing]>([
  ['a server that did not answer', { missing: 'TIMEOUT', detail: 'no answer' }],
  ['an answer with errors', { data: null, errors: [{ message: 'no' }], bytes: 10 }],
  ['a very long answer', answer('long', 1_000_000)],
])('%s is asked again by the next question', async (_what, bad) => {
  const memory = new BriefMemory(LONG);
  const directory = server(bad, answer('good'));
  expect(await memory.recall('q', directory.ask)).toEqual(bad);
  expect(await memory.recall('q', directory.ask)).toEqual(answer('good'));
});

test('a very long question is sent each time, so that the memory does not fill with questions', async () => {
  const memory = new BriefMemory(LONG);
  const directory = server(answer('old'), answer('new'));
  const question = 'q'.repeat(20_000);
  expect(await memory.recall(question, directory.ask)).toEqual(answer('old'));
  expect(await memory.recall(question, directory.ask)).toEqual(answer('new'));
});
