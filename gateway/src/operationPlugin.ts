import type { ApolloServerPlugin } from '@apollo/server';
import { refusal } from '@shafaf/shared/errors/refusal';
import type { GatewayContext } from './GatewayContext.ts';

/** Refuses what the planner takes for a fault of its own: an operation that the text does not have, and a kind of operation that the graph does not. */
export const operationPlugin: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, operation, request }) {
        if (operation === undefined)
          throw refusal(
            'OPERATION_RESOLUTION_FAILURE',
            request.operationName
              ? `The query has no operation with the name "${request.operationName}".`
              : 'The query has several operations, so the request must name one of them.',
          );
        if (!schema.getRootType(operation.operation))
          throw refusal('GRAPHQL_VALIDATION_FAILED', `This graph can be asked, and nothing else: it has no ${operation.operation}s.`);
      },
    };
  },
};
