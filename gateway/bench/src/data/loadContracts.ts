import type { RegisteredMember } from '@shafaf/directory/members/provinceMembers';
import type { MemberDatabase } from '@shafaf/member/database/MemberDatabase';
import { type Kysely, sql } from 'kysely';
import type { Supplier } from './supplierPools.ts';

/** Days from the first possible day of signing, 1395-01-01 of the Jalali calendar, to the last: nine and a half years. */
const DAYS = 3_470;
const METHODS = ['OPEN', 'SELECTIVE', 'LIMITED', 'DIRECT'];

/**
 * Fills a contracts table with one member's invented contracts, made by the database itself: a few seconds for a million. Amounts are
 * spread as real ones are (log-normal, larger with larger bodies), days over nine years with more in the later ones; each field is
 * sometimes missing. The same member gets the same rows in whatever database.
 * @param index of the member among all, from 0
 */
export async function loadContracts(
  db: Kysely<MemberDatabase>,
  member: RegisteredMember,
  index: number,
  rows: number,
  suppliers: readonly Supplier[],
): Promise<void> {
  const chance = (salt: number) => sql`((hashint8extended(g, ${index * 16 + salt}::bigint) & 2147483647)::float8 / 2147483648)`;
  const logarithm = Math.log(1.5e9) + 0.35 * Math.log(Math.max(member.population ?? 30_000, 3_000) / 30_000);
  await sql`
    with suppliers as (
      select * from unnest(${suppliers.map(({ nationalId }) => nationalId)}::text[], ${suppliers.map(({ name }) => name)}::text[])
        with ordinality as supplier (national_id, name, place)
    ), drawn as (
      select g,
        case when ${chance(1)} < 0.97 then
          (round((exp(${logarithm}::float8 + 1.7 * sqrt(-2 * ln(1 - ${chance(2)})) * cos(2 * pi() * ${chance(3)})) / 1e5)::numeric) * 100000)::bigint
        end as amount,
        case when ${chance(4)} < 0.98 then date '2016-03-20' + floor(sqrt(${chance(5)}) * ${DAYS}::int)::int end as signed_on,
        case when ${chance(6)} < 0.95 then (${METHODS}::text[])[1 + floor(${chance(7)} * 4)::int] end as method,
        case when ${chance(8)} < 0.9 then 1 + floor(${chance(9)} ^ 1.5 * ${suppliers.length}::int)::int end as supplier,
        floor(${chance(10)} * 60)::int as delay
      from generate_series(1, ${rows}::bigint) as g
    )
    insert into contracts (id, title, fiscal_year, published_at, modified_at, documents, revision, content_hash, redactions, sample, search_text,
      tender, procurement_method, awards, supplier_national_id, supplier_name, amount, signed_on, contract_status, amendments)
    select ${`${member.code}:contracts:b-`}::text || g, 'قرارداد خدمات و نگهداری شهری ' || g,
      extract(year from signed_on - 79)::int - 621,
      coalesce(signed_on, date '2024-01-01') + delay + interval '9 hours' + g % 1000 * interval '1 ms',
      coalesce(signed_on, date '2024-01-01') + delay + interval '9 hours' + g % 1000 * interval '1 ms',
      '[]', 1, md5(${member.code}::text || g) || md5(g::text), '[]', false, 'قرارداد خدمات و نگهداری شهری ' || g || ' ' || coalesce(name, '') || ' b-' || g,
      case when method is not null then jsonb_build_object('procurementMethod', method) end, method, '[]', national_id, name, amount, signed_on,
      'ACTIVE', '[]'
    from drawn left join suppliers on suppliers.place = drawn.supplier order by g`.execute(db);
}

/** Takes the table's indexes away, and gives the statements that make them again: filling is many times faster in between. */
export async function dropIndexes(db: Kysely<MemberDatabase>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string; statement: string }>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as statement
    from pg_index where indrelid = 'contracts'::regclass and not indisprimary`.execute(db);
  for (const { name } of rows) await sql`drop index ${sql.id(name)}`.execute(db);
  return rows.map(({ statement }) => statement);
}
