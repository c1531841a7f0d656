import type { MemberContext } from '../MemberContext.ts';
import { listRequests, type RequestListing } from './listRequests.ts';
import type { RequestSource } from './requestFields.ts';

/** Which requests an officer wants to see: the arguments of `desk`. */
interface DeskArguments extends Omit<RequestListing, 'dueBefore'> {
  member: string;
  officerToken: string;
}

/** A page of a body's requests. */
interface Desk {
  officer: string;
  requests: RequestSource[];
  count: number;
  next: string | null;
}

/** `Query.desk`: a body's requests for its officers, those that are due first on top; null for anybody else. */
export async function readDesk(
  _root: unknown,
  { member: asked, officerToken, ...listing }: DeskArguments,
  { database, member, requests: desk }: MemberContext,
): Promise<Desk | null> {
  if (desk === undefined || asked !== member.code) return null;
  const officer = await desk.officerOf(officerToken);
  if (officer === null) return null;
  const { requests, ...page } = await listRequests(database, member.code, listing);
  return { officer: officer.name, requests: requests.map((request) => ({ request, desk })), ...page };
}
