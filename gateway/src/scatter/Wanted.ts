/**
 * Whether somebody still waits for the answer to a question that is under way. When the last one has left it is not wanted any more,
 * and can be broken off. An `AbortSignal` would do, but costs each question to each member some microseconds.
 */
export class Wanted {
  #waiting = 0;
  #isDropped = false;
  #whenDropped: (() => void) | undefined;

  get isDropped(): boolean {
    return this.#isDropped;
  }

  join(): void {
    this.#waiting++;
  }

  /** To be called once by each who joined and does not wait any longer. Who got the answer need not leave. */
  leave(): void {
    this.#waiting--;
    if (this.#waiting > 0) return;
    this.#isDropped = true;
    this.#whenDropped?.();
  }

  /** What is to be done when it is dropped; it takes the place of what was said before. Nothing, when left out. */
  onDropped(whenDropped?: () => void): void {
    this.#whenDropped = whenDropped;
  }

  /** Wanted as long as one of several is. */
  static any(several: readonly Wanted[]): Wanted {
    const [only] = several;
    if (only !== undefined && several.length === 1) return only;
    const together = new Wanted();
    for (const _ of several) together.join();
    for (const each of several) {
      if (each.isDropped) together.leave();
      else each.onDropped(() => together.leave());
    }
    return together;
  }
}
