import DataLoader from 'dataloader';
import { sql } from 'kysely';
import { perContext } from '../MemberContext.ts';

/** What this member's newest contracts say of a supplier. */
export interface KnownSupplier {
  /** From the newest contract (`published_at` descending, then id) that names one. */
  name: string | null;
}

/** Suppliers by national id; null when no standing contract names the id. Many in one statement. */
export const supplierLoader = perContext(
  (context) =>
    new DataLoader<string, KnownSupplier | null>(async (nationalIds) => {
      const { rows } = await sql<KnownSupplier & { national_id: string }>`
        select supplier_national_id as national_id,
          (array_agg(supplier_name order by published_at desc, id) filter (where supplier_name is not null))[1] as name
        from contracts where withdrawn_at is null and supplier_national_id = any(${nationalIds}::text[]) group by 1`.execute(
        context.database,
      );
      const known = new Map(rows.map((row) => [row.national_id, row]));
      return nationalIds.map((nationalId) => known.get(nationalId) ?? null);
    }),
);

/** Identifiers of another scheme, of suppliers by national id, from the newest contract that has one. Many in one statement. */
export const supplierIdentifierLoader = perContext(
  (context) =>
    new DataLoader<string, { scheme: string; id: string } | null>(async (nationalIds) => {
      const { rows } = await sql<{ national_id: string; identifier: { scheme: string; id: string } }>`
        select distinct on (supplier_national_id) supplier_national_id as national_id, supplier_identifier as identifier
        from contracts
        where withdrawn_at is null and supplier_national_id = any(${nationalIds}::text[]) and supplier_identifier is not null
        order by supplier_national_id, published_at desc, id`.execute(context.database);
      const known = new Map(rows.map((row) => [row.national_id, row.identifier]));
      return nationalIds.map((nationalId) => known.get(nationalId) ?? null);
    }),
);
