import { buildSubgraphSchema } from '@apollo/subgraph';
import { categoryResolvers } from '@shafaf/member/categories/categoryResolvers';
import { contracts } from '@shafaf/member/categories/contracts/contracts';
import { pageInfoResolvers } from '@shafaf/member/connection/connectionResolvers';
import { resolveSupplier, supplierResolvers } from '@shafaf/member/entities/supplierEntity';
import { disclosuresSdl } from '@shafaf/schema/contract';
import { scalars } from '@shafaf/shared/graph/scalars';
import { parse } from 'graphql';
import { sql } from 'kysely';

const all = categoryResolvers({
  ...contracts,
  groups: {
    ...contracts.groups,
    MEMBER: { key: () => sql<string>`member_code`, describe: (key) => ({ member: key === null ? null : { code: key } }) },
  },
}).resolvers;

/** The members' own graph, but for one thing: whose a row is stands in the row, since the server is everybody's. */
export const centralSchema = buildSubgraphSchema([
  {
    typeDefs: parse(disclosuresSdl),
    resolvers: {
      ...scalars,
      ...all,
      Query: { supplier: resolveSupplier, ...all.Query },
      Supplier: { ...supplierResolvers, ...all.Supplier },
      PageInfo: pageInfoResolvers,
    },
  },
]);
