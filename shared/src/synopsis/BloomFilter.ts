import { createHash } from 'node:crypto';

/**
 * A set of texts that may say "perhaps" of one it does not hold (about one in a hundred), but never "no" of one it holds.
 *
 * The form is simple enough to be written in any language: `bits` has a whole number of bytes; a text's SHA-256 (of its UTF-8 form)
 * is read as eight big-endian 32-bit words, and for each of the first seven, bit `word mod size` is set, where bit `i` is bit `i mod 8`
 * (lowest first) of byte `i div 8`.
 */
export interface BloomFilter {
  /** The bits, in base64. */
  bits: string;
}

const HASHES = 7;
/** With seven hashes, ten bits a text give false positives in 0.8% of cases. */
const BITS_PER_TEXT = 10;
const SMALLEST_BITS = 64;

/** The filter that holds the texts given; its size grows with their number: about 1.7 bytes a text as it is written. */
export function bloomFilterOf(texts: Iterable<string>): BloomFilter {
  const distinct = new Set(texts);
  const bytes = Buffer.alloc(Math.ceil(Math.max(SMALLEST_BITS, distinct.size * BITS_PER_TEXT) / 8));
  for (const text of distinct) put(bytes, hashOf(text));
  return { bits: bytes.toString('base64') };
}

/**
 * A filter that holds some texts more, in the same size: the more are added, the oftener it says "perhaps".
 * @returns also how many of them it would have denied before
 */
export function withTexts({ bits }: BloomFilter, texts: Iterable<string>): { filter: BloomFilter; added: number } {
  const bytes = Buffer.from(bits, 'base64');
  const added = [...texts].map(hashOf).filter((hash) => !mayHold(bytes, hash));
  for (const hash of added) put(bytes, hash);
  return { filter: { bits: bytes.toString('base64') }, added: added.length };
}

/** A text's hash, for asking many filters about it. */
export function hashOf(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}

/** Whether a filter's bytes may hold the text with this hash. An empty filter holds nothing. */
export function mayHold(bytes: Buffer, hash: Buffer): boolean {
  if (bytes.length === 0) return false;
  return bitsOf(hash, bytes.length * 8).every((bit) => (bytes.readUInt8(bit >> 3) & (1 << (bit & 7))) !== 0);
}

function put(bytes: Buffer, hash: Buffer): void {
  for (const bit of bitsOf(hash, bytes.length * 8)) bytes.writeUInt8(bytes.readUInt8(bit >> 3) | (1 << (bit & 7)), bit >> 3);
}

function bitsOf(hash: Buffer, size: number): number[] {
  return Array.from({ length: HASHES }, (_, index) => hash.readUInt32BE(index * 4) % size);
}
