import { directorySdl, disclosuresSdl, readSupergraphSdl } from '@shafaf/schema/contract';
import type { NetworkPolicy } from '@shafaf/shared/network/NetworkPolicy';
import type { Logger } from 'pino';
import { GraphqlClient, type GraphqlClientOptions } from '../GraphqlClient.ts';
import { usualCallSettings } from '../members/CallSettings.ts';
import { ExtensionGraph } from './ExtensionGraph.ts';
import { readExtensions } from './readExtensions.ts';

/** How patient the gateway is with extensions. */
export interface ExtensionSettings {
  /** One that has not answered by then leaves its fields null; 2,000 when left out. */
  deadlineMilliseconds?: number;
  /** One that has not given its SDL by then is taken to be down; 5,000 when left out. */
  sdlDeadlineMilliseconds?: number;
  /** How often each is asked for its SDL, and with it whether it is there; 5,000 when left out. */
  pollMilliseconds?: number;
  /** How long after a change of its SDL the next one is looked at; 30,000 when left out. */
  changePauseMilliseconds?: number;
}

export interface OpenExtensionsOptions {
  settings: ExtensionSettings;
  directoryUrl: string;
  directoryClient: GraphqlClient;
  /** How often the directory's list is read. */
  listMilliseconds: number;
  /** Which servers may be called. */
  network: NetworkPolicy;
  authorities: readonly string[];
  sign: GraphqlClientOptions['sign'];
  logger: Logger;
}

/** An extension gets less time than a member: what it adds is not what people came for. */
const DEADLINE = 2_000;
const POLL = 5_000;
const CHANGE_PAUSE = 30_000;
/** A page of 200 rows of some fields is well under 100 KiB. */
const LARGEST_ANSWER = 2 * 1024 * 1024;
/** The longest SDL that is read, in UTF-8 and with escapes, and around it what GraphQL writes. */
const LARGEST_SDL = 1024 * 1024;
const SDL_DEADLINE = 5_000;

/** The graph of the contract and the extensions that a directory lists. Nothing happens before it is started. */
export function openExtensions(options: OpenExtensionsOptions): ExtensionGraph {
  const { settings, directoryUrl, directoryClient, listMilliseconds, network, authorities, sign, logger } = options;
  const deadlineMilliseconds = settings.deadlineMilliseconds ?? DEADLINE;
  const open = (largestAnswerBytes: number, milliseconds: number) =>
    new GraphqlClient({
      network,
      authorities,
      sign,
      largestAnswerBytes,
      deadlineMilliseconds: milliseconds,
      pinsOf: (name) => graph.pinsOf(name),
    });
  const graph: ExtensionGraph = new ExtensionGraph({
    base: [
      { name: 'directory', sdl: directorySdl },
      { name: 'disclosures', sdl: disclosuresSdl },
    ],
    baseSupergraphSdl: readSupergraphSdl(),
    list: () => readExtensions(directoryClient, directoryUrl),
    client: open(LARGEST_ANSWER, deadlineMilliseconds),
    sdlClient: open(LARGEST_SDL, settings.sdlDeadlineMilliseconds ?? SDL_DEADLINE),
    settings: { ...usualCallSettings, deadlineMilliseconds },
    listMilliseconds,
    pollMilliseconds: settings.pollMilliseconds ?? POLL,
    changePauseMilliseconds: settings.changePauseMilliseconds ?? CHANGE_PAUSE,
    logger,
  });
  return graph;
}
