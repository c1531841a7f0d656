import { type Kysely, sql } from 'kysely';

/**
 * Lets a page by day leave out what the filters most asked for leave out, without looking at the rows: the indexes of these orders hold the
 * amount and the year too, last, so that they are read in the same order as before. One more begins with the year, for its newest.
 */
export async function widenContractIndexes(db: Kysely<unknown>): Promise<void> {
  for (const column of ['signed_on', 'published_at'])
    for (const direction of ['asc', 'desc']) {
      const name = sql.id(`contracts_${column}_${direction}`);
      await sql`drop index ${name}`.execute(db);
      await sql`create index ${name} on contracts (${sql.id(column)} ${sql.raw(direction)} nulls last, id, amount, fiscal_year)
        where withdrawn_at is null`.execute(db);
    }
  await sql`create index contracts_year on contracts (fiscal_year, signed_on desc nulls last, id, amount)
    where withdrawn_at is null`.execute(db);
}
