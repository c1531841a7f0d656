import type { KeyObject } from 'node:crypto';
import { messageOf } from '@shafaf/shared/errors/messageOf';
import { readPublicKeys } from '@shafaf/shared/signing/publicKeys';
import type { Logger } from 'pino';

/** Where trusted keys come from, and how they are kept. */
export interface TrustedKeysOptions {
  /** Gives the gateway's key set as JSON, from a file or an address. */
  read: () => Promise<string>;
  logger: Logger;
  /** Keys are read again when they are used and older than this; five minutes when left out. */
  refreshMilliseconds?: number;
  /**
   * A key that is not known has the set read at once, but not more often than this; ten seconds when left out. After a failure it is read
   * ten times sooner.
   */
  pauseMilliseconds?: number;
}

/** Half the shortest time for which a gateway publishes a key before it signs with it. */
const REFRESH = 300_000;
const PAUSE = 10_000;

/**
 * The keys of the gateways that a member obeys. They are read when they are first needed, again from time to time, and when a key is
 * met that is not among them, so that a gateway can change its keys with nobody's help. When they cannot be read, those known stand.
 */
export class TrustedKeys {
  readonly #options: Required<TrustedKeysOptions>;
  #known: ReadonlyMap<string, KeyObject> = new Map();
  #readAt = Number.NEGATIVE_INFINITY;
  #failed = false;
  #reading: Promise<void> | undefined;

  constructor(options: TrustedKeysOptions) {
    this.#options = { refreshMilliseconds: REFRESH, pauseMilliseconds: PAUSE, ...options };
  }

  /** The trusted key of this id, or undefined when there is none. */
  async find(id: string): Promise<KeyObject | undefined> {
    const { refreshMilliseconds, pauseMilliseconds } = this.#options;
    const known = this.#known.get(id);
    const age = performance.now() - this.#readAt;
    if (known === undefined && (this.#reading !== undefined || age >= (this.#failed ? pauseMilliseconds / 10 : pauseMilliseconds))) {
      await this.refresh();
      return this.#known.get(id);
    }
    // Nobody waits for a refresh. An outage must not have every call try anew.
    if (age >= refreshMilliseconds) void this.refresh();
    return known;
  }

  /** Reads the keys now. Never fails: what is wrong with them is for the log, and those known stand. */
  refresh(): Promise<void> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #read(): Promise<void> {
    this.#readAt = performance.now();
    const { read, logger } = this.#options;
    try {
      this.#known = readPublicKeys(await read());
      this.#failed = false;
    } catch (error) {
      this.#failed = true;
      logger.warn(
        { fault: messageOf(error).slice(0, 300), known: this.#known.size },
        "the gateway's keys cannot be read; those known stand",
      );
    }
  }
}
