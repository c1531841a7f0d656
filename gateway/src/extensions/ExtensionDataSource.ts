import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { GatewayGraphQLResponse } from '@apollo/server-gateway-interface';
import { errorCatalogue } from '@shafaf/shared/errors/catalogue';
import type { Logger } from 'pino';
import type { MemberResponse, Missing, WireQuestion } from '../scatter/ask.ts';
import { AnswerReader, type ReadAnswer } from './AnswerReader.ts';

/** How an extension is asked. */
export interface ExtensionDataSourceOptions {
  name: string;
  /** Carries a question there. Never throws. */
  ask: (question: WireQuestion) => Promise<MemberResponse | Missing>;
  logger: Logger;
}

const CODE = 'EXTENSION_UNAVAILABLE';

/** The extension as one of the graph's subgraphs. Whatever goes wrong with it costs its own fields, and nothing else. */
export class ExtensionDataSource implements GraphQLDataSource {
  readonly #options: ExtensionDataSourceOptions;
  #reader = new AnswerReader('type Query { _: Int }');

  constructor(options: ExtensionDataSourceOptions) {
    this.#options = options;
  }

  /** From now on answers are read by this part of the schema. */
  read(sdl: string): void {
    this.#reader = new AnswerReader(sdl);
  }

  async process({ request }: GraphQLDataSourceProcessOptions): Promise<GatewayGraphQLResponse> {
    const { query = '', variables = {} } = request;
    const response = await this.#options.ask(JSON.stringify({ query, variables }));
    const answer =
      'missing' in response
        ? this.#reader.missing(query, `${response.missing}: ${response.detail}`)
        : this.#reader.read(query, variables, response);
    if (answer.faults.length === 0) return { data: answer.data };
    const { name, logger } = this.#options;
    logger.warn({ extension: name, faults: answer.faults.slice(0, 3) }, 'an extension left fields unanswered');
    return { data: answer.data, errors: answer.faults.map((fault) => this.#error(fault, 'missing' in response)) };
  }

  #error({ path }: ReadAnswer['faults'][number], isDown: boolean) {
    const { name } = this.#options;
    return {
      message: `The extension ${name} ${isDown ? 'does not answer' : 'did not answer this as its schema says'}, so this is left out.`,
      path,
      extensions: { code: CODE, whatToDo: errorCatalogue[CODE].whatToDo, extension: name },
    };
  }
}
