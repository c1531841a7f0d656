import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { GatewayGraphQLResponse } from '@apollo/server-gateway-interface';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import type { Logger } from 'pino';
import type { GraphqlClient } from './GraphqlClient.ts';

/** A subgraph of one server, such as the directory. */
export class HttpDataSource implements GraphQLDataSource {
  readonly #name: string;
  readonly #address: string;
  readonly #client: GraphqlClient;
  readonly #logger: Logger;

  constructor(name: string, address: string, client: GraphqlClient, logger: Logger) {
    this.#name = name;
    this.#address = address;
    this.#client = client;
    this.#logger = logger;
  }

  async process({ request }: GraphQLDataSourceProcessOptions): Promise<GatewayGraphQLResponse> {
    const response = await this.#client.ask(
      this.#address,
      JSON.stringify({ query: request.query ?? '', variables: request.variables ?? {} }),
    );
    if ('missing' in response) {
      this.#logger.error({ subgraph: this.#name, reason: response.missing, detail: response.detail }, 'a subgraph did not answer');
      throw new ShafafError('SUBGRAPH_UNAVAILABLE', `The ${this.#name} did not answer (${response.missing}).`);
    }
    const errors = response.errors.map(({ message, path, extensions }) => ({
      message,
      ...(path && { path }),
      ...(extensions && { extensions }),
    }));
    return { data: response.data, ...(errors.length === 0 ? {} : { errors }) };
  }
}
