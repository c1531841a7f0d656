import type { FileColumn } from '@shafaf/schema/fileColumns';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { sendError } from '@shafaf/shared/server/answerErrors';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { listsOf } from '../addresses/listAddress.ts';
import { askItself } from '../asking/askItself.ts';
import { statusOf } from '../exports/exportRoutes.ts';
import type { Rules } from '../scatter/rules.ts';
import { type FeedList, feedLists, questionOfAll, questionOfList } from './FeedList.ts';
import { feedFormats } from './feedFormats.ts';
import { type FeedSource, makeFeed } from './makeFeed.ts';
import { readFeedAddress } from './readFeedAddress.ts';

const parameters = z.object({ file: z.string() });

/** The lists that have feeds. */
export function openFeeds(rules: Rules, fileColumns: ReadonlyMap<string, readonly FileColumn[]>): ReadonlyMap<string, FeedList> {
  return feedLists(rules, listsOf(rules), fileColumns);
}

/** The texts of all questions that feeds ask. */
export function feedTexts(lists: ReadonlyMap<string, FeedList>): string[] {
  return [questionOfAll(lists.values()), ...[...lists.values()].map(questionOfList)];
}

/**
 * `GET /feed/<category>.<atom|json>`, `/feed/all.<atom|json>`: what was published last, with the list's own conditions. `docs/feeds.md` says what the
 * parameters are. Whether anything has changed is told by the `ETag` alone: a moment could not, since a body that was silent brings in what it had
 * published before it.
 */
export function feedRoutes(app: FastifyInstance, lists: FeedSource['lists'], namesOf: FeedSource['namesOf']): void {
  app.get('/feed/:file', async (request, reply) => {
    try {
      const origin = `${request.protocol}://${request.host}`;
      const { file } = parameters.parse(request.params);
      const address = readFeedAddress(lists, feedFormats, file, new URL(request.url, 'http://gateway.invalid').searchParams);
      const left = new AbortController();
      reply.raw.once('close', () => left.abort());
      const ask = askItself(app, request, left.signal);
      const { feed, coverage } = await makeFeed(address, { lists, ask, origin, namesOf, now: new Date() });
      return reply
        .type(address.format.mediaType)
        .header('cache-control', 'no-cache')
        .header('shafaf-coverage', coverage.complete ? 'complete' : 'incomplete')
        .send(address.format.write(feed));
    } catch (error) {
      if (!(error instanceof ShafafError)) throw error;
      return sendError(reply, error, statusOf(error));
    }
  });
}
