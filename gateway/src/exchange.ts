import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { systemErrorCode } from '@shafaf/shared/errors/systemErrorCode';
import type { Dispatcher } from 'undici';

/** A server's answer that has arrived whole. */
export interface Exchanged {
  status: number;
  etag: string | undefined;
  text: string;
}

/** Why there is no answer; the error says what happened to the connection. */
export type Failed = { failed: 'LATE' | 'TOO_LONG' | 'GARBLED' | 'NOT_WANTED' } | { failed: 'BROKEN'; error: Error };

/** Whether somebody still waits for an answer, and what to do when nobody does. */
export interface Waited {
  readonly isDropped: boolean;
  onDropped(whenDropped?: () => void): void;
}

/** How long an answer may take, and be. */
export interface ExchangeLimits {
  /** From now until it has arrived whole. */
  milliseconds: number;
  /** Before and after it is decompressed. */
  bytes: number;
}

/** What has arrived, before it is read. */
interface Arrived {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Buffer;
}

const gunzipAside = promisify(gunzip);

/**
 * Sends a request and gives its whole answer, or says why there is none. Never throws. This is done with `dispatch` because all else that
 * `undici` offers makes a stream of each answer, which costs as much again as the rest of a call.
 */
export async function exchange(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  limits: ExchangeLimits,
  waited?: Waited,
): Promise<Exchanged | Failed> {
  if (waited?.isDropped) return { failed: 'NOT_WANTED' };
  const arrived = await new Promise<Arrived | Failed>((resolve) => {
    const receiver = new Receiver(limits, resolve);
    waited?.onDropped(() => receiver.breakOff('NOT_WANTED'));
    dispatcher.dispatch(request, receiver);
  });
  waited?.onDropped();
  if ('failed' in arrived) return arrived;
  const { status, headers } = arrived;
  const body = headers['content-encoding'] === 'gzip' ? await decompress(arrived.body, limits.bytes) : arrived.body;
  if (!Buffer.isBuffer(body)) return body;
  return { status, etag: typeof headers.etag === 'string' ? headers.etag : undefined, text: body.toString('utf8') };
}

async function decompress(body: Buffer, largest: number): Promise<Buffer | Failed> {
  try {
    return await gunzipAside(body, { maxOutputLength: largest });
  } catch (error) {
    return { failed: systemErrorCode(error) === 'ERR_BUFFER_TOO_LARGE' ? 'TOO_LONG' : 'GARBLED' };
  }
}

/** Gathers one answer. The first thing that happens to it decides; what comes after is ignored. */
class Receiver implements Dispatcher.DispatchHandler {
  readonly #limits: ExchangeLimits;
  readonly #settle: (outcome: Arrived | Failed) => void;
  readonly #deadline: NodeJS.Timeout;
  #settled = false;
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #headers: Arrived['headers'] = {};
  #chunks: Buffer[] = [];
  #length = 0;

  constructor(limits: ExchangeLimits, settle: (outcome: Arrived | Failed) => void) {
    this.#limits = limits;
    this.#settle = settle;
    this.#deadline = setTimeout(() => this.breakOff('LATE'), limits.milliseconds);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // It waited for a free connection until it was too late.
    if (this.#settled) controller.abort(new Error('no longer wanted'));
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: Arrived['headers']): void {
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#length += chunk.length;
    if (this.#length > this.#limits.bytes) this.breakOff('TOO_LONG');
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    const [only] = this.#chunks;
    const body = only !== undefined && this.#chunks.length === 1 ? only : Buffer.concat(this.#chunks, this.#length);
    this.#end({ status: this.#status, headers: this.#headers, body });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#end({ failed: 'BROKEN', error });
  }

  breakOff(failed: 'LATE' | 'TOO_LONG' | 'NOT_WANTED'): void {
    this.#end({ failed });
    this.#controller?.abort(new Error('no longer wanted'));
  }

  #end(outcome: Arrived | Failed): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#chunks = [];
    clearTimeout(this.#deadline);
    this.#settle(outcome);
  }
}
