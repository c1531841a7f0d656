import { resolutionOfKey, resolveSupplier, type SupplierResolution } from '@shafaf/shared/suppliers/resolveSupplier';

/** A supplier on its way to the graph: as a record names it, or by its key, when nothing is read yet. */
export type SupplierSource = RecordedSupplier | KnownSupplier;

/** What a record says of a supplier. */
export interface RecordedSupplier {
  readonly by: 'RECORD';
  readonly nationalId: string | null;
  readonly name: string | null;
  readonly identifier: Identifier | null;
}

/** A supplier that was asked for by its key. */
export interface KnownSupplier {
  readonly by: 'KEY';
  readonly key: string;
}

/** An identifier in a register. */
export interface Identifier {
  scheme: string;
  id: string;
}

/** A supplier as a record names it. */
export function supplierOf(supplier: {
  nationalId?: string | null | undefined;
  name?: string | null | undefined;
  identifier?: Identifier | null | undefined;
}): RecordedSupplier {
  return {
    by: 'RECORD',
    nationalId: supplier.nationalId ?? null,
    name: supplier.name ?? null,
    identifier: supplier.identifier ?? null,
  };
}

/** A supplier known by its key alone. */
export function supplierOfKey(key: string): KnownSupplier {
  return { by: 'KEY', key };
}

/** The supplier's key; null when it is not known who it is. */
export function keyOfSupplier(supplier: SupplierSource): string | null {
  return supplier.by === 'KEY' ? supplier.key : resolveSupplier(supplier).key;
}

/** How the supplier is known. */
export function resolutionOfSupplier(supplier: SupplierSource): SupplierResolution {
  return supplier.by === 'KEY' ? resolutionOfKey(supplier.key) : resolveSupplier(supplier).resolution;
}

/** The national id by which the supplier is known, or that its record gives. */
export function nationalIdOfSupplier(supplier: SupplierSource): string | null {
  if (supplier.by === 'RECORD') return supplier.nationalId;
  return resolutionOfKey(supplier.key) === 'NATIONAL_ID' ? supplier.key : null;
}
