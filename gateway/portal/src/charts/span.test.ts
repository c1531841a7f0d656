import { describe, expect, test } from '@jest/globals';
import { placeOf, spanOf } from './span.ts';

const span = (...values: (number | bigint | null)[]) => spanOf(values.map((value) => ({ value })));

describe('the span of a chart', () => {
  test('begins at zero and ends at a round number that is no less than the largest value', () => {
    expect(span(3, 17)).toEqual({ from: 0, to: 20, ticks: [0, 5, 10, 15, 20] });
    expect(span(4, 8)).toEqual({ from: 0, to: 8, ticks: [0, 2, 4, 6, 8] });
  });

  test('holds values below zero too', () => {
    expect(span(-30, 60)).toEqual({ from: -50, to: 100, ticks: [-50, 0, 50, 100] });
    expect(span(-30)).toEqual({ from: -30, to: 0, ticks: [-30, -20, -10, 0] });
  });

  test('has a length where there is nothing, or only zero', () => {
    expect(span()).toEqual({ from: 0, to: 1, ticks: [0, 1] });
    expect(span(0, null)).toEqual({ from: 0, to: 1, ticks: [0, 1] });
  });

  test('holds amounts that no number holds exactly', () => {
    expect(span(12_345_678_901_234_567_890n).to).toBe(15_000_000_000_000_000_000);
  });

  test('gives each value a place in it', () => {
    expect([0, 5, 20].map((value) => placeOf(value, span(17)))).toEqual([0, 25, 100]);
    expect(placeOf(0, span(-30, 60))).toBeCloseTo(100 / 3);
  });
});
