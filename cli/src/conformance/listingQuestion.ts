import type { Listing } from './listingsOf.ts';
import type { GraphqlQuestion } from './Subject.ts';

/** Which page of a list is asked for. */
export interface PageArguments {
  filter?: Readonly<Record<string, unknown>> | null;
  orderBy?: { field: string; direction: 'ASC' | 'DESC' };
  first?: number;
  last?: number;
  after?: string;
  before?: string;
}

/** A page of a list as a question; values travel as variables, as the gateway sends them. */
export function listingQuestion(listing: Listing, page: PageArguments, selection: string): GraphqlQuestion {
  return rootQuestion(listing.name, pageArguments(listing, page), selection);
}

/** One argument of a field: its type as GraphQL writes it, and its value. */
export interface QuestionArgument {
  name: string;
  type: string;
  value: unknown;
}

/** The arguments of a list. */
export function pageArguments(listing: Listing, page: PageArguments): QuestionArgument[] {
  const types: Record<keyof PageArguments, string> = {
    filter: listing.filterType,
    orderBy: listing.orderType,
    first: 'Int',
    last: 'Int',
    after: 'String',
    before: 'String',
  };
  return Object.entries(types).flatMap(([name, type]) => {
    const value: unknown = Reflect.get(page, name);
    return value === undefined ? [] : [{ name, type, value }];
  });
}

/** A question for one field at the root. */
export function rootQuestion(field: string, given: readonly QuestionArgument[], selection: string): GraphqlQuestion {
  const declared = given.map(({ type }, index) => `$v${index}: ${type}`).join(', ');
  const passed = given.map(({ name }, index) => `${name}: $v${index}`).join(', ');
  const head = declared === '' ? 'query Conformance' : `query Conformance(${declared})`;
  const inner = passed === '' ? field : `${field}(${passed})`;
  return {
    query: `${head} { ${inner}${selection === '' ? '' : ` { ${selection} }`} }`,
    variables: Object.fromEntries(given.map(({ value }, index) => [`v${index}`, value])),
  };
}

/** A question for entities by their representations, and what is wanted of those of one type. */
export function entitiesQuestion(representations: readonly object[], typeName: string, selection: string): GraphqlQuestion {
  return {
    query: `query Conformance($v0: [_Any!]!) { _entities(representations: $v0) { ... on ${typeName} { ${selection} } } }`,
    variables: { v0: representations },
  };
}
