import type { FastifyInstance } from 'fastify';
import type { ExtensionGraph } from './ExtensionGraph.ts';

/** Serves at `/status.json` how the extensions stand: `{ extensions: ExtensionStatus[] }`. */
export function statusRoute(app: FastifyInstance, extensions: ExtensionGraph): void {
  app.get('/status.json', async (_request, reply) => reply.header('cache-control', 'no-store').send({ extensions: extensions.status() }));
}
