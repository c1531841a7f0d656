import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { AnswerMemory } from './AnswerMemory.ts';
import type { Answer } from './ask.ts';

beforeEach(() => {
  jest.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  jest.useRealTimers();
});

const answering = (text: string, after: number) => () =>
  new Promise<{ answer: Answer; bytes: number }>((resolve) => setTimeout(() => resolve({ answer: { data: { text } }, bytes: 10 }), after));
const never = () => Promise.reject(new Error('asked'));

describe('an answer that is kept', () => {
  test('holds while its version does, and is the last one after that', async () => {
    const memory = new AnswerMemory(1_000);
    const asking = memory.recall('q', '1', answering('one', 5));
    await jest.advanceTimersByTimeAsync(5);
    expect(await asking).toEqual({ data: { text: 'one' } });
    expect(await memory.recall('q', '1', never)).toEqual({ data: { text: 'one' } });
    expect([memory.has('q', '1'), memory.has('q', '2'), memory.has('q', undefined)]).toEqual([true, false, false]);
    expect(memory.last('q')).toEqual({ data: { text: 'one' }, version: '1', askedAt: 1_000_000 });
  });

  test('is asked for anew when the version is not known', async () => {
    const memory = new AnswerMemory(1_000);
    for (const text of ['one', 'two']) {
      const asking = memory.recall('q', undefined, answering(text, 0));
      await jest.advanceTimersByTimeAsync(0);
      expect(await asking).toEqual({ data: { text } });
      expect(memory.last('q')).toMatchObject({ data: { text }, version: undefined });
    }
  });

  test('does not take the place of one that was asked for after it', async () => {
    const memory = new AnswerMemory(1_000);
    const late = memory.recall('q', '1', answering('late', 3_000));
    await jest.advanceTimersByTimeAsync(2_000);
    const newer = memory.recall('q', '2', answering('newer', 10));
    await jest.advanceTimersByTimeAsync(2_000);
    expect([await late, await newer]).toEqual([{ data: { text: 'late' } }, { data: { text: 'newer' } }]);
    expect(memory.last('q')).toMatchObject({ data: { text: 'newer' }, version: '2' });
  });

  test('is left alone by a failure', async () => {
    const memory = new AnswerMemory(1_000);
    void memory.recall('q', '1', answering('one', 0));
    await jest.advanceTimersByTimeAsync(0);
    await memory.recall('q', '2', async () => ({ answer: { missing: 'TIMEOUT', detail: '' }, bytes: 0 }));
    expect(memory.last('q')).toMatchObject({ data: { text: 'one' }, version: '1' });
    memory.forget('q');
    expect(memory.last('q')).toBeUndefined();
  });
});

describe('a question that is under way', () => {
  test('is waited for when it was just sent, and sent again when it has hung for a while', async () => {
    const memory = new AnswerMemory(1_000);
    const first = memory.recall('q', undefined, answering('first', 4_000));
    await jest.advanceTimersByTimeAsync(1_000);
    const joined = memory.recall('q', undefined, never);
    await jest.advanceTimersByTimeAsync(1_000);
    const again = memory.recall('q', undefined, answering('again', 5_000));
    await jest.advanceTimersByTimeAsync(2_500);
    expect([await first, await joined]).toEqual([{ data: { text: 'first' } }, { data: { text: 'first' } }]);
    // That the first has ended does not end the second.
    const third = memory.recall('q', undefined, answering('third', 1));
    await jest.advanceTimersByTimeAsync(5_000);
    expect([await again, await third]).toEqual([{ data: { text: 'again' } }, { data: { text: 'third' } }]);
    expect(memory.counts).toEqual({ remembered: 0, joined: 1, sent: 3 });
  });
});
