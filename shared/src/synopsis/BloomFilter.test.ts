import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bloomFilterOf, hashOf, mayHold, withTexts } from './BloomFilter.ts';

const bytesOf = (texts: Iterable<string>) => Buffer.from(bloomFilterOf(texts).bits, 'base64');

describe('a Bloom filter', () => {
  test('never denies a text that it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        const bytes = bytesOf(texts);
        for (const text of texts) expect(mayHold(bytes, hashOf(text))).toBe(true);
      }),
    );
  });

  test('denies nearly all texts that it does not hold', () => {
    const bytes = bytesOf(Array.from({ length: 5_000 }, (_, index) => `held-${index}`));
    const wrong = Array.from({ length: 10_000 }, (_, index) => mayHold(bytes, hashOf(`other-${index}`))).filter(Boolean);
    expect(wrong.length).toBeLessThan(200);
  });

  test('holds nothing when nothing was put in', () => {
    expect(mayHold(bytesOf([]), hashOf('x'))).toBe(false);
    expect(mayHold(Buffer.alloc(0), hashOf('x'))).toBe(false);
  });

  test('holds what is added beside what it held, and tells how much of it was new', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 40 }), fc.nat(40), (texts, size) => {
        const before = bloomFilterOf(texts.slice(0, size));
        const { filter, added } = withTexts(before, texts);
        for (const text of texts) expect(mayHold(Buffer.from(filter.bits, 'base64'), hashOf(text))).toBe(true);
        expect(added).toBeLessThanOrEqual(Math.max(0, texts.length - size));
        expect(withTexts(filter, texts)).toEqual({ filter, added: 0 });
      }),
    );
    expect(withTexts(bloomFilterOf(['a']), ['a', 'b'])).toEqual({ filter: bloomFilterOf(['a', 'b']), added: 1 });
  });

  test('has the form that its description gives, for programs in other languages', () => {
    expect(bloomFilterOf(['10380284790'])).toEqual({ bits: 'SAIAAAMAAgI=' });
  });
});
