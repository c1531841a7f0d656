import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { parseGlobalId } from '@shafaf/shared/graph/globalId';
import { LARGEST_ID_LIST } from '@shafaf/shared/graph/limits';
import type { GraphQLResolveInfo } from 'graphql';
import type { Category } from '../categories/Category.ts';
import { type LoadRecord, readGlobalId } from '../entities/recordLoader.ts';
import type { MemberContext } from '../MemberContext.ts';
import { selectedColumns } from '../selection/selectedColumns.ts';

/** A category, as far as its records can be found by id. */
export interface NodeCategory {
  category: Category;
  load: LoadRecord;
}

/** `Query.node`, `Query.nodes` and the interfaces that every record has: the id says which category it is of. */
export function nodeResolvers(categories: ReadonlyMap<string, NodeCategory>) {
  const typeOf = { __resolveType: ({ id }: { id: string }) => categories.get(parseGlobalId(id)?.category ?? '')?.category.kind.typeName };
  return {
    Query: {
      node: (_root: unknown, { id }: { id: string }, context: MemberContext, info: GraphQLResolveInfo) => {
        const found = categories.get(readGlobalId(id).category);
        return found?.load(context, id, selectedColumns(found.category, info, info.fieldNodes)) ?? null;
      },
      nodes: (_root: unknown, { ids }: { ids: readonly string[] }, context: MemberContext, info: GraphQLResolveInfo) => {
        if (ids.length > LARGEST_ID_LIST)
          throw new ShafafError('BAD_USER_INPUT', `ids holds ${ids.length} ids, but may hold ${LARGEST_ID_LIST} at most.`);
        const columns = new Map<NodeCategory, string[]>();
        return ids.map((id) => {
          const found = categories.get(parseGlobalId(id)?.category ?? '');
          if (found === undefined) return null;
          const selected = columns.get(found) ?? selectedColumns(found.category, info, info.fieldNodes);
          columns.set(found, selected);
          return found.load(context, id, selected);
        });
      },
    },
    Node: typeOf,
    Disclosure: typeOf,
  };
}
