import { describe, expect, test } from '@jest/globals';
import { projectionOf } from './projection.ts';

describe('the map of a province', () => {
  const tabriz = { latitude: 38.07, longitude: 46.3 };
  const maragheh = { latitude: 37.39, longitude: 46.24 };
  const mianeh = { latitude: 37.42, longitude: 47.71 };

  test('has north above and east to the right, with all places in it', () => {
    const { at } = projectionOf([tabriz, maragheh, mianeh]);
    expect(at(tabriz).y).toBeLessThan(at(maragheh).y);
    expect(at(mianeh).x).toBeGreaterThan(at(tabriz).x);
    for (const place of [tabriz, maragheh, mianeh].map(at))
      for (const share of [place.x, place.y]) {
        expect(share).toBeGreaterThan(0);
        expect(share).toBeLessThan(100);
      }
  });

  test('keeps distances: a degree of longitude is shorter than one of latitude', () => {
    const { at, ratio } = projectionOf([tabriz, maragheh, mianeh]);
    const [x, y] = [Math.abs(at(mianeh).x - at(maragheh).x) * ratio, Math.abs(at(tabriz).y - at(maragheh).y)];
    // 130 km from Maragheh to the meridian of Mianeh, 76 km to the parallel of Tabriz.
    expect(x / y).toBeCloseTo(130 / 76, 1);
  });

  test('stands for one place, and for none', () => {
    expect(projectionOf([tabriz]).at(tabriz)).toEqual({ x: 50, y: 50 });
    expect(projectionOf([]).ratio).toBe(1);
  });
});
