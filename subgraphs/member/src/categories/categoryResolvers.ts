import type { GraphQLResolveInfo } from 'graphql';
import { type ConnectionArguments, connectionOf } from '../connection/connectionOf.ts';
import { connectionResolvers, edgeResolvers } from '../connection/connectionResolvers.ts';
import { linkedRecords } from '../entities/linkedRecords.ts';
import { checkOwn, type MemberReference } from '../entities/memberEntity.ts';
import type { Partition } from '../entities/Partition.ts';
import { type LoadRecord, readGlobalId } from '../entities/recordLoader.ts';
import { keyOfSupplier, type SupplierSource } from '../entities/SupplierSource.ts';
import type { MemberContext } from '../MemberContext.ts';
import { revisionsOf } from '../revisions/revisionFields.ts';
import { selectedColumns } from '../selection/selectedColumns.ts';
import { type TotalsArguments, totalsOf } from '../totals/totalsOf.ts';
import { totalsResolvers } from '../totals/totalsResolvers.ts';
import type { Category, RecordRow } from './Category.ts';

/** How the records of each category are loaded, by its name. */
export type Loaders = ReadonlyMap<string, { category: Category; load: LoadRecord }>;

type Resolver<Source, Arguments> = (source: Source, given: Arguments, context: MemberContext, info: GraphQLResolveInfo) => unknown;

/** A category's part of the graph: its fields of `Query`, `Member` and `Supplier`, and its own types. */
export function categoryResolvers(category: Category, load: LoadRecord, loaders: Loaders) {
  const open = connectionOf(category);
  const openTotals = category.totals === null ? null : totalsOf(category, category.totals);
  const { name, supplierColumn } = category;
  const { typeName, singular } = category.kind;

  const figures = <Source>(
    partitionOf: (source: Source, context: MemberContext) => Partition | null,
  ): Record<string, Resolver<Source, TotalsArguments>> =>
    openTotals === null
      ? {}
      : { [`${singular}Totals`]: (source, given, context, info) => openTotals(given, partitionOf(source, context), context, info) };
  const own = (member: MemberReference, context: MemberContext): null => {
    checkOwn(member, context);
    return null;
  };

  return {
    Query: {
      [singular]: (_root: unknown, { id }: { id: string }, context: MemberContext, info: GraphQLResolveInfo) => {
        readGlobalId(id);
        return load(context, id, selectedColumns(category, info, info.fieldNodes));
      },
      [name]: (_root: unknown, given: ConnectionArguments, context: MemberContext, info: GraphQLResolveInfo) =>
        open(given, { partition: null, scope: null }, context, info),
      ...figures(() => null),
    },
    Member: {
      [name]: (member: MemberReference, given: ConnectionArguments, context: MemberContext, info: GraphQLResolveInfo) =>
        open(given, { partition: own(member, context), scope: 'Member' }, context, info),
      ...figures(own),
    },
    Supplier: supplierColumn === null ? {} : ofSupplier(supplierColumn),
    [typeName]: {
      ...fieldResolvers(category, loaders),
      revisions: revisionsOf,
      __resolveReference: ({ id }: { id: unknown }, context: MemberContext, info: GraphQLResolveInfo) =>
        typeof id === 'string' ? load(context, id, selectedColumns(category, info, info.fieldNodes)) : null,
    },
    [`${typeName}Connection`]: connectionResolvers,
    [`${typeName}Edge`]: edgeResolvers,
    ...(category.totals !== null && { [`${typeName}Totals`]: totalsResolvers(category.totals) }),
  };

  /** A supplier's records; null for one that is not known, which cannot be told from others. */
  function ofSupplier(column: string) {
    const whenKnown =
      <Arguments>(resolve: (given: Arguments, partition: Partition, context: MemberContext, info: GraphQLResolveInfo) => unknown) =>
      (supplier: SupplierSource, given: Arguments, context: MemberContext, info: GraphQLResolveInfo) => {
        const key = keyOfSupplier(supplier);
        return key === null ? null : resolve(given, { column, value: key }, context, info);
      };
    return {
      [name]: whenKnown<ConnectionArguments>((given, partition, context, info) =>
        open(given, { partition, scope: 'Supplier' }, context, info),
      ),
      ...(openTotals !== null && { [`${singular}Totals`]: whenKnown<TotalsArguments>(openTotals) }),
    };
  }
}

function fieldResolvers(category: Category, loaders: Loaders) {
  const resolvers = Object.entries(category.fields).map(([name, field]) => {
    const linked = field.link === undefined ? undefined : loaders.get(field.link);
    if (field.link !== undefined && linked === undefined)
      throw new Error(`${category.kind.typeName}.${name} refers to records of "${field.link}", and there is no such category.`);
    const resolve = (row: RecordRow, _arguments: unknown, context: MemberContext) => field.resolve(row, context);
    return [name, linked === undefined ? resolve : linkedRecords(field, linked)] as const;
  });
  return Object.fromEntries(resolvers);
}
