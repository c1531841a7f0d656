/**
 * The nonces of signed calls that were obeyed. One is kept for as long as the time of signing that came with it would still be
 * accepted, so that no call is obeyed twice and no more is kept than calls come in one window.
 */
export class SeenNonces {
  readonly #windowSeconds: number;
  /** By the second in which the call was signed. */
  readonly #seconds = new Map<number, Set<string>>();
  #forgottenUpTo = Number.NEGATIVE_INFINITY;

  constructor(windowSeconds: number) {
    this.#windowSeconds = windowSeconds;
  }

  /** How many are kept. */
  get size(): number {
    return [...this.#seconds.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /**
   * Notes a nonce, and says whether it is new.
   * @param created when the call was signed, in seconds
   * @param now in seconds, by the same clock that checks `created`
   */
  add(nonce: string, created: number, now: number): boolean {
    this.#forget(now - this.#windowSeconds);
    // A clock that was set back would else let those in again that are forgotten.
    if (created < this.#forgottenUpTo) return false;
    const second = this.#seconds.get(created);
    if (second === undefined) this.#seconds.set(created, new Set([nonce]));
    else if (second.has(nonce)) return false;
    else second.add(nonce);
    return true;
  }

  #forget(before: number): void {
    if (before <= this.#forgottenUpTo) return;
    this.#forgottenUpTo = before;
    for (const second of this.#seconds.keys()) if (second < before) this.#seconds.delete(second);
  }
}
