import { latinDigits } from '@shafaf/shared/persian/latinDigits';
import { isStorable } from '../disclosure/searchConditions.ts';
import type { MemberContext } from '../MemberContext.ts';
import { type SupplierSource, supplierNamed } from './SupplierSource.ts';
import { supplierIdentifierLoader, supplierLoader } from './supplierLoaders.ts';

/** A supplier by national id, in digits of any script; null when no standing contract of this member names it. */
export async function findSupplier(nationalId: string, context: MemberContext): Promise<SupplierSource | null> {
  const plain = latinDigits(nationalId.trim());
  if (!isStorable(plain) || (await supplierLoader(context).load(plain)) === null) return null;
  return supplierNamed(plain);
}

/** `Query.supplier`. */
export function resolveSupplier(
  _root: unknown,
  { nationalId }: { nationalId: string },
  context: MemberContext,
): Promise<SupplierSource | null> {
  return findSupplier(nationalId, context);
}

/** Resolvers of `Supplier` itself; its connections and totals come from the categories. */
export const supplierResolvers = {
  __resolveReference: (reference: { nationalId?: unknown }, context: MemberContext): Promise<SupplierSource | null> =>
    typeof reference.nationalId === 'string' ? findSupplier(reference.nationalId, context) : Promise.resolve(null),
  nationalId: (supplier: SupplierSource) => supplier.nationalId,
  name: (supplier: SupplierSource, _arguments: unknown, context: MemberContext) => {
    // No promise where none is needed: one for each row of a page would double the work of answering it.
    if (supplier.recorded !== null) return supplier.recorded.name;
    return supplier.nationalId === null ? null : newestName(supplier.nationalId, context);
  },
  identifier: (supplier: SupplierSource, _arguments: unknown, context: MemberContext) => {
    if (supplier.recorded !== null) return supplier.recorded.identifier;
    return supplier.nationalId === null ? null : supplierIdentifierLoader(context).load(supplier.nationalId);
  },
};

async function newestName(nationalId: string, context: MemberContext): Promise<string | null> {
  const known = await supplierLoader(context).load(nationalId);
  return known?.name ?? null;
}
