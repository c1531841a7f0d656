import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import { refusal } from '@shafaf/shared/errors/refusal';
import type { ShafafError } from '@shafaf/shared/errors/ShafafError';
import type { FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { GatewayContext } from '../GatewayContext.ts';
import type { Member } from '../scatter/Member.ts';
import type { Rules } from '../scatter/rules.ts';
import { askedOf } from './askedOf.ts';
import { checkText } from './checkText.ts';
import { OperationCosts } from './cost/OperationCosts.ts';
import { readWeights } from './cost/weights.ts';
import type { PublicLimits } from './PublicLimits.ts';
import type { ClientRates } from './rate/ClientRates.ts';
import { checkListed } from './safelist/checkListed.ts';
import type { Safelist } from './safelist/readSafelist.ts';

/** What the guard looks at. */
export interface OperationGuardOptions {
  limits: PublicLimits;
  rates: ClientRates;
  /** The only operations that are answered; all are when undefined. */
  safelist: Safelist | undefined;
  rules: Rules;
  /** The province's members as they are now. */
  members: () => readonly Member[];
}

/** Texts of which it is known what they are; a portal has some dozens. */
const KEPT_TEXTS = 2_000;
const KEPT_CHARACTERS = 4 * 1024 * 1024;
/**
 * What a text that is not known yet costs for each character. It is parsed, validated and planned: half a second of processor time for the
 * worst that the limits let through, of some thousand characters, so that one address can take about a third of a processor in that way.
 */
const READING_POINTS = 200;

/** Holds operations to the limits, before any member is asked. What a text alone decides is found out once. */
export class OperationGuard {
  readonly #options: OperationGuardOptions;
  readonly #texts = new LRUCache<string, { refused: ShafafError | undefined }>({
    max: KEPT_TEXTS,
    maxSize: KEPT_CHARACTERS,
    sizeCalculation: (_value, text) => text.length + 1,
  });
  #costs: OperationCosts | undefined;

  constructor(options: OperationGuardOptions) {
    this.#options = options;
  }

  /** Counts by another schema from now on. */
  useSchema(schema: GraphQLSchema, supergraphSdl: string): void {
    this.#costs = new OperationCosts({ schema, weights: readWeights(supergraphSdl), rules: this.#options.rules });
  }

  /**
   * Checks the text of an operation, before it is parsed. One that is named by its hash was checked when it came with it.
   * @throws ShafafError `OPERATION_NOT_LISTED`, the code of a limit, or `RATE_LIMITED`
   */
  async checkRequest(request: Pick<FastifyRequest, 'method' | 'url' | 'body'>, client: string | null): Promise<void> {
    const { limits, rates, safelist } = this.#options;
    const asked = askedOf(request);
    if (safelist !== undefined) checkListed(safelist, asked);
    if (asked.text === undefined) return;
    let checked = this.#texts.get(asked.text);
    if (checked === undefined) {
      await rates.spend(client, asked.text.length * READING_POINTS);
      checked = { refused: checkText(asked.text, limits) };
      this.#texts.set(asked.text, checked);
    }
    if (checked.refused !== undefined) throw checked.refused;
  }

  /** Checks what an operation costs once its variables are known, and tells the client in the header `shafaf-cost`. */
  readonly plugin: ApolloServerPlugin<GatewayContext> = {
    requestDidStart: async (): Promise<GraphQLRequestListener<GatewayContext>> => ({
      didResolveOperation: async ({ document, operation, request, response, contextValue }) => {
        if (operation === undefined || this.#costs === undefined) return;
        const { limits, rates, members } = this.#options;
        const cost = this.#costs.of(document, operation, request.variables ?? {}, members());
        response.http.headers.set('shafaf-cost', String(cost));
        if (cost > limits.cost)
          throw refusal('OPERATION_TOO_COSTLY', `The operation costs ${cost} points, but at most ${limits.cost} are allowed.`, {
            extensions: { found: cost, limit: limits.cost },
          });
        await rates.spend(contextValue.client, cost);
      },
    }),
  };
}
