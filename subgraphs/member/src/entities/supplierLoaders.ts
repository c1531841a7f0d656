import DataLoader from 'dataloader';
import { sql } from 'kysely';
import { perContext } from '../MemberContext.ts';

/** What this member's newest contracts say of a supplier. */
export interface NewestSupplier {
  /** From the newest contract (`published_at` descending, then id) that names one. */
  name: string | null;
}

/** A name under which this member records suppliers. */
export interface RecordedName {
  /** Folded. */
  key: string;
  /** As the newest contract with that name writes it. */
  spelling: string;
}

/** Suppliers by key; null when no standing contract names one of that key. Many in one statement. */
export const supplierLoader = perContext(
  (context) =>
    new DataLoader<string, NewestSupplier | null>(async (keys) => {
      const { rows } = await sql<NewestSupplier & { key: string }>`
        select supplier_key as key,
          (array_agg(supplier_name order by published_at desc, id) filter (where supplier_name is not null))[1] as name
        from contracts where withdrawn_at is null and supplier_key = any(${keys}::text[]) group by 1`.execute(context.database);
      const known = new Map(rows.map((row) => [row.key, row]));
      return keys.map((key) => known.get(key) ?? null);
    }),
);

/** Identifiers of another scheme, of suppliers by key, from the newest contract that has one. Many in one statement. */
export const supplierIdentifierLoader = perContext(
  (context) =>
    new DataLoader<string, { scheme: string; id: string } | null>(async (keys) => {
      const { rows } = await sql<{ key: string; identifier: { scheme: string; id: string } }>`
        select distinct on (supplier_key) supplier_key as key, supplier_identifier as identifier
        from contracts
        where withdrawn_at is null and supplier_key = any(${keys}::text[]) and supplier_identifier is not null
        order by supplier_key, published_at desc, id`.execute(context.database);
      const known = new Map(rows.map((row) => [row.key, row.identifier]));
      return keys.map((key) => known.get(key) ?? null);
    }),
);

/** The names under which this member records suppliers, by the supplier's key; in order of the folded name. Many in one statement. */
export const supplierNamesLoader = perContext(
  (context) =>
    new DataLoader<string, readonly RecordedName[]>(async (keys) => {
      const { rows } = await sql<RecordedName & { supplier: string }>`
        select distinct on (supplier_key, supplier_name_key collate "C")
          supplier_key as supplier, supplier_name_key as key, supplier_name as spelling
        from contracts
        where withdrawn_at is null and supplier_key = any(${keys}::text[]) and supplier_name_key is not null
        order by supplier_key, supplier_name_key collate "C", published_at desc, id`.execute(context.database);
      return keys.map((key) => rows.filter(({ supplier }) => supplier === key));
    }),
);

/** A name by its folded form, and the keys of all suppliers that this member records under it; null when there are none. */
export const supplierNameLoader = perContext(
  (context) =>
    new DataLoader<string, (RecordedName & { suppliers: readonly string[] }) | null>(async (names) => {
      const { rows } = await sql<RecordedName & { suppliers: string[] }>`
        select supplier_name_key as key, (array_agg(supplier_name order by published_at desc, id))[1] as spelling,
          array_agg(distinct supplier_key collate "C") as suppliers
        from contracts
        where withdrawn_at is null and supplier_name_key = any(${names}::text[]) and supplier_key is not null group by 1`.execute(
        context.database,
      );
      const known = new Map(rows.map((row) => [row.key, row]));
      return names.map((name) => known.get(name) ?? null);
    }),
);
