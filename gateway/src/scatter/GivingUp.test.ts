import { describe, expect, test } from '@jest/globals';
import { AnswerMemory } from './AnswerMemory.ts';
import type { Answer } from './ask.ts';
import { GivingUp, givenUp } from './GivingUp.ts';
import { Wanted } from './Wanted.ts';

/** A question that is answered when the test says so, and says whether it was broken off. */
function question() {
  let answer: (text: string) => void = () => {};
  const state = { sent: 0, brokenOff: 0 };
  return {
    state,
    answer: (text: string) => answer(text),
    ask: (wanted: Wanted) =>
      new Promise<{ answer: Answer; bytes: number }>((resolve) => {
        state.sent++;
        wanted.onDropped(() => {
          state.brokenOff++;
          resolve({ answer: givenUp, bytes: 0 });
        });
        answer = (text) => resolve({ answer: { data: { text } }, bytes: 10 });
      }),
  };
}

describe('an operation that is given up', () => {
  test('leaves a question that nobody else waits for, which is then broken off and sent anew for the next', async () => {
    const memory = new AnswerMemory(1_000);
    const { ask, answer, state } = question();
    const controller = new AbortController();
    const asked = memory.recall('q', '1', ask, new GivingUp(controller.signal));
    controller.abort();
    expect(await asked).toBe(givenUp);
    expect(state).toEqual({ sent: 1, brokenOff: 1 });
    expect(memory.last('q')).toBeUndefined();
    const again = memory.recall('q', '1', ask, new GivingUp(new AbortController().signal));
    answer('one');
    expect(await again).toEqual({ data: { text: 'one' } });
    expect(state).toEqual({ sent: 2, brokenOff: 1 });
  });

  test('leaves a question to those who wait for it too, until the last of them leaves', async () => {
    const memory = new AnswerMemory(1_000);
    const { ask, answer, state } = question();
    const controllers = [new AbortController(), new AbortController(), new AbortController()] as const;
    const asked = controllers.map(({ signal }) => memory.recall('q', '1', ask, new GivingUp(signal)));
    controllers[0].abort();
    controllers[2].abort();
    expect([await asked[0], await asked[2]]).toEqual([givenUp, givenUp]);
    expect(state).toEqual({ sent: 1, brokenOff: 0 });
    answer('one');
    expect(await asked[1]).toEqual({ data: { text: 'one' } });
    // It has its answer: leaving afterwards breaks nothing off.
    controllers[1].abort();
    expect(state).toEqual({ sent: 1, brokenOff: 0 });
    expect(memory.has('q', '1')).toBe(true);
  });

  test('that cannot be given up keeps a question going', async () => {
    const memory = new AnswerMemory(1_000);
    const { ask, answer, state } = question();
    const controller = new AbortController();
    const left = memory.recall('q', '1', ask, new GivingUp(controller.signal));
    const stays = memory.recall('q', '1', ask);
    controller.abort();
    expect(await left).toBe(givenUp);
    answer('one');
    expect(await stays).toEqual({ data: { text: 'one' } });
    expect(state.brokenOff).toBe(0);
  });
});

describe('several questions in one request', () => {
  test('are wanted as long as one of them is, even when others were dropped before', () => {
    const [first, second, third] = [new Wanted(), new Wanted(), new Wanted()];
    for (const each of [first, second, third]) each.join();
    first.leave();
    const together = Wanted.any([first, second, third]);
    let dropped = 0;
    together.onDropped(() => dropped++);
    second.leave();
    expect([together.isDropped, dropped]).toEqual([false, 0]);
    third.leave();
    expect([together.isDropped, dropped]).toEqual([true, 1]);
    expect(Wanted.any([first])).toBe(first);
  });
});
