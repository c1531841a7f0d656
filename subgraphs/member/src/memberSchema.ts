import { buildSubgraphSchema } from '@apollo/subgraph';
import { disclosuresSdl } from '@shafaf/schema/contract';
import { scalars } from '@shafaf/shared/graph/scalars';
import { parse } from 'graphql';
import { categoryResolvers } from './categories/categoryResolvers.ts';
import { contracts } from './categories/contracts/contracts.ts';
import { pageInfoResolvers } from './connection/connectionResolvers.ts';
import { checkRepresentations } from './entities/checkRepresentations.ts';
import { resolveMemberReference } from './entities/memberEntity.ts';
import { resolveSupplier, supplierResolvers } from './entities/supplierEntity.ts';
import { nodeResolvers } from './node/nodeResolvers.ts';
import { guardFederation } from './trust/guardFederation.ts';

const ofContracts = categoryResolvers(contracts);
const node = nodeResolvers([{ ...contracts, resolveRecord: ofContracts.resolveRecord }]);

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
          ...ofContracts.resolvers,
          Query: { ...node.Query, supplier: resolveSupplier, ...ofContracts.resolvers.Query },
          Member: { __resolveReference: resolveMemberReference, ...ofContracts.resolvers.Member },
          Supplier: { ...supplierResolvers, ...ofContracts.resolvers.Supplier },
          PageInfo: pageInfoResolvers,
        },
      },
    ]),
  ),
);
