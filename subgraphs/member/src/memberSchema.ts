import { buildSubgraphSchema } from '@apollo/subgraph';
import { disclosuresSdl } from '@shafaf/schema/contract';
import { scalars } from '@shafaf/shared/graph/scalars';
import { parse } from 'graphql';
import { categories } from './categories/categories.ts';
import { categoryResolvers } from './categories/categoryResolvers.ts';
import { pageInfoResolvers } from './connection/connectionResolvers.ts';
import { checkRepresentations } from './entities/checkRepresentations.ts';
import { resolveMemberReference } from './entities/memberEntity.ts';
import { recordLoader } from './entities/recordLoader.ts';
import { supplierQueries, supplierResolvers } from './entities/supplierEntity.ts';
import { supplierNameResolvers } from './entities/supplierNameEntity.ts';
import { memberHoldings } from './holdings/memberHoldings.ts';
import { nodeResolvers } from './node/nodeResolvers.ts';
import { requestResolvers } from './requests/requestResolvers.ts';
import { publicationFields, revisionFields } from './revisions/revisionFields.ts';
import { searchResolvers } from './search/searchResolvers.ts';
import { openRanking, rankedResolvers, rankingResolvers } from './suppliers/rankingResolvers.ts';
import { guardFederation } from './trust/guardFederation.ts';

const loaders = new Map(categories.map((category) => [category.name, { category, load: recordLoader(category) }]));
const parts = [...loaders.values()].map(({ category, load }) => categoryResolvers(category, load, loaders));
const node = nodeResolvers(loaders);
const search = searchResolvers(loaders);

/** What all categories say of one type that they add to. */
function together(typeName: 'Query' | 'Member' | 'Supplier'): object {
  return Object.assign({}, ...parts.map((resolvers) => resolvers[typeName]));
}

/**
 * The graph that every member serves: the province's contract with its resolvers. One object for all members of a process; whose
 * data it reads stands in the context (`MemberContext`).
 */
export const memberSchema = guardFederation(
  checkRepresentations(
    buildSubgraphSchema([
      {
        typeDefs: parse(disclosuresSdl),
        resolvers: {
          ...scalars,
          ...node,
          ...search,
          ...Object.assign({}, ...parts),
          Query: {
            ...node.Query,
            ...search.Query,
            ...supplierQueries,
            suppliers: openRanking,
            ...requestResolvers.Query,
            ...together('Query'),
          },
          Mutation: requestResolvers.Mutation,
          InformationRequest: requestResolvers.InformationRequest,
          DeskRequest: requestResolvers.DeskRequest,
          Member: { __resolveReference: resolveMemberReference, holdings: memberHoldings, ...together('Member') },
          Supplier: { ...supplierResolvers, ...together('Supplier') },
          SupplierName: supplierNameResolvers,
          SupplierConnection: rankingResolvers,
          SupplierEdge: rankedResolvers,
          PageInfo: pageInfoResolvers,
          Revision: revisionFields,
          Publication: publicationFields,
        },
      },
    ]),
  ),
);
