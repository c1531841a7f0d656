import { buildSubgraphSchema } from '@apollo/subgraph';
import type { Category } from '@shafaf/member/categories/Category';
import { categoryResolvers } from '@shafaf/member/categories/categoryResolvers';
import { contracts } from '@shafaf/member/categories/contracts/contracts';
import { pageInfoResolvers } from '@shafaf/member/connection/connectionResolvers';
import { recordLoader } from '@shafaf/member/entities/recordLoader';
import { supplierQueries, supplierResolvers } from '@shafaf/member/entities/supplierEntity';
import { disclosuresSdl } from '@shafaf/schema/contract';
import { scalars } from '@shafaf/shared/graph/scalars';
import { parse } from 'graphql';
import { sql } from 'kysely';

if (contracts.totals === null) throw new Error('contracts have no totals');
const category: Category = {
  ...contracts,
  totals: {
    ...contracts.totals,
    groups: {
      ...contracts.totals.groups,
      MEMBER: { key: () => sql<string>`member_code`, describe: (key) => ({ member: key === null ? null : { code: key } }) },
    },
  },
};
const load = recordLoader(category);
const all = categoryResolvers(category, load, new Map([[category.name, { category, load }]]));

/** The members' own graph, but for one thing: whose a row is stands in the row, since the server is everybody's. */
export const centralSchema = buildSubgraphSchema([
  {
    typeDefs: parse(disclosuresSdl),
    resolvers: {
      ...scalars,
      ...Object.assign({}, all),
      Query: { ...supplierQueries, ...all.Query },
      Supplier: { ...supplierResolvers, ...all.Supplier },
      PageInfo: pageInfoResolvers,
    },
  },
]);
