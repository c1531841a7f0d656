import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { systemErrorCode } from '@shafaf/shared/errors/systemErrorCode';
import { z } from 'zod';
import type { ComposedGraph, CompositionFault, Subgraph } from './composeGraph.ts';

/** Bounds of one composition. */
export interface ComposerOptions {
  /** The contract's subgraphs. */
  base: readonly Subgraph[];
  /** The supergraph that is composed of them. */
  baseSupergraphSdl: string;
  /** Composition takes less than a second on a machine that is not busy; 30,000 when left out. */
  deadlineMilliseconds?: number;
  /** Memory of the thread; some 80 MiB are used by the contract and a few extensions. 512 when left out. */
  memoryMebibytes?: number;
}

const DEADLINE = 30_000;
const MEMORY = 512;
/** One composition is often followed by another; after that the thread's memory is worth more. */
const IDLE_MILLISECONDS = 10_000;

const answerForm = z.union([
  z.object({
    supergraphSdl: z.string(),
    parts: z.array(z.object({ name: z.string(), sdl: z.string(), adds: z.array(z.string()) })),
  }),
  z.object({ name: z.string().nullable(), reason: z.string() }),
]);

/** Threads cannot run TypeScript on Node 20: in tests, which run on the sources, it is the build's program that composes. */
const PROGRAM = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../../dist/extensions/compose/composeProgram.js' : './composeProgram.js', import.meta.url),
);

/** Composes the contract with extensions in a thread of its own, within bounds of time and memory. The thread ends when it is idle. */
export class Composer {
  readonly #options: Required<ComposerOptions>;
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;

  constructor(options: ComposerOptions) {
    this.#options = { deadlineMilliseconds: DEADLINE, memoryMebibytes: MEMORY, ...options };
  }

  /**
   * Composes; one composition at a time. What takes too long or too much memory is a fault too.
   * @throws Error when the thread breaks for another reason, or is stopped
   */
  async compose(extensions: readonly Subgraph[]): Promise<ComposedGraph | CompositionFault> {
    clearTimeout(this.#idle);
    this.#worker ??= this.#launch();
    try {
      const answer = await this.#ask(this.#worker, extensions);
      this.#idle = setTimeout(() => void this.stop(), IDLE_MILLISECONDS).unref();
      return answer;
    } catch (error) {
      await this.stop();
      if (error instanceof OutOfBounds) return { name: null, reason: error.message };
      throw error;
    }
  }

  /** Ends the thread, and with it what is under way. */
  async stop(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #launch(): Worker {
    const { base, baseSupergraphSdl, memoryMebibytes } = this.#options;
    const worker = new Worker(PROGRAM, {
      workerData: { base, baseSupergraphSdl },
      resourceLimits: { maxOldGenerationSizeMb: memoryMebibytes },
      // It needs nothing of what the gateway was started with.
      env: {},
      argv: [],
      execArgv: [],
    });
    // An idle thread that breaks is noticed by who asks it next.
    worker.on('error', () => undefined);
    worker.unref();
    return worker;
  }

  async #ask(worker: Worker, extensions: readonly Subgraph[]): Promise<ComposedGraph | CompositionFault> {
    const { deadlineMilliseconds, memoryMebibytes } = this.#options;
    const ended = new AbortController();
    const deadline = setTimeout(
      () => ended.abort(new OutOfBounds(`It cannot be composed within ${deadlineMilliseconds} ms.`)),
      deadlineMilliseconds,
    );
    const onError = (error: unknown) => {
      const isMemory = systemErrorCode(error) === 'ERR_WORKER_OUT_OF_MEMORY';
      ended.abort(isMemory ? new OutOfBounds(`It cannot be composed with ${memoryMebibytes} MiB of memory.`) : error);
    };
    const onExit = () => ended.abort(new Error('The thread that composes ended without an answer.'));
    worker.on('error', onError).on('exit', onExit);
    try {
      const answer = await new Promise<unknown>((resolve, reject) => {
        ended.signal.addEventListener('abort', () => reject(ended.signal.reason));
        worker.once('message', resolve);
        worker.postMessage({ extensions });
      });
      return answerForm.parse(answer);
    } finally {
      clearTimeout(deadline);
      worker.off('error', onError).off('exit', onExit);
    }
  }
}

class OutOfBounds extends Error {}
