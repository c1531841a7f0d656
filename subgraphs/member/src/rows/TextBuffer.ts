const FIRST_BYTES = 64 * 1024;
/** Bytes that one UTF-16 unit takes as UTF-8 at most. */
const MOST_BYTES = 3;

/**
 * Text that grows outside of the heap, as UTF-8. A page of a thousand rows that is put together as a string stays in the young heap until it is
 * whole, and is copied there again and again.
 */
export class TextBuffer {
  #bytes = Buffer.allocUnsafe(FIRST_BYTES);
  #length = 0;

  add(text: string): void {
    const most = this.#length + text.length * MOST_BYTES;
    if (most > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(most, this.#bytes.length * 2));
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    this.#length += this.#bytes.write(text, this.#length);
  }

  /** What was added, all of it. */
  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }
}
