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

/** What is counted. */
export interface SlotKind {
  code: 'TOO_MANY_EXPORTS' | 'TOO_MANY_REPORTS';
  /** What several of them do, in words. */
  many: string;
}

const exportSlots: SlotKind = { code: 'TOO_MANY_EXPORTS', many: 'exports run' };
const RETRY_AFTER_SECONDS = 30;

/** Counts the exports that run, or other things that take as much. */
export class ExportSlots {
  readonly #limits: ExportLimits;
  readonly #kind: SlotKind;
  readonly #ofClients = new Map<string, number>();
  #running = 0;

  constructor(limits: ExportLimits, kind: SlotKind = exportSlots) {
    this.#limits = limits;
    this.#kind = kind;
  }

  /**
   * Takes a place for an export of a client, and gives the way to free it.
   * @param client by what it is known to the rates; null for one that has none
   * @throws ShafafError the kind's
   */
  take(client: string | null): () => void {
    const { concurrent, ofOneClient } = this.#limits;
    const { many } = this.#kind;
    const own = client === null ? 0 : (this.#ofClients.get(client) ?? 0);
    if (this.#running >= concurrent) throw this.#tooMany(`${concurrent} ${many} already, which is the most at a time.`);
    if (own >= ofOneClient) throw this.#tooMany(`${ofOneClient} ${many} for your address already, which is the most at a time.`);
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

  #tooMany(message: string) {
    return refusal(this.#kind.code, message, {
      extensions: { retryAfter: RETRY_AFTER_SECONDS },
      headers: { 'retry-after': String(RETRY_AFTER_SECONDS) },
    });
  }
}
