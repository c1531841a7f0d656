import { LARGEST_MEMBER_GROUPS, LARGEST_PAGE } from '@shafaf/shared/graph/limits';
import type { Check } from '../Check.ts';
import { isRefused } from '../isRefused.ts';
import { objectAt, objectsAt, show } from '../json.ts';
import { listingQuestion, type PageArguments, rootQuestion } from '../listingQuestion.ts';
import { NoReply } from '../MemberLink.ts';

export const limits: Check = {
  name: 'limits',
  title: `A page has at most as many rows as were asked for, and more than ${LARGEST_PAGE} cannot be asked for`,
  async run({ subject, listings, contents }, verdict) {
    for (const listing of listings) {
      const known = contents(listing);
      for (const size of [0, 1, LARGEST_PAGE])
        for (const name of ['first', 'last'] as const) {
          const data = await subject.data(listingQuestion(listing, { [name]: size }, 'nodes { id }'));
          const { length } = objectsAt(objectAt(data, listing.name, ''), 'nodes', listing.name);
          const wanted = known.complete ? Math.min(size, known.rows.length) : size;
          verdict.expect(
            length === wanted || (!known.complete && length <= size),
            `${listing.name}(${name}: ${size}) gives ${length} rows, but should give ${wanted}.`,
            `Give as many rows as are asked for, from 0 to ${LARGEST_PAGE}.`,
          );
        }
      const refused: PageArguments[] = [
        { first: LARGEST_PAGE + 1 },
        { last: LARGEST_PAGE + 1 },
        { first: -1 },
        { last: -1 },
        { first: 1, last: 1 },
      ];
      for (const page of refused) {
        const answer = await subject.ask(listingQuestion(listing, page, 'nodes { id }'));
        verdict.expect(
          isRefused(answer, listing.name),
          `${listing.name}(${show(page)}) is answered, but should be refused with an error.`,
          `Refuse sizes below 0 and above ${LARGEST_PAGE}, and first together with last.`,
        );
      }
      const groups = listing.totals?.groups ?? null;
      if (listing.totals === null || groups === null) continue;
      for (const [size, allowed] of [
        [LARGEST_MEMBER_GROUPS, true],
        [-1, false],
      ] as const) {
        const given = [
          { name: 'groupBy', type: groups.enumName, value: groups.by[0] },
          { name: groups.limit, type: 'Int', value: size },
        ];
        const answer = await subject.ask(rootQuestion(listing.totals.field, given, `${groups.field} { ${groups.key} }`));
        verdict.expect(
          isRefused(answer, listing.totals.field) !== allowed,
          `${listing.totals.field}(${groups.limit}: ${size}) is ${allowed ? 'refused' : 'answered'}, but should ${allowed ? 'not ' : ''}be refused.`,
          `The gateway asks for ${LARGEST_MEMBER_GROUPS} groups; refuse less than 0.`,
        );
      }
    }
    const long = `{ ${'a: __typename '.repeat(200_000)} }`;
    const reply = await subject
      .post(JSON.stringify({ query: long }), await subject.signature(JSON.stringify({ query: long })))
      .catch((error: unknown) => {
        if (error instanceof NoReply) return null;
        throw error;
      });
    verdict.expect(
      reply === null || (reply.status >= 400 && reply.status < 500) || /"errors"/.test(reply.text),
      `A question of ${Math.round(long.length / 1_000_000)} MB is answered with status ${reply?.status}.`,
      'Refuse questions that are longer than the gateway’s, which have some thousand words: bound the size of a request’s body.',
    );
  },
};
