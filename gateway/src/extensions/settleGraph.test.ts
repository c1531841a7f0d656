import { describe, expect, test } from '@jest/globals';
import type { ComposedGraph, CompositionFault, Subgraph } from './compose/composeGraph.ts';
import { type Candidate, settleGraph } from './settleGraph.ts';

/**
 * Composes by simple rules: an SDL with `bad` breaks a rule by itself; two with the same letter clash, and nobody can say which of them
 * is at fault.
 */
function composer() {
  const asked: string[] = [];
  const compose = async (extensions: readonly Subgraph[]): Promise<ComposedGraph | CompositionFault> => {
    asked.push(extensions.map(({ name, sdl }) => `${name}:${sdl}`).join(' '));
    const bad = extensions.find(({ sdl }) => sdl.startsWith('bad'));
    if (bad !== undefined) return { name: bad.name, reason: 'bad' };
    if (new Set(extensions.map(({ sdl }) => sdl[0])).size < extensions.length) return { name: null, reason: 'clash' };
    return { supergraphSdl: asked.at(-1) ?? '', parts: [] };
  };
  return { asked, compose };
}

const candidate = (name: string, sdl: string, served?: string): Candidate => ({ name, sdl, served });

describe('the graph', () => {
  test.each<[string, Candidate[], string | null, Record<string, string>]>([
    ['is the contract alone without extensions', [], null, {}],
    ['has all that go together', [candidate('a', 'x1'), candidate('b', 'y1')], 'a:x1 b:y1', {}],
    ['leaves one out that breaks a rule', [candidate('a', 'bad'), candidate('b', 'y1')], 'b:y1', { a: 'bad' }],
    ['leaves all out that break a rule', [candidate('a', 'bad'), candidate('b', 'bad')], null, { a: 'bad', b: 'bad' }],
    ['takes the first of two that clash', [candidate('a', 'x1'), candidate('b', 'x2'), candidate('c', 'y1')], 'a:x1 c:y1', { b: 'clash' }],
    ['keeps what stands before what comes', [candidate('a', 'x1'), candidate('b', 'x2', 'x2')], 'b:x2', { a: 'clash' }],
    ['keeps one as it was that breaks a rule now', [candidate('a', 'bad', 'x1'), candidate('b', 'y1', 'y1')], 'b:y1 a:x1', { a: 'bad' }],
    ['keeps one as it was that clashes now', [candidate('a', 'y2', 'x1'), candidate('b', 'y1', 'y1')], 'b:y1 a:x1', { a: 'clash' }],
    ['takes a change that goes together', [candidate('a', 'x2', 'x1'), candidate('b', 'y1', 'y1')], 'b:y1 a:x2', {}],
    [
      'gives nobody the place of one whose change is refused',
      [candidate('a', 'bad', 'x1'), candidate('b', 'x2')],
      'a:x1',
      { a: 'bad', b: 'clash' },
    ],
  ])('%s', async (_what, candidates, made, refused) => {
    const { compose } = composer();
    const settled = await settleGraph(candidates, compose);
    expect(settled.graph?.supergraphSdl ?? null).toBe(made);
    expect(Object.fromEntries(settled.refused)).toEqual(refused);
    expect([...settled.from].map(([name, sdl]) => `${name}:${sdl}`).join(' ')).toBe(made ?? '');
  });

  test('is made at once when all go together, however many there are', async () => {
    const { asked, compose } = composer();
    await settleGraph(
      Array.from('abcdefgh', (letter) => candidate(letter, letter)),
      compose,
    );
    expect(asked).toHaveLength(1);
  });

  test('stays when what stands cannot be made any more', async () => {
    const fault = async () => ({ name: null, reason: 'no memory' });
    await expect(settleGraph([candidate('a', 'x1', 'x1')], fault)).rejects.toThrow('no memory');
  });
});
