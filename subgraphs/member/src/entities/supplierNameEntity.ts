import { isStorable } from '../disclosure/searchConditions.ts';
import type { MemberContext } from '../MemberContext.ts';
import { supplierOfKey } from './SupplierSource.ts';
import { type RecordedName, supplierNameLoader } from './supplierLoaders.ts';

/** Resolvers of `SupplierName`. */
export const supplierNameResolvers = {
  __resolveReference: ({ key }: { key?: unknown }, context: MemberContext): Promise<RecordedName | null> | null =>
    typeof key === 'string' && isStorable(key) ? supplierNameLoader(context).load(key) : null,
  suppliers: async ({ key }: RecordedName, _arguments: unknown, context: MemberContext) =>
    (await supplierNameLoader(context).load(key))?.suppliers.map(supplierOfKey) ?? [],
};
