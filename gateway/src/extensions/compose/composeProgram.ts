import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { composeGraph } from './composeGraph.ts';

// The program of the thread that composes: it takes tenths of a second and tens of megabytes, and an SDL made to be hard may take
// any amount of both. So it is neither done in the gateway's own thread, nor without bounds.

const subgraph = z.object({ name: z.string(), sdl: z.string() });
const order = z.object({ base: z.array(subgraph), baseSupergraphSdl: z.string(), extensions: z.array(subgraph) });

const { base, baseSupergraphSdl, extensions } = order.parse(workerData);
parentPort?.postMessage(await composeGraph(base, baseSupergraphSdl, extensions));
