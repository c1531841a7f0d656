import type { Selectable } from 'kysely';
import type { MemberContext } from '../MemberContext.ts';
import { applicantChanges } from './applicantChanges.ts';
import { requestTotals } from './figures/requestTotals.ts';
import { findByCode, findRequest } from './findRequest.ts';
import { type GivenAnswer, officerChanges } from './officerChanges.ts';
import { nowAt, type Officer, type RequestDesk } from './RequestDesk.ts';
import { readDesk } from './readDesk.ts';
import { deskRequestFields, type RequestSource, requestFields } from './requestFields.ts';
import type { StoredRequest } from './store/requestsTables.ts';
import { type Submission, submitRequest } from './submitRequest.ts';
import { type RequestProblem, RequestRefused, requestProblems } from './texts/problems.ts';

interface Held {
  trackingCode: string;
  secret: string;
}

interface AtDesk {
  trackingCode: string;
  officerToken: string;
}

interface Payload {
  request: RequestSource | null;
  problem: RequestProblem | null;
}

/** Resolvers of all that has to do with requests for information. */
export const requestResolvers = {
  Query: {
    async request(
      _root: unknown,
      { trackingCode, secret }: Held,
      { database, member, requests: desk }: MemberContext,
    ): Promise<RequestSource | null> {
      if (desk === undefined) return null;
      const request = await findRequest(database, member.code, trackingCode, secret, nowAt(desk));
      return request && { request, desk };
    },
    desk: readDesk,
    requestTotals,
  },
  Mutation: {
    submitRequest: (
      _root: unknown,
      { member, request, idempotencyKey }: { member: string; request: Submission; idempotencyKey?: string | null },
      context: MemberContext,
    ) =>
      attempt(async () => {
        const { requests: desk, database, caller } = context;
        if (desk === undefined || member !== context.member.code) throw new RequestRefused(requestProblems.notTaken);
        // The gateway knows who floods it with requests; here they would all be one.
        if (caller !== 'GATEWAY') throw new RequestRefused(requestProblems.throughGateway);
        const submitted = await submitRequest(database, desk, request, idempotencyKey ?? null);
        return { request: { request: submitted.request, desk }, secret: submitted.secret, problem: null };
      }),
    clarifyRequest: (_root: unknown, { text, ...held }: Held & { text: string }, context: MemberContext) =>
      byApplicant(context, held, (desk, { id }) => applicantChanges.clarify(context.database, desk, id, text)),
    withdrawRequest: (_root: unknown, held: Held, context: MemberContext) =>
      byApplicant(context, held, (desk, { id }) => applicantChanges.withdraw(context.database, desk, id)),
    complainAboutRequest: (_root: unknown, { text, ...held }: Held & { text: string }, context: MemberContext) =>
      byApplicant(context, held, (desk, { id }) => applicantChanges.complain(context.database, desk, id, text)),
    rateRequest: (_root: unknown, { stars, text, ...held }: Held & { stars: number; text?: string | null }, context: MemberContext) =>
      byApplicant(context, held, (desk, { id }) => applicantChanges.rate(context.database, desk, id, stars, text ?? null)),
    decideOnPublication: (_root: unknown, { agreed, ...held }: Held & { agreed: boolean }, context: MemberContext) =>
      byApplicant(context, held, (desk, request) =>
        applicantChanges.decideOnPublication(context.database, desk, request, context.member.code, agreed),
      ),
    assignRequest: (_root: unknown, { to, ...at }: AtDesk & { to?: string | null }, context: MemberContext) =>
      byOfficer(context, at, (desk, { id }, officer) => officerChanges.assign(context.database, desk, id, officer, to ?? null)),
    askForClarification: (_root: unknown, { text, ...at }: AtDesk & { text: string }, context: MemberContext) =>
      byOfficer(context, at, (desk, { id }, officer) => officerChanges.askForClarification(context.database, desk, id, officer, text)),
    extendRequest: (_root: unknown, { text, ...at }: AtDesk & { text: string }, context: MemberContext) =>
      byOfficer(context, at, (desk, { id }, officer) => officerChanges.extend(context.database, desk, id, officer, text)),
    answerRequest: (_root: unknown, { answer, ...at }: AtDesk & { answer: GivenAnswer }, context: MemberContext) =>
      byOfficer(context, at, (desk, { id }, officer) => officerChanges.answer(context.database, desk, id, officer, answer)),
    proposePublication: (
      _root: unknown,
      { question, answer, ...at }: AtDesk & { question: string; answer: string },
      context: MemberContext,
    ) =>
      byOfficer(context, at, (desk, { id }, officer) =>
        officerChanges.proposePublication(context.database, desk, id, officer, { question, answer }),
      ),
  },
  InformationRequest: requestFields,
  DeskRequest: deskRequestFields,
};

function byApplicant(
  { database, member, requests: desk }: MemberContext,
  { trackingCode, secret }: Held,
  change: (desk: RequestDesk, request: Selectable<StoredRequest>) => Promise<StoredRequest>,
): Promise<Payload> {
  return attempt(async () => {
    if (desk === undefined) throw new RequestRefused(requestProblems.notTaken);
    const request = await findRequest(database, member.code, trackingCode, secret, nowAt(desk));
    if (request === null) throw new RequestRefused(requestProblems.notFound);
    return { request: { request: await change(desk, request), desk }, problem: null };
  });
}

function byOfficer(
  { database, member, requests: desk }: MemberContext,
  { trackingCode, officerToken }: AtDesk,
  change: (desk: RequestDesk, request: StoredRequest, officer: Officer) => Promise<StoredRequest>,
): Promise<Payload> {
  return attempt(async () => {
    if (desk === undefined) throw new RequestRefused(requestProblems.notTaken);
    const officer = await desk.officerOf(officerToken);
    if (officer === null) throw new RequestRefused(requestProblems.notSignedIn);
    const request = await findByCode(database, member.code, trackingCode);
    if (request === null) throw new RequestRefused(requestProblems.notFound);
    return { request: { request: await change(desk, request, officer), desk }, problem: null };
  });
}

/** What is refused is an answer, too; whatever else goes wrong is a fault. */
async function attempt<Value extends { request: RequestSource | null; problem: RequestProblem | null }>(
  act: () => Promise<Value>,
): Promise<Value | Payload> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof RequestRefused) return { request: null, problem: error.problem };
    throw error;
  }
}
