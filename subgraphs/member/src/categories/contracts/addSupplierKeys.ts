import { foldSupplierName } from '@shafaf/shared/suppliers/foldSupplierName';
import { resolveSupplier } from '@shafaf/shared/suppliers/resolveSupplier';
import { type Kysely, sql } from 'kysely';

/** Suppliers of one statement. */
const AT_ONCE = 1_000;

/**
 * Adds what suppliers are known by over all members, and their folded names; works both out for the contracts that are there. The index by
 * which a supplier's contracts are found is then by that key.
 */
export async function addSupplierKeys(db: Kysely<unknown>): Promise<void> {
  await sql`alter table contracts add column supplier_key text, add column supplier_name_key text`.execute(db);
  const { rows } = await sql<{ national_id: string | null; name: string | null }>`
    select distinct supplier_national_id as national_id, supplier_name as name from contracts
    where supplier_national_id is not null or supplier_name is not null`.execute(db);
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE).map(({ national_id: nationalId, name }) => ({
      nationalId,
      name,
      key: resolveSupplier({ nationalId, name }).key,
      nameKey: name === null ? null : foldSupplierName(name),
    }));
    await sql`update contracts set supplier_key = known.key, supplier_name_key = known.name_key
      from unnest(${some.map(({ nationalId }) => nationalId)}::text[], ${some.map(({ name }) => name)}::text[],
        ${some.map(({ key }) => key)}::text[], ${some.map(({ nameKey }) => nameKey)}::text[]) as known (national_id, name, key, name_key)
      where supplier_national_id is not distinct from known.national_id and supplier_name is not distinct from known.name`.execute(db);
  }
  await sql`drop index contracts_supplier`.execute(db);
  await sql`create index contracts_supplier on contracts (supplier_key, amount desc nulls last, id) where withdrawn_at is null`.execute(db);
  await sql`create index contracts_supplier_name on contracts (supplier_name_key, supplier_key) where withdrawn_at is null`.execute(db);
}
