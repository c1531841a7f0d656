import {
  type DocumentNode,
  executeSync,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type GraphQLTypeResolver,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { MemberResponse } from '../scatter/ask.ts';
import { listSizeOf } from './compose/listSizes.ts';
import { readingSchema } from './compose/readingSchema.ts';

/** What may be given on of an extension's answer. */
export interface ReadAnswer {
  data: Record<string, unknown> | null;
  /** Where something is missing; the extension's own words are not among it. */
  faults: { path: (string | number)[]; detail: string }[];
}

const KEPT_DOCUMENTS = 500;
/** A page of rows that all lack the same field need not say so row by row. */
const MOST_FAULTS = 20;
const DEEPEST_PATH = 50;

type Representations = readonly Record<string, unknown>[];

const variablesForm = z.object({ representations: z.array(z.record(z.string(), z.unknown())).default([]) });

/**
 * Reads what an extension answers as if it were data that its own part of the schema is executed over: only what was asked for is taken,
 * in the types that were said. The gateway writes whatever a subgraph answers into the operation's result, so that without this
 * an extension could change the contract's fields, or lose the whole answer by a value of another shape.
 */
export class AnswerReader {
  readonly #schema: GraphQLSchema;
  readonly #documents = new LRUCache<string, DocumentNode>({ max: KEPT_DOCUMENTS });

  /** @param sdl its own part, as it was composed */
  constructor(sdl: string) {
    this.#schema = readingSchema(parse(sdl, { noLocation: true }));
  }

  /** Reads the answer to a question of the gateway's plan. */
  read(query: string, variables: Record<string, unknown>, { data, errors }: MemberResponse): ReadAnswer {
    const document = this.#document(query);
    if (data === null) return { data: null, faults: faultsOfAll(document, errors[0]?.message ?? 'no data') };
    const { representations } = variablesForm.parse(variables);
    const entities = data._entities;
    if (representations.length > 0 && !(Array.isArray(entities) && entities.length === representations.length))
      return { data: null, faults: faultsOfAll(document, `_entities must be a list of ${representations.length}`) };
    const { data: read = null, errors: misfits = [] } = executeSync({
      schema: this.#schema,
      document,
      rootValue: data,
      variableValues: variables,
      contextValue: representations,
      fieldResolver: readField,
      typeResolver: readType,
    });
    const faults = [
      ...errors.map(({ message, path = [] }) => ({ path: path.slice(0, DEEPEST_PATH), detail: message })),
      ...misfits.map(({ message, path = [] }) => ({ path: [...path], detail: message })),
    ];
    return { data: read, faults: faults.slice(0, MOST_FAULTS) };
  }

  /** What is missing when there is no answer at all. */
  missing(query: string, detail: string): ReadAnswer {
    return { data: null, faults: faultsOfAll(this.#document(query), detail) };
  }

  #document(query: string): DocumentNode {
    let document = this.#documents.get(query);
    if (document === undefined) {
      document = parse(query, { noLocation: true });
      this.#documents.set(query, document);
    }
    return document;
  }
}

/** What is answered of one entity. It is the entity that was asked for, whatever the answer calls it. */
class EntityAnswer {
  readonly answered: unknown;
  readonly asked: Record<string, unknown>;

  constructor(answered: unknown, asked: Record<string, unknown>) {
    this.answered = answered;
    this.asked = asked;
  }
}

const readField: GraphQLFieldResolver<unknown, Representations, Record<string, unknown>> = (source, given, representations, info) => {
  const { fieldName, path } = info;
  if (source instanceof EntityAnswer && Object.hasOwn(source.asked, fieldName)) return source.asked[fieldName];
  const value = own(source instanceof EntityAnswer ? source.answered : source, path.key);
  if (!Array.isArray(value)) return value;
  if (value.length > longest(info, given)) throw new Error(`The list has ${value.length} items, more than its schema says.`);
  if (fieldName !== '_entities') return value;
  return representations.map((asked, index) => (value[index] === null ? null : new EntityAnswer(value[index], asked)));
};

const readType: GraphQLTypeResolver<unknown, Representations> = (value) => {
  const type = own(value instanceof EntityAnswer ? value.asked : value, '__typename');
  return typeof type === 'string' ? type : undefined;
};

/** How many items a list may have: what a question costs was counted by it. */
function longest({ parentType, fieldName }: GraphQLResolveInfo, given: Record<string, unknown>): number {
  const node = parentType.getFields()[fieldName]?.astNode;
  const size = node ? listSizeOf(node) : undefined;
  if (size === undefined) return Number.POSITIVE_INFINITY;
  const wanted = size.slicingArguments.map((name) => given[name]).filter((value) => typeof value === 'number');
  return wanted.length === 0 ? size.assumedSize : Math.max(...wanted);
}

function own(source: unknown, key: string | number): unknown {
  if (typeof source !== 'object' || source === null || Array.isArray(source)) throw new Error('This is no object.');
  return Object.hasOwn(source, key) ? Reflect.get(source, key) : null;
}

/** One fault for each field that was asked for; of entities, at the first. */
function faultsOfAll(document: DocumentNode, detail: string): ReadAnswer['faults'] {
  const fragments = new Map(
    document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])),
  );
  const faults: ReadAnswer['faults'] = [];
  const walk = (set: SelectionSetNode | undefined, at: (string | number)[]): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet, at);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) walk(fragments.get(selection.name.value)?.selectionSet, at);
      else if (selection.name.value === '_entities') walk(selection.selectionSet, ['_entities', 0]);
      else if (selection.name.value !== '__typename') faults.push({ path: [...at, (selection.alias ?? selection.name).value], detail });
    }
  };
  for (const definition of document.definitions) if (definition.kind === Kind.OPERATION_DEFINITION) walk(definition.selectionSet, []);
  return faults.slice(0, MOST_FAULTS);
}
