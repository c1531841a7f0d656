import { refusal } from '@shafaf/shared/errors/refusal';

/** How many exports may run at a time. */
export interface ExportLimits {
  /** Of all clients together. */
  concurrent: number;
  /** Of one client. */
  ofOneClient: number;
}

/** Each holds a page or two of every member's rows, and takes much of a processor while it runs. */
export const usualExportLimits: ExportLimits = { concurrent: 4, ofOneClient: 2 };

const RETRY_AFTER_SECONDS = 30;

/** Counts the exports that run. */
export class ExportSlots {
  readonly #limits: ExportLimits;
  readonly #ofClients = new Map<string, number>();
  #running = 0;

  constructor(limits: ExportLimits) {
    this.#limits = limits;
  }

  /**
   * Takes a place for an export of a client, and gives the way to free it.
   * @param client by what it is known to the rates; null for one that has none
   * @throws ShafafError `TOO_MANY_EXPORTS`
   */
  take(client: string | null): () => void {
    const { concurrent, ofOneClient } = this.#limits;
    const own = client === null ? 0 : (this.#ofClients.get(client) ?? 0);
    if (this.#running >= concurrent) throw tooMany(`${concurrent} exports run already, which is the most at a time.`);
    if (own >= ofOneClient) throw tooMany(`${ofOneClient} exports of your address run already, which is the most at a time.`);
    this.#running++;
    if (client !== null) this.#ofClients.set(client, own + 1);
    let isFreed = false;
    return () => {
      if (isFreed) return;
      isFreed = true;
      this.#running--;
      if (client === null) return;
      const left = (this.#ofClients.get(client) ?? 1) - 1;
      if (left === 0) this.#ofClients.delete(client);
      else this.#ofClients.set(client, left);
    };
  }
}

function tooMany(message: string) {
  return refusal('TOO_MANY_EXPORTS', message, {
    extensions: { retryAfter: RETRY_AFTER_SECONDS },
    headers: { 'retry-after': String(RETRY_AFTER_SECONDS) },
  });
}
