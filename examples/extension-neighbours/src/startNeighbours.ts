import { buildSubgraphSchema } from '@apollo/subgraph';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { type ServedSubgraph, serveSubgraph } from '@shafaf/shared/server/serveSubgraph';
import { parse } from 'graphql';
import type { Logger } from 'pino';
import { nearest } from './nearest.ts';
import type { Place } from './Place.ts';
import { RegisterPlaces } from './RegisterPlaces.ts';
import { sdl } from './sdl.ts';

/** How the extension is served. */
export interface StartNeighboursOptions {
  /** Where the province's directory answers GraphQL. */
  directoryUrl: string;
  host?: string;
  /** A free one when left out or 0. */
  port?: number;
  logger: Logger;
}

const MOST = 20;

const resolvers = {
  Member: {
    // A body that the register does not know has no neighbours, but it is no error to ask.
    __resolveReference: ({ code }: { code: string }, { places }: { places: RegisterPlaces }) => places.of(code) ?? { code },
    nearest: (place: Place | { code: string }, { first }: { first: number | null }, { places }: { places: RegisterPlaces }) => {
      const wanted = first ?? 5;
      if (wanted < 0 || wanted > MOST)
        throw new ShafafError('BAD_USER_INPUT', `The argument first must be from 0 to ${MOST}, but is ${wanted}.`);
      return 'latitude' in place ? nearest(place, places.all, wanted) : null;
    },
  },
  Neighbour: {
    member: ({ place }: { place: Place }) => place,
  },
};

/** Serves the field `Member.nearest` as an extension of the province's graph. */
export async function startNeighbours({ directoryUrl, logger, ...where }: StartNeighboursOptions): Promise<ServedSubgraph> {
  const places = new RegisterPlaces(directoryUrl, logger);
  await places.start();
  const served = await serveSubgraph({
    ...where,
    logger,
    schema: buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }]),
    context: () => ({ places }),
  });
  return {
    address: served.address,
    async stop() {
      places.stop();
      await served.stop();
    },
  };
}
