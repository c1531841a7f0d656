/** A supplier on its way to the graph. */
export interface SupplierSource {
  readonly nationalId: string | null;
  /** What the record says that the supplier was met in; null when it was asked for by national id, and nothing is read yet. */
  readonly recorded: { readonly name: string | null; readonly identifier: Identifier | null } | null;
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
}): SupplierSource {
  return {
    nationalId: supplier.nationalId ?? null,
    recorded: { name: supplier.name ?? null, identifier: supplier.identifier ?? null },
  };
}

/** A supplier known by its national id alone. */
export function supplierNamed(nationalId: string): SupplierSource {
  return { nationalId, recorded: null };
}
