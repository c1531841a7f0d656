import { describe, expect, test } from '@jest/globals';
import { dayKey, decimalKey, integerKey, momentKey, rialKey, textKey } from './keyTypes.ts';

describe('keys of cursors', () => {
  test('of rial are whole numbers, held within what the column can hold', () => {
    expect(rialKey.read('-5')).toBe('-5');
    expect(rialKey.read(12)).toBe('12');
    expect(rialKey.read('9'.repeat(30))).toBe('9223372036854775807');
    expect(rialKey.read(`-${'9'.repeat(30)}`)).toBe('-9223372036854775808');
    for (const bad of ['', '1.5', '1e3', 'x', '۱', 1.5, '9'.repeat(39), Number.NaN]) expect(rialKey.read(bad)).toBeNull();
    expect(rialKey.compare('9', '10')).toBeLessThan(0);
    expect(rialKey.compare('-9', '-10')).toBeGreaterThan(0);
  });

  test('of days are days that there are', () => {
    expect(dayKey.read('2024-02-29')).toBe('2024-02-29');
    for (const bad of ['2023-02-29', '0000-01-01', '2024-1-1', '2024-01-01T00:00:00.000Z', 'today', 20240101, "'"])
      expect(dayKey.read(bad)).toBeNull();
  });

  test('of moments are moments to the millisecond in UTC', () => {
    expect(momentKey.read('2024-02-29T10:00:00.001Z')).toBe('2024-02-29T10:00:00.001Z');
    for (const bad of ['2024-02-30T10:00:00.001Z', '2024-02-29T10:00:00Z', '2024-02-29', '0000-01-01T00:00:00.000Z', 0])
      expect(momentKey.read(bad)).toBeNull();
  });

  test('of whole numbers and of numbers with a fraction are numbers', () => {
    expect([integerKey.read(-7), integerKey.read(2 ** 40), decimalKey.read(2.5), decimalKey.read(-0)]).toEqual([
      '-7',
      '1099511627776',
      '2.5',
      '0',
    ]);
    for (const bad of ['7', 1.5, 2 ** 60]) expect(integerKey.read(bad)).toBeNull();
    expect(decimalKey.read('2.5')).toBeNull();
    expect(integerKey.compare('9', '10')).toBeLessThan(0);
    expect(decimalKey.compare('9.5', '10')).toBeLessThan(0);
  });

  test('of texts are ordered by their bytes', () => {
    expect(textKey.read('ب-۱')).toBe('ب-۱');
    for (const bad of ['a\0', 7]) expect(textKey.read(bad)).toBeNull();
    expect(textKey.compare('پ', 'ت')).toBeGreaterThan(0);
    expect(textKey.compare('a', 'a')).toBe(0);
  });
});
