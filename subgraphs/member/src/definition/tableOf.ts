import { type Kysely, type Migration, sql } from 'kysely';
import type { Leaf, TableColumn } from '../attributes/Attribute.ts';
import { createDisclosureTable } from '../database/createDisclosureTable.ts';
import type { PlacedAttribute } from './placedAttributes.ts';

/** What the indexes of a table are made for. */
export interface Indexed {
  table: string;
  /** Columns by which records can be ordered. */
  orders: readonly Leaf[];
  /** The column of the usual order. */
  usual: string;
}

/**
 * The steps that make a category's table and keep up with its attributes: the first makes it with the attributes that are there from the beginning;
 * each later one adds the columns that name it in `since`. Each sees to it that every order has its indexes.
 */
export function tableSteps(indexed: Indexed, attributes: readonly PlacedAttribute[], steps: number): Record<string, Migration> {
  const last = Math.max(steps, ...attributes.map(({ since }) => since));
  return Object.fromEntries(
    Array.from({ length: last }, (_, index) => {
      const step = index + 1;
      const columns = attributes.filter(({ since }) => since === step).flatMap(({ parts }) => parts.columns);
      return [`${indexed.table}_${String(step).padStart(2, '0')}`, { up: (db: Kysely<unknown>) => takeStep(db, step, columns, indexed) }];
    }),
  );
}

async function takeStep(db: Kysely<unknown>, step: number, columns: readonly TableColumn[], indexed: Indexed): Promise<void> {
  if (step === 1) await createDisclosureTable(db, indexed.table, (table) => table);
  const added = columns.map(({ name, type }) => sql`add column ${sql.ref(name)} ${sql.raw(type)}`);
  if (added.length > 0) await sql`alter table ${sql.table(indexed.table)} ${sql.join(added)}`.execute(db);
  await createIndexes(db, indexed);
}

/** An index for each order either way, in which the year is seen without the row; and one for the usual order within a year. */
async function createIndexes(db: Kysely<unknown>, { table, orders, usual }: Indexed): Promise<void> {
  for (const column of new Set(orders.map((leaf) => leaf.column)))
    for (const direction of ['asc', 'desc'])
      await sql`create index if not exists ${sql.id(`${table}_${column}_${direction}`)} on ${sql.table(table)}
        (${sql.ref(column)} ${sql.raw(direction)} nulls last, id, fiscal_year) where withdrawn_at is null`.execute(db);
  await sql`create index if not exists ${sql.id(`${table}_year`)} on ${sql.table(table)}
    (fiscal_year, ${sql.ref(usual)} desc nulls last, id) where withdrawn_at is null`.execute(db);
}
