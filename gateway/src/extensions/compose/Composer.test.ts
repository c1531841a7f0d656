import { afterEach, expect, test } from '@jest/globals';
import { directorySdl, disclosuresSdl, readSupergraphSdl } from '@shafaf/schema/contract';
import { Composer, type ComposerOptions } from './Composer.ts';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const metro = { name: 'metro', sdl: `${LINK} type Member @key(fields: "code") { code: ID! ridership: Int }` };
const bad = { name: 'bad', sdl: `${LINK} type Mutation { x: Int }` };

let composer: Composer;
afterEach(() => composer.stop());

function start(bounds: Partial<ComposerOptions> = {}): void {
  composer = new Composer({
    base: [
      { name: 'directory', sdl: directorySdl },
      { name: 'disclosures', sdl: disclosuresSdl },
    ],
    baseSupergraphSdl: readSupergraphSdl(),
    ...bounds,
  });
}

test('a graph is composed aside, while the own thread goes on', async () => {
  start();
  let ticks = 0;
  const ticking = setInterval(() => ticks++, 1);
  const graph = await composer.compose([metro]);
  clearInterval(ticking);
  expect(graph).toMatchObject({ parts: [{ name: 'metro', adds: ['Member.ridership'] }] });
  expect(ticks).toBeGreaterThan(5);
});

test('one after another is composed, faults or not', async () => {
  start();
  expect(await composer.compose([bad, metro])).toMatchObject({ name: 'bad', reason: expect.stringContaining('Mutation') });
  expect(await composer.compose([metro])).toHaveProperty('supergraphSdl');
  await composer.stop();
  expect(await composer.compose([metro])).toHaveProperty('supergraphSdl');
});

test('what takes too long is given up', async () => {
  start({ deadlineMilliseconds: 1 });
  expect(await composer.compose([metro])).toEqual({ name: null, reason: 'It cannot be composed within 1 ms.' });
});

test('what takes too much memory ends the thread, and not the program', async () => {
  start({ memoryMebibytes: 12 });
  expect(await composer.compose([metro])).toEqual({ name: null, reason: 'It cannot be composed with 12 MiB of memory.' });
});

test('what is under way ends when it is stopped', async () => {
  start();
  const composing = composer.compose([metro]);
  await composer.stop();
  await expect(composing).rejects.toThrow('ended without an answer');
});
