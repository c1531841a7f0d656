import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { GatewayGraphQLResponse } from '@apollo/server-gateway-interface';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import type { Logger } from 'pino';
import type { BriefMemory } from './BriefMemory.ts';
import type { GraphqlClient } from './GraphqlClient.ts';

/** A subgraph of one server, such as the directory. */
export class HttpDataSource implements GraphQLDataSource<{ bypassMemory?: boolean }> {
  readonly #name: string;
  readonly #address: string;
  readonly #client: GraphqlClient;
  readonly #logger: Logger;
  readonly #memory: BriefMemory | undefined;

  /** @param memory where answers are kept; none are when left out */
  constructor(name: string, address: string, client: GraphqlClient, logger: Logger, memory?: BriefMemory) {
    this.#name = name;
    this.#address = address;
    this.#client = client;
    this.#logger = logger;
    this.#memory = memory;
  }

  async process({ request, context }: GraphQLDataSourceProcessOptions<{ bypassMemory?: boolean }>): Promise<GatewayGraphQLResponse> {
    const question = JSON.stringify({ query: request.query ?? '', variables: request.variables ?? {} });
    const ask = () => this.#client.ask(this.#address, question);
    // The planner's own start-up question comes without a context.
    const response = await (this.#memory === undefined || context?.bypassMemory ? ask() : this.#memory.recall(question, ask));
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
