import type { GraphQLResolveInfo } from 'graphql';
import { type ConnectionArguments, connectionOf } from '../connection/connectionOf.ts';
import { connectionResolvers, edgeResolvers } from '../connection/connectionResolvers.ts';
import { checkOwn, type MemberReference } from '../entities/memberEntity.ts';
import type { Partition } from '../entities/Partition.ts';
import { readGlobalId, recordLoader } from '../entities/recordLoader.ts';
import type { SupplierSource } from '../entities/SupplierSource.ts';
import type { MemberContext } from '../MemberContext.ts';
import { selectedColumns } from '../selection/selectedColumns.ts';
import { type TotalsArguments, totalsOf } from '../totals/totalsOf.ts';
import { totalsResolvers } from '../totals/totalsResolvers.ts';
import type { Category, RecordRow } from './Category.ts';

/** A category's part of the graph: its fields of `Query`, `Member` and `Supplier`, and its own types. */
export function categoryResolvers<Row extends RecordRow, Filter extends object>(category: Category<Row, Filter>) {
  const open = connectionOf(category);
  const openTotals = totalsOf(category);
  const load = recordLoader(category);
  const totals = `${category.singular}Totals`;
  const { typeName, name } = category;

  /** The record of an id that a client gave; null for one of another member or category. */
  const resolveRecord = (id: string, context: MemberContext, info: GraphQLResolveInfo) => {
    readGlobalId(id);
    return load(context, id, selectedColumns(category, info, info.fieldNodes));
  };
  const ofSupplier = (nationalId: string): Partition => ({ column: category.supplierColumn, value: nationalId });
  type Pages = ConnectionArguments<Filter>;
  type Figures = TotalsArguments<Filter>;

  return {
    resolveRecord,
    resolvers: {
      Query: {
        [category.singular]: (_root: unknown, { id }: { id: string }, context: MemberContext, info: GraphQLResolveInfo) =>
          resolveRecord(id, context, info),
        [name]: (_root: unknown, given: Pages, context: MemberContext, info: GraphQLResolveInfo) =>
          open(given, { partition: null, scope: null }, context, info),
        [totals]: (_root: unknown, given: Figures, context: MemberContext, info: GraphQLResolveInfo) =>
          openTotals(given, null, context, info),
      },
      Member: {
        [name]: (member: MemberReference, given: Pages, context: MemberContext, info: GraphQLResolveInfo) => {
          checkOwn(member, context);
          return open(given, { partition: null, scope: 'Member' }, context, info);
        },
        [totals]: (member: MemberReference, given: Figures, context: MemberContext, info: GraphQLResolveInfo) => {
          checkOwn(member, context);
          return openTotals(given, null, context, info);
        },
      },
      Supplier: {
        [name]: ({ nationalId }: SupplierSource, given: Pages, context: MemberContext, info: GraphQLResolveInfo) => {
          if (nationalId === null) return null;
          return open(given, { partition: ofSupplier(nationalId), scope: 'Supplier' }, context, info);
        },
        [totals]: ({ nationalId }: SupplierSource, given: Figures, context: MemberContext, info: GraphQLResolveInfo) =>
          nationalId === null ? null : openTotals(given, ofSupplier(nationalId), context, info),
      },
      [typeName]: {
        ...fieldResolvers(category),
        __resolveReference: ({ id }: { id: unknown }, context: MemberContext, info: GraphQLResolveInfo) =>
          typeof id === 'string' ? load(context, id, selectedColumns(category, info, info.fieldNodes)) : null,
      },
      [`${typeName}Connection`]: connectionResolvers,
      [`${typeName}Edge`]: edgeResolvers,
      [`${typeName}Totals`]: totalsResolvers(category),
    },
  };
}

function fieldResolvers<Row extends RecordRow>(category: Category<Row>) {
  const resolvers = Object.entries(category.fields).map(
    ([name, field]) => [name, (row: Row, _arguments: unknown, context: MemberContext) => field.resolve(row, context)] as const,
  );
  return Object.fromEntries(resolvers);
}
