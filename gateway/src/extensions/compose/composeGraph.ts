import '@shafaf/shared/server/disableTelemetry';
import { composeServices } from '@apollo/composition';
import { ApolloGateway } from '@apollo/gateway';
import { messageOf } from '@shafaf/shared/errors/messageOf';
import { findBreakingChanges, findDangerousChanges, type GraphQLSchema, parse, print } from 'graphql';
import { type BaseGraph, readBaseGraph } from './BaseGraph.ts';
import { type OwnPart, ownPart, RulesBroken } from './ownPart.ts';
import { readingSchema } from './readingSchema.ts';

/** A subgraph that is to be composed. Where it answers is not part of the graph: it can move. */
export interface Subgraph {
  name: string;
  sdl: string;
}

/** The graph of which the contract and some extensions are made. */
export interface ComposedGraph {
  supergraphSdl: string;
  /** Of each extension what of its SDL was composed, and what it adds, such as `Member.stations`. */
  parts: { name: string; sdl: string; adds: string[] }[];
}

/** Why some extensions and the contract make no graph. */
export interface CompositionFault {
  /** The extension whose SDL it is; null where they are at fault only together. */
  name: string | null;
  reason: string;
}

const LONGEST_REASON = 2_000;

/** Composes the contract with extensions. */
export type ComposeGraph = (extensions: readonly Subgraph[]) => Promise<ComposedGraph | CompositionFault>;

/**
 * What composes the contract with extensions. That none of them changes what the contract says is made sure twice: their SDL may not say
 * anything about it, and the graph that comes of it is compared with the contract's own.
 * @param base the contract's subgraphs
 * @param baseSupergraphSdl composed of them
 */
export async function graphComposer(base: readonly Subgraph[], baseSupergraphSdl: string): Promise<ComposeGraph> {
  const baseGraph = readBaseGraph(base.map(({ sdl }) => sdl));
  const baseServices = base.map(({ name, sdl }) => ({ name, url: urlOf(name), typeDefs: parse(sdl) }));
  const before = await load(baseSupergraphSdl);
  return async (extensions) => {
    const parts = partsOf(extensions, baseGraph);
    if ('reason' in parts) return parts;
    const composed = composeServices([
      ...baseServices,
      ...parts.map(({ name, document }) => ({ name, url: urlOf(name), typeDefs: document })),
    ]);
    if (composed.errors !== undefined) return { name: null, reason: shorten(composed.errors.map(({ message }) => message)) };
    const after = await load(composed.supergraphSdl);
    const changes = [...findBreakingChanges(before, after), ...findDangerousChanges(before, after)];
    if (changes.length > 0)
      return { name: null, reason: shorten(changes.map(({ description }) => `It would change the contract: ${description}`)) };
    return { supergraphSdl: composed.supergraphSdl, parts: parts.map(({ document, ...part }) => ({ ...part, sdl: print(document) })) };
  };
}

/** What each extension adds, or the first that may not. */
function partsOf(extensions: readonly Subgraph[], base: BaseGraph): (OwnPart & { name: string })[] | CompositionFault {
  const owners = new Map<string, string>();
  const parts: (OwnPart & { name: string })[] = [];
  for (const { name, sdl } of extensions) {
    try {
      const part = ownPart(sdl, base);
      // As soon as it answers it is read by this.
      readingSchema(part.document);
      for (const added of part.adds) {
        const owner = owners.get(added);
        if (owner !== undefined) return { name, reason: `The extension ${owner} has ${added} already.` };
        owners.set(added, name);
      }
      parts.push({ name, ...part });
    } catch (error) {
      return { name, reason: shorten(error instanceof RulesBroken ? error.faults : [`The SDL cannot be used: ${messageOf(error)}`]) };
    }
  }
  return parts;
}

function urlOf(name: string): string {
  return `http://${name}.invalid/graphql`;
}

/** Loads a supergraph exactly as the gateway will, so that it fails here if it fails at all. */
async function load(supergraphSdl: string): Promise<GraphQLSchema> {
  const logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  const gateway = new ApolloGateway({ supergraphSdl, logger, buildService: () => ({ process: async () => ({}) }) });
  const { schema } = await gateway.load();
  await gateway.stop();
  return schema;
}

function shorten(sentences: readonly string[]): string {
  const text = sentences.join(' ');
  return text.length <= LONGEST_REASON ? text : `${text.slice(0, LONGEST_REASON)}…`;
}
