import '@shafaf/shared/server/disableTelemetry';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { GraphqlClient } from '@shafaf/gateway/GraphqlClient';
import { HttpDataSource } from '@shafaf/gateway/HttpDataSource';
import { readSupergraphSdl } from '@shafaf/schema/contract';
import { createLogger } from '@shafaf/shared/logging/createLogger';
import { developmentNetwork } from '@shafaf/shared/network/NetworkPolicy';
import { serveGraphql } from '@shafaf/shared/server/serveGraphql';
import { z } from 'zod';
import { runProgram } from './runProgram.ts';

// Apollo's gateway as it comes, over the directory and one server that answers for all disclosures.

const settingsForm = z.object({
  directoryUrl: z.url(),
  disclosuresUrl: z.url(),
  /** Apollo's own data source, or the project's on `undici`. */
  dataSource: z.enum(['apollo', 'pooled']),
});

const logger = createLogger('stock gateway');

runProgram({
  start: async (given) => {
    const { directoryUrl, disclosuresUrl, dataSource } = settingsForm.parse(given);
    const client = new GraphqlClient({ network: developmentNetwork, deadlineMilliseconds: 60_000 });
    const gateway = new ApolloGateway({
      supergraphSdl: readSupergraphSdl(),
      buildService: ({ name }) => {
        const url = name === 'directory' ? directoryUrl : disclosuresUrl;
        return dataSource === 'apollo' ? new RemoteGraphQLDataSource({ url }) : new HttpDataSource(name, url, client, logger);
      },
      logger: logger.child({}, { level: 'warn' }),
    });
    const { address } = await serveGraphql({ apollo: { gateway }, context: () => ({}), logger });
    return address;
  },
});
