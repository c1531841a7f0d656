import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayContext } from './GatewayContext.ts';

/**
 * Says how long an answer may be kept. A whole answer to a GET may be kept by anybody, if it is confirmed by its `ETag` before it is
 * used again; one that lacks a member's part, or has errors, may not: the next may be better.
 */
export const cachingPlugin: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response, contextValue }) {
        const { body, http } = response;
        const isWhole =
          body.kind === 'single' &&
          body.singleResult.errors === undefined &&
          (contextValue.coverage.report()?.complete ?? true) &&
          contextValue.isPersonal !== true;
        http.headers.set('cache-control', request.http?.method === 'GET' && isWhole ? 'public, max-age=0, must-revalidate' : 'no-store');
      },
    };
  },
};
