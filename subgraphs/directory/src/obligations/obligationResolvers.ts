import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { isMemberCode } from '@shafaf/shared/graph/globalId';
import { z } from 'zod';
import type { DirectoryContext } from '../directoryResolvers.ts';
import type { MemberRow } from '../members/createMemberLoaders.ts';
import { listMembers } from '../members/listMembers.ts';
import { coverageOf } from './coverageOf.ts';
import { holdingsForm } from './holdingsForm.ts';
import type { ObligationRule } from './ObligationProfile.ts';
import { type ObligationFilter, type ObligationQuestion, readQuestion, writeQuestion } from './ObligationQuestion.ts';
import { matchingObligations, type ObligationPage, obligationPage, readPageArguments, totalsOf } from './obligationPage.ts';
import { type Obligation, obligationsOf, rulesFor } from './obligationsOf.ts';
import type { ProfileInForce } from './profileInForce.ts';

type ObligationArguments = Omit<ObligationQuestion, 'bodies'>;

/** A connection before it is known what its bodies have published. */
export interface Asked {
  id: string;
  bodies: readonly MemberRow[];
}
/** The same once that is known. */
export interface Answered extends Asked {
  answer: Answer;
}

interface Answer {
  page: ObligationPage;
  matching: readonly Obligation[];
  coverage: ReturnType<typeof coverageOf>;
}

/** The field `Query.obligations`: who is meant. What they have published the gateway asks them, and comes back with it (`answerQuestion`). */
export async function askForObligations(_root: unknown, given: ObligationArguments, context: DirectoryContext): Promise<Asked> {
  readPageArguments(given);
  const bodies = await bodiesOf(given.filter ?? {}, context);
  return { id: writeQuestion({ ...given, bodies: bodies.map(({ code }) => code) }), bodies };
}

async function bodiesOf({ member, memberKind, county }: ObligationFilter, { database, loaders }: DirectoryContext): Promise<MemberRow[]> {
  const bodies = await listMembers(database, loaders, { kind: memberKind ?? null, county: county ?? null });
  if (member == null) return bodies;
  for (const code of member)
    if (!isMemberCode(code) || (await loaders.byCode.load(code)) === null)
      throw new ShafafError('UNKNOWN_MEMBER', `filter.member: the province has no member "${code}".`);
  return bodies.filter(({ code }) => member.includes(code));
}

const referenceForm = z.object({ id: z.string(), bodies: z.array(z.object({ holdings: holdingsForm }).nullable()) });

/** `_entities` of `ObligationConnection`: the answer to a question that was asked before, now that it is known what its bodies have published. */
async function answerQuestion(reference: unknown, context: DirectoryContext): Promise<Answered> {
  const { data: given } = referenceForm.safeParse(reference);
  const question = given && readQuestion(given.id);
  if (question == null || given?.bodies.length !== question.bodies.length)
    throw new ShafafError('BAD_USER_INPUT', 'This is no question for obligations with what its bodies have published.');
  const rows = await context.loaders.byCode.loadMany(question.bodies);
  const bodies = rows.flatMap((body, index) => {
    if (body instanceof Error) throw body;
    return body === null ? [] : [{ body, holdings: given.bodies[index]?.holdings ?? null }];
  });
  const { profile } = await context.profile();
  const now = context.now();
  const all = bodies.flatMap(({ body, holdings }) => obligationsOf(body, holdings, profile, now));
  const matching = matchingObligations(all, question.filter ?? {});
  const answer = { page: obligationPage(matching, question), matching, coverage: coverageOf(bodies) };
  return { id: given.id, bodies: bodies.map(({ body }) => body), answer };
}

/** Whoever asks the directory itself gets no facts of it: they lie with the bodies. */
function answerOf(connection: Asked | Answered): Answer {
  if ('answer' in connection) return connection.answer;
  throw factsLieElsewhere();
}

function factsLieElsewhere(): ShafafError {
  return new ShafafError('MEMBER_UNAVAILABLE', 'The directory does not know what bodies have published: ask the gateway, which asks them.');
}

/** The resolvers of `ObligationConnection`. */
export const obligationConnectionResolvers = {
  __resolveReference: answerQuestion,
  nodes: (connection: Asked) => answerOf(connection).page.rows,
  edges: (connection: Asked) => {
    const { page } = answerOf(connection);
    return page.rows.map((node) => ({ node, cursor: page.cursorOf(node) }));
  },
  pageInfo: (connection: Asked) => {
    const { rows, hasNextPage, hasPreviousPage, cursorOf } = answerOf(connection).page;
    const [first, last] = [rows.at(0), rows.at(-1)];
    return { hasNextPage, hasPreviousPage, startCursor: first && cursorOf(first), endCursor: last && cursorOf(last) };
  },
  totalCount: (connection: Asked) => answerOf(connection).matching.length,
  totals: (connection: Asked) => totalsOf(answerOf(connection).matching),
  coverage: (connection: Asked) => answerOf(connection).coverage,
};

/** The resolvers of `Obligation`. */
export const obligationResolvers = {
  member: ({ body }: Obligation) => body,
  everyMonths: ({ rule }: Obligation) => rule.everyMonths,
  since: ({ rule }: Obligation) => rule.since,
  basis: ({ rule }: Obligation) => basisOf(rule),
};

function basisOf({ basis, source, assumed, note }: ObligationRule) {
  return { ...basis, source, assumed, note: note ?? null };
}

/** The field `Member.obligations`; `holdings` is what the gateway says that the body has published. */
export async function memberObligations(row: MemberRow & { holdings?: unknown }, _arguments: unknown, context: DirectoryContext) {
  if (!('holdings' in row)) throw factsLieElsewhere();
  const { profile } = await context.profile();
  return obligationsOf(row, holdingsForm.parse(row.holdings), profile, context.now());
}

/** The resolvers of `ObligationProfile`. */
export const obligationProfileResolvers = {
  titleFa: ({ profile }: ProfileInForce) => profile.title.fa,
  titleEn: ({ profile }: ProfileInForce) => profile.title.en,
  rules: ({ profile }: ProfileInForce) =>
    (['GOVERNORATE', 'COUNTY', 'MUNICIPALITY'] as const).flatMap((memberKind) =>
      rulesFor(profile, memberKind).map(({ rule, category }) => ({ ...rule, category, memberKind, basis: basisOf(rule) })),
    ),
};
