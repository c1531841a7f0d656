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
  /** Composition takes less than a second on a machine that is not busy. */
  deadlineMilliseconds?: number;
  /** Memory of the thread, in MiB; some 80 are used by the contract and a few extensions. */
  memoryMebibytes?: number;
}

const DEADLINE = 30_000;
const MEMORY = 512;

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

/** Composes the contract with extensions, each time in a thread of its own that is gone afterwards, with its memory. */
export class Composer {
  readonly #options: Required<ComposerOptions>;
  readonly #workers = new Set<Worker>();

  constructor(options: ComposerOptions) {
    this.#options = { deadlineMilliseconds: DEADLINE, memoryMebibytes: MEMORY, ...options };
  }

  /** Composes. What takes too long or too much memory is a fault too. */
  async compose(extensions: readonly Subgraph[]): Promise<ComposedGraph | CompositionFault> {
    const { base, baseSupergraphSdl, deadlineMilliseconds, memoryMebibytes } = this.#options;
    const worker = new Worker(PROGRAM, {
      workerData: { base, baseSupergraphSdl, extensions },
      resourceLimits: { maxOldGenerationSizeMb: memoryMebibytes },
      // It needs nothing of what the gateway was started with.
      env: {},
      argv: [],
      execArgv: [],
    });
    worker.unref();
    this.#workers.add(worker);
    let deadline: NodeJS.Timeout | undefined;
    try {
      const answer = await new Promise<unknown>((resolve, reject) => {
        const late = { name: null, reason: `It cannot be composed within ${deadlineMilliseconds} ms.` };
        deadline = setTimeout(() => resolve(late), deadlineMilliseconds);
        worker.once('message', resolve);
        worker.once('error', (error) => {
          if (systemErrorCode(error) !== 'ERR_WORKER_OUT_OF_MEMORY') reject(error);
          else resolve({ name: null, reason: `It cannot be composed with ${memoryMebibytes} MiB of memory.` });
        });
        worker.once('exit', () => reject(new Error('The thread that composes ended without an answer.')));
      });
      return answerForm.parse(answer);
    } finally {
      clearTimeout(deadline);
      this.#workers.delete(worker);
      await worker.terminate();
    }
  }

  /** Ends what is under way. */
  async stop(): Promise<void> {
    await Promise.all([...this.#workers].map((worker) => worker.terminate()));
  }
}
