import { parseGlobalId } from '@shafaf/shared/graph/globalId';
import type { GraphQLResolveInfo } from 'graphql';
import { readGlobalId } from '../entities/recordLoader.ts';
import type { MemberContext } from '../MemberContext.ts';

/** A category, as far as its records can be found by id. */
export interface NodeCategory {
  /** As in global ids. */
  name: string;
  typeName: string;
  resolveRecord(id: string, context: MemberContext, info: GraphQLResolveInfo): Promise<object | null>;
}

/** `Query.node` and the interfaces that every record has: the id says which category it is of. */
export function nodeResolvers(categories: readonly NodeCategory[]) {
  const byName = new Map(categories.map((category) => [category.name, category]));
  const typeOf = { __resolveType: ({ id }: { id: string }) => byName.get(parseGlobalId(id)?.category ?? '')?.typeName };
  return {
    Query: {
      node: (_root: unknown, { id }: { id: string }, context: MemberContext, info: GraphQLResolveInfo) =>
        byName.get(readGlobalId(id).category)?.resolveRecord(id, context, info) ?? null,
    },
    Node: typeOf,
    Disclosure: typeOf,
  };
}
