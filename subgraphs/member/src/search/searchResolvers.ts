import { parseGlobalId } from '@shafaf/shared/graph/globalId';
import type { GraphQLResolveInfo } from 'graphql';
import { connectionResolvers } from '../connection/connectionResolvers.ts';
import type { MemberContext } from '../MemberContext.ts';
import type { NodeCategory } from '../node/nodeResolvers.ts';
import { selectedColumns } from '../selection/selectedColumns.ts';
import { contentLoader } from './contentLoader.ts';
import { excerptOf } from './excerptOf.ts';
import { type Hit, openSearch, type SearchConnection } from './searchConnection.ts';

/** `Query.search` and its types. */
export function searchResolvers(categories: ReadonlyMap<string, NodeCategory>) {
  const categoryOf = (id: string): NodeCategory => {
    const found = categories.get(parseGlobalId(id)?.category ?? '');
    if (found === undefined) throw new Error(`${id} is of no category that there is.`);
    return found;
  };
  const titleOf = async ({ id }: Hit, context: MemberContext) => {
    const row = await categoryOf(id).load(context, id, ['title']);
    return row?.title ?? null;
  };
  return {
    Query: { search: openSearch },
    SearchConnection: {
      ...connectionResolvers,
      edges: async (connection: SearchConnection) => (await connection.page()).rows.map((row) => ({ row, connection })),
      nodes: async (connection: SearchConnection) => (await connection.page()).rows,
      pageInfo: async (connection: SearchConnection) => ({ page: await connection.page(), connection }),
      totalCount: (connection: SearchConnection) => connection.totalCount(),
    },
    SearchEdge: {
      cursor: ({ row, connection }: { row: Hit; connection: SearchConnection }) => connection.cursorOf(row),
      node: ({ row }: { row: Hit }) => row,
    },
    SearchHit: {
      member: (_hit: Hit, _arguments: unknown, context: MemberContext) => ({ code: context.member.code }),
      category: ({ id }: Hit) => categoryOf(id).category.kind.value,
      title: (hit: Hit, _arguments: unknown, context: MemberContext) => titleOf(hit, context),
      async excerpt(hit: Hit, _arguments: unknown, context: MemberContext) {
        const content = await contentLoader(context).load(hit.id);
        const texts = content === null ? [] : categoryOf(hit.id).category.searched(content);
        return excerptOf([content?.title ?? (await titleOf(hit, context)) ?? '', ...texts], hit.spot);
      },
      record({ id }: Hit, _arguments: unknown, context: MemberContext, info: GraphQLResolveInfo) {
        const { category, load } = categoryOf(id);
        return load(context, id, selectedColumns(category, info, info.fieldNodes));
      },
    },
  };
}
