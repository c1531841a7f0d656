import type { Logger } from 'pino';
import type { ComposedGraph } from './compose/composeGraph.ts';
import type { Extension } from './Extension.ts';
import type { ExtensionState, ExtensionStatus } from './ExtensionStatus.ts';

/** What is composed of an extension, and the SDL that it was made from. */
export interface ServedPart {
  from: string;
  part: ComposedGraph['parts'][number];
}

/** With a pause of half a minute: up to an hour. */
const MOST_DOUBLINGS = 7;

/** What the gateway knows of one extension. */
export class ListedExtension {
  readonly #logger: Logger;
  #extension: Extension;
  #sdl: string | undefined;
  #served: ServedPart | undefined;
  /** Why the SDL is not served. */
  #refusal: string | null = null;
  /** Why it did not answer when it was last asked for its SDL; undefined before. */
  #silence: string | null | undefined;
  #state: ExtensionState = 'PENDING';
  #since = new Date();
  /** When its SDL last changed, in milliseconds of `performance.now`; undefined while it is the first. */
  #changedAt: number | undefined;
  /** How many SDLs were refused since one was served. */
  #refusals = 0;

  /** @param logger one that names it */
  constructor(extension: Extension, logger: Logger) {
    this.#extension = extension;
    this.#logger = logger;
  }

  get extension(): Extension {
    return this.#extension;
  }

  /** Its newest SDL; undefined before it has answered. */
  get sdl(): string | undefined {
    return this.#sdl;
  }

  /** What of it is part of the graph. */
  get served(): ServedPart | undefined {
    return this.#served;
  }

  /** Whether its newest SDL is what is served. */
  get isServed(): boolean {
    return this.#sdl !== undefined && this.#served?.from === this.#sdl;
  }

  /** Why its server is not to be asked; null when it may be. */
  get silence(): string | null {
    return this.#silence ?? null;
  }

  /** What the directory says of it now. */
  list(extension: Extension): void {
    this.#extension = extension;
  }

  /**
   * Its server gave its SDL.
   * @param pauseMilliseconds a further change of the SDL is only looked at so long after the last; the more were refused, the longer
   * @returns whether there is anything new
   */
  answered(sdl: string, pauseMilliseconds: number): boolean {
    this.#silence = null;
    const pause = pauseMilliseconds * 2 ** Math.min(this.#refusals, MOST_DOUBLINGS);
    const isNew = sdl !== this.#sdl && (this.#changedAt === undefined || performance.now() - this.#changedAt >= pause);
    if (isNew) {
      if (this.#sdl !== undefined) this.#changedAt = performance.now();
      this.#sdl = sdl;
    }
    this.#settle();
    return isNew;
  }

  /** Its server did not give its SDL. */
  silent(reason: string, detail: string): void {
    if (this.#silence === undefined || this.#silence === null) this.#logger.warn({ reason, detail }, 'an extension does not answer');
    this.#silence = reason;
    this.#settle();
  }

  /** From now on this is part of the graph. */
  serve(served: ServedPart): void {
    this.#served = served;
    if (this.isServed) {
      this.#refusal = null;
      this.#refusals = 0;
    }
    this.#settle();
  }

  /** Its newest SDL is not to be part of the graph. */
  refuse(reason: string): void {
    if (this.#refusal !== reason) this.#logger.warn({ reason }, 'the schema of an extension is refused');
    this.#refusal = reason;
    this.#refusals++;
    this.#settle();
  }

  status(): ExtensionStatus {
    const { name, body } = this.#extension;
    const reason = this.#state === 'DOWN' ? `It does not answer (${this.#silence}).` : this.#refusal;
    return { name, body, state: this.#state, reason, since: this.#since.toISOString(), adds: this.#served?.part.adds ?? [] };
  }

  #settle(): void {
    const state = this.#stateNow();
    if (state === this.#state) return;
    this.#logger.debug({ from: this.#state, to: state }, 'an extension changed its state');
    this.#state = state;
    this.#since = new Date();
  }

  #stateNow(): ExtensionState {
    if (this.#silence !== undefined && this.#silence !== null) return 'DOWN';
    if (this.#served === undefined) return this.#refusal === null ? 'PENDING' : 'QUARANTINED';
    return this.#refusal === null ? 'SERVING' : 'OUTDATED';
  }
}
