import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createLogger } from '@shafaf/shared/logging/createLogger';
import type { ServedSubgraph } from '@shafaf/shared/server/serveSubgraph';
import { kilometresBetween } from './Place.ts';
import { startNeighbours } from './startNeighbours.ts';

const place = (code: string, latitude: number, longitude: number, kind = 'MUNICIPALITY') => ({
  code,
  kind,
  location: { latitude, longitude },
});

const members = [
  place('tabriz', 38.07386, 46.29788),
  place('near', 38.1, 46.3),
  place('far', 37.0, 46.0),
  place('east', 38.07386, 46.4),
  place('west', 38.07386, 46.19576),
  place('tabriz-county', 38.07, 46.3, 'COUNTY'),
  { code: 'somewhere', kind: 'MUNICIPALITY', location: null },
];

const directory = createServer((_request, response) => response.end(JSON.stringify({ data: { members } })));
let extension: ServedSubgraph;
beforeAll(async () => {
  await new Promise<void>((resolve) => directory.listen(0, '127.0.0.1', resolve));
  const address = directory.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const logger = createLogger('test', { level: 'silent' });
  extension = await startNeighbours({ directoryUrl: `http://127.0.0.1:${address.port}/graphql`, logger });
});
afterAll(async () => {
  await extension.stop();
  directory.closeAllConnections();
  await new Promise((resolve) => directory.close(resolve));
});

async function neighbours(code: string, first?: number) {
  const response = await fetch(extension.address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: `query ($of: [_Any!]!, $first: Int) { _entities(representations: $of) { ... on Member {
        nearest(first: $first) { member { code } kilometres } } } }`,
      variables: { of: [{ __typename: 'Member', code }], first },
    }),
  });
  const { data, errors } = JSON.parse(await response.text());
  return { nearest: data?._entities?.[0]?.nearest, errors };
}

describe('the nearest bodies', () => {
  test('are those of the same kind, nearest first, equally near ones by code', async () => {
    expect((await neighbours('tabriz')).nearest).toEqual([
      { member: { code: 'near' }, kilometres: 2.9 },
      { member: { code: 'east' }, kilometres: 8.9 },
      { member: { code: 'west' }, kilometres: 8.9 },
      { member: { code: 'far' }, kilometres: 122.3 },
    ]);
  });

  test('are as many as are wanted', async () => {
    expect((await neighbours('tabriz', 1)).nearest).toHaveLength(1);
    expect((await neighbours('tabriz', 0)).nearest).toEqual([]);
    expect((await neighbours('tabriz-county')).nearest).toEqual([]);
  });

  test('are not known of a body whose place is not known', async () => {
    expect(await neighbours('somewhere')).toEqual({ nearest: null, errors: undefined });
    expect(await neighbours('nowhere')).toEqual({ nearest: null, errors: undefined });
  });

  test.each([-1, 21])('are not %i', async (first) => {
    const { nearest, errors } = await neighbours('tabriz', first);
    expect(nearest).toBeNull();
    expect(errors[0].message).toBe(`The argument first must be from 0 to 20, but is ${first}.`);
  });
});

test('a distance is that along the earth, not across it', () => {
  const at = (latitude: number, longitude: number) => ({ code: '', kind: '', latitude, longitude });
  // A quarter of the equator, half a meridian, and nothing.
  expect(kilometresBetween(at(0, 0), at(0, 90))).toBeCloseTo(10_007.6, 0);
  expect(kilometresBetween(at(-90, 0), at(90, 0))).toBeCloseTo(20_015.1, 0);
  expect(kilometresBetween(at(38, 46), at(38, 46))).toBe(0);
  expect(kilometresBetween(at(0, 179.5), at(0, -179.5))).toBeCloseTo(111.2, 1);
});
