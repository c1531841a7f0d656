import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

/**
 * `/health/live` is 200 while the process answers at all; `/health/ready` is 200 while it can answer questions, else 503. The reason
 * goes to the log only, since it may name machines.
 */
export function healthRoutes(app: FastifyInstance, ready: () => Promise<void>, logger: Logger): void {
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    try {
      await ready();
      return { status: 'ready' };
    } catch (error) {
      logger.warn({ reason: error instanceof Error ? error.message : String(error) }, 'Not ready');
      return reply.code(503).send({ status: 'not ready' });
    }
  });
}
