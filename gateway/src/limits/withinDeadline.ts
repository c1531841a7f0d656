import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { GatewayGraphQLResponse } from '@apollo/server-gateway-interface';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';

type Operation = { signal?: AbortSignal };

/**
 * A subgraph of one server that is not waited for any longer than the operation lasts. The question itself goes on: others may wait for it,
 * and it has a deadline of its own.
 */
export function withinDeadline(name: string, source: GraphQLDataSource, deadlineMilliseconds: number): GraphQLDataSource<Operation> {
  const tooLate = () => {
    const message = `The ${name} had not answered when the time of the operation was over (${deadlineMilliseconds} ms).`;
    return new ShafafError('DEADLINE_PASSED', message, { extensions: { limit: deadlineMilliseconds } });
  };
  return {
    async process(options: GraphQLDataSourceProcessOptions<Operation>): Promise<GatewayGraphQLResponse> {
      // The planner's own start-up question comes without a context.
      const { signal } = options.context ?? {};
      if (signal === undefined) return source.process(options);
      if (signal.aborted) throw tooLate();
      return new Promise((resolve, reject) => {
        const giveUp = () => reject(tooLate());
        signal.addEventListener('abort', giveUp, { once: true });
        source
          .process(options)
          .finally(() => signal.removeEventListener('abort', giveUp))
          .then(resolve, reject);
      });
    },
  };
}
