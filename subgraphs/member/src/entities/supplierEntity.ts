import { latinDigits } from '@shafaf/shared/persian/latinDigits';
import { isStorable } from '../disclosure/searchConditions.ts';
import type { MemberContext } from '../MemberContext.ts';
import { keyOfSupplier, nationalIdOfSupplier, resolutionOfSupplier, type SupplierSource, supplierOfKey } from './SupplierSource.ts';
import { supplierIdentifierLoader, supplierLoader, supplierNamesLoader } from './supplierLoaders.ts';

/** A supplier by its key, with digits of any script; null when no standing contract of this member names it. */
export async function findSupplier(key: string, context: MemberContext): Promise<SupplierSource | null> {
  const plain = latinDigits(key.trim());
  if (!isStorable(plain) || (await supplierLoader(context).load(plain)) === null) return null;
  return supplierOfKey(plain);
}

/** A supplier by its national id; null when no standing contract of this member names it. The key of a candidate is none. */
async function findByNationalId(nationalId: string, context: MemberContext): Promise<SupplierSource | null> {
  const found = await findSupplier(nationalId, context);
  return found === null || nationalIdOfSupplier(found) === null ? null : found;
}

/** Suppliers at the root of the graph. */
export const supplierQueries = {
  supplier: (_root: unknown, { nationalId }: { nationalId: string }, context: MemberContext) => findByNationalId(nationalId, context),
  supplierByKey: (_root: unknown, { key }: { key: string }, context: MemberContext) => findSupplier(key, context),
};

/** Resolvers of `Supplier` itself; its connections and totals come from the categories. */
export const supplierResolvers = {
  __resolveReference: async (reference: { key?: unknown; nationalId?: unknown }, context: MemberContext) => {
    if (typeof reference.key === 'string') return findSupplier(reference.key, context);
    return typeof reference.nationalId === 'string' ? findByNationalId(reference.nationalId, context) : null;
  },
  key: keyOfSupplier,
  resolution: resolutionOfSupplier,
  nationalId: nationalIdOfSupplier,
  name: (supplier: SupplierSource, _arguments: unknown, context: MemberContext) =>
    // No promise where none is needed: one for each row of a page would double the work of answering it.
    supplier.by === 'RECORD' ? supplier.name : newestName(supplier.key, context),
  names: (supplier: SupplierSource, _arguments: unknown, context: MemberContext) => {
    const key = keyOfSupplier(supplier);
    return key === null ? [] : supplierNamesLoader(context).load(key);
  },
  identifier: (supplier: SupplierSource, _arguments: unknown, context: MemberContext) =>
    supplier.by === 'RECORD' ? supplier.identifier : supplierIdentifierLoader(context).load(supplier.key),
};

async function newestName(key: string, context: MemberContext): Promise<string | null> {
  const known = await supplierLoader(context).load(key);
  return known?.name ?? null;
}
