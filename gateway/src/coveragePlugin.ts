import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayContext } from './GatewayContext.ts';

/** Puts the coverage of the whole operation into `extensions.coverage`: a data source's own extensions are dropped by the gateway. */
export const coveragePlugin: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response, contextValue }) {
        const report = contextValue.coverage.report();
        if (response.body.kind !== 'single' || report === null) return;
        response.body.singleResult.extensions = { ...response.body.singleResult.extensions, coverage: report };
      },
    };
  },
};
