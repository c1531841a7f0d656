import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { GatewayGraphQLResponse } from '@apollo/server-gateway-interface';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { logFault } from '@shafaf/shared/server/maskUnexpected';
import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLFormattedError,
  getVariableValues,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { AnswerMemory } from './AnswerMemory.ts';
import { answerField } from './answerField.ts';
import { Asker, type Remembering, type Send, type Staleness } from './ask.ts';
import { Collapse } from './Collapse.ts';
import { OperationCoverage } from './coverage.ts';
import { GivingUp } from './GivingUp.ts';
import type { ScatterContext } from './gather.ts';
import type { Member } from './Member.ts';
import { pathsOf } from './pathsOf.ts';
import type { KnownSynopsis } from './prune/KnownSynopsis.ts';
import { Outlook } from './prune/Outlook.ts';
import type { Patience } from './Round.ts';
import { plainObject } from './row.ts';
import type { Rules } from './rules.ts';
import { collectFields, type Operation } from './selection.ts';

/** What the gateway puts on the context of each operation for the engine. */
export interface ScatterRequest {
  coverage: OperationCoverage;
  /** From the header `shafaf-coverage: complete`. */
  requireComplete: boolean;
  /** From the header `cache-control: no-cache`: no answer to a question sent earlier is used, and none stands in. */
  bypassMemory: boolean;
  /** From the header `shafaf-stale`: older answers do not stand in for members that fail; none does when this is negative. */
  largestStaleMilliseconds: number;
  /** Aborted when the operation is given up: members are then not asked any more, and what is under way for it alone is broken off. */
  signal?: AbortSignal | undefined;
}

/** What the engine needs of the gateway. */
export interface ScatterOptions {
  rules: Rules;
  /** The province's members as they are now. */
  members: () => readonly Member[];
  send: Send;
  /** Carries a mutation to a member, once: whether one that was not answered took effect, nobody knows. Mutations are refused when left out. */
  change?: Send | undefined;
  /** What a member's synopsis says, or undefined when nothing is known that could be relied on. None is used when left out. */
  synopsisOf?: ((member: Member) => KnownSynopsis | undefined) | undefined;
  /**
   * The same object for as long as `synopsisOf` says the same of everybody; another one when it may have changed. When left out, it may say
   * something else for each operation.
   */
  synopsesStand?: (() => object) | undefined;
  /** Where answers are kept. None are when left out, and every question is sent. */
  memory?: AnswerMemory | undefined;
  /** Whether answers that are kept may stand in for members that fail. None may when left out. */
  stale?: Staleness | undefined;
  /** When those are given up on that have not answered. Everybody has until the deadline when left out. */
  patience?: Patience | undefined;
  logger: Logger;
}

/** Parsed operations that are kept; a portal has some dozens. */
const KEPT_DOCUMENTS = 1_000;

/**
 * The one logical subgraph behind which all members stand. To the planner it is a data source like any other; it answers by asking
 * the members that may hold an answer and merging what they say, by the rules of the SDL.
 */
export class ScatterDataSource implements GraphQLDataSource<ScatterRequest> {
  readonly #options: ScatterOptions;
  readonly #documents = new Documents();
  readonly #collapse: Collapse | undefined;
  /** What was to be expected of members when an operation was last answered. */
  #last: { stand: object; outlook: Outlook } | undefined;

  constructor(options: ScatterOptions) {
    this.#options = options;
    this.#collapse = options.memory && new Collapse();
  }

  /** Never throws and never gives `data: null`: either would cost every root field of the fetch. */
  async process({ request, context }: GraphQLDataSourceProcessOptions<ScatterRequest>): Promise<GatewayGraphQLResponse> {
    const { rules, members, send, change, logger, patience } = this.#options;
    const { definition, fragments } = this.#documents.read(request.query ?? '');
    const coerced = getVariableValues(rules.schema, definition.variableDefinitions ?? [], request.variables ?? {});
    const isChange = definition.operation === 'mutation';
    const operation: Operation = { rules, fragments, variables: coerced.coerced ?? {} };
    const root = rules.schema.getRootType(definition.operation);
    if (root === null || root === undefined) throw new Error(`the schema has no ${definition.operation}`); // the gateway validated
    const fields = collectFields(operation, root, [definition.selectionSet]);
    const register = members();
    const scatter: ScatterContext = {
      compilation: { operation, register },
      asker: new Asker(send, this.#rememberingFor(context), this.#collapse, new GivingUp(context?.signal)),
      // A mutation that is under way goes on when its client leaves: it may have taken effect already.
      personalAsker: isChange
        ? new Asker(change ?? refuseChange, undefined, undefined, new GivingUp(), 'mutation')
        : new Asker(send, undefined, undefined, new GivingUp(context?.signal)),
      outlook: this.#outlookOf(register),
      // The planner's own start-up question comes without a request behind it.
      coverage: context?.coverage ?? new OperationCoverage(),
      requireComplete: context?.requireComplete ?? false,
      patience: context?.requireComplete ? undefined : patience,
      unfilled: new Map(),
      logger,
    };
    const data = plainObject();
    const errors: GraphQLFormattedError[] = [];
    const answer = async ([key, nodes]: [string, Nodes]) => {
      data[key] = null;
      try {
        if (coerced.errors !== undefined) throw new ShafafError('BAD_USER_INPUT', coerced.errors.map(({ message }) => message).join(' '));
        const value = await answerField(scatter, root, nodes);
        data[key] = withoutErrors(value, (error, index) => errors.push(toError(error, [key, index], logger)));
      } catch (error) {
        if (nodes[0].name.value !== '_entities') {
          errors.push(toError(error, [key], logger));
          return;
        }
        // The planner puts an index into the client's terms; without one it would name `_entities` to the client. Once is enough.
        errors.push(toError(error, [key, 0], logger));
        // It takes anything but a list for a fault of the subgraph, and says so to the client beside the error itself.
        data[key] = nothingFor(request.variables?.representations);
      }
    };
    // GraphQL has mutations take effect one after the other, in the order in which they stand.
    if (isChange) for (const field of fields) await answer(field);
    else await Promise.all([...fields].map(answer));
    if (scatter.unfilled.size > 0) {
      const paths = pathsOf(scatter.unfilled, data);
      for (const [object, error] of scatter.unfilled) errors.push(toError(error, paths.get(object) ?? [], logger));
    }
    return { data, ...(errors.length === 0 ? {} : { errors }) };
  }

  #outlookOf(register: readonly Member[]): Outlook {
    const { synopsisOf = () => undefined, synopsesStand } = this.#options;
    const stand = synopsesStand?.();
    const last = this.#last;
    if (last !== undefined && last.stand === stand && last.outlook.register === register) return last.outlook;
    const outlook = new Outlook(register, synopsisOf);
    this.#last = stand && { stand, outlook };
    return outlook;
  }

  #rememberingFor(request: Partial<ScatterRequest> | undefined): Remembering | undefined {
    const { memory, synopsisOf, stale } = this.#options;
    if (memory === undefined || request?.bypassMemory) return undefined;
    const wanted = request?.largestStaleMilliseconds ?? Number.POSITIVE_INFINITY;
    return {
      memory,
      versionOf: (member) => synopsisOf?.(member)?.version,
      stale:
        stale === undefined || request?.requireComplete
          ? undefined
          : { ...stale, largestAgeMilliseconds: Math.min(wanted, stale.largestAgeMilliseconds) },
    };
  }
}

type Nodes = [FieldNode, ...FieldNode[]];

/** For a gateway that was given no way to change anything. */
const refuseChange: Send = async () => ({ missing: 'REFUSED', detail: 'this gateway carries no mutations' });

interface ReadDocument {
  definition: OperationDefinitionNode;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** The planner's operations, parsed once each: it writes the same few texts again and again. */
class Documents {
  readonly #read = new LRUCache<string, ReadDocument>({ max: KEPT_DOCUMENTS });

  read(text: string): ReadDocument {
    let document = this.#read.get(text);
    if (document === undefined) {
      document = readDocument(text);
      this.#read.set(text, document);
    }
    return document;
  }
}

function readDocument(text: string): ReadDocument {
  const { definitions } = parse(text, { noLocation: true });
  const definition = definitions.find((each) => each.kind === 'OperationDefinition');
  if (definition === undefined) throw new GraphQLError('The request holds no operation.');
  const fragments = definitions.flatMap((each) => (each.kind === 'FragmentDefinition' ? [[each.name.value, each] as const] : []));
  return { definition, fragments: new Map(fragments) };
}

/** A null for each representation. */
function nothingFor(representations: unknown): null[] {
  return Array.isArray(representations) ? representations.map(() => null) : [];
}

/** Errors meant for the client pass; the message of any other is for the log alone. */
function toError(error: unknown, path: (string | number)[], logger: Logger): GraphQLFormattedError {
  if (error instanceof GraphQLError) return { message: error.message, path, extensions: error.extensions };
  return { message: 'Internal error', path, extensions: logFault(logger, error, path) };
}

/** A root field's value with a null for each item that is an error, which is told aside. */
function withoutErrors(value: unknown, tell: (error: Error, index: number) => void): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((item, index) => {
    if (!(item instanceof Error)) return item;
    tell(item, index);
    return null;
  });
}
