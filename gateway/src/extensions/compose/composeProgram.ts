import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { graphComposer } from './composeGraph.ts';

// The program of the thread that composes: it takes tenths of a second and tens of megabytes, and an SDL made to be hard may take
// any amount of both. So it is neither done in the gateway's own thread, nor without bounds.

const subgraphs = z.array(z.object({ name: z.string(), sdl: z.string() }));
const { base, baseSupergraphSdl } = z.object({ base: subgraphs, baseSupergraphSdl: z.string() }).parse(workerData);
const compose = await graphComposer(base, baseSupergraphSdl);

parentPort?.on('message', (message) => {
  const { extensions } = z.object({ extensions: subgraphs }).parse(message);
  void compose(extensions).then((answer) => parentPort?.postMessage(answer));
});
