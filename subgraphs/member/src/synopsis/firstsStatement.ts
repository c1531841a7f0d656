import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { standing } from '../database/standing.ts';
import type { Firsts, SynopsisDescription } from './SynopsisDescription.ts';
import { keyExpression } from './zoneKeys.ts';

/** Some rows of which the first ones are wanted. */
export interface FirstsQuestion extends Pick<Firsts, 'column' | 'direction' | 'rows'> {
  /** Names the question among others. */
  name: string;
  conditions: readonly RawBuilder<SqlBool>[];
}

/** A row of the statement. */
export interface FirstRow {
  /** Of the question. */
  name: string;
  id: string;
  /** The zone it is in, as JSON. */
  zone: string;
}

/** The first rows for each of some questions, in one statement: each part reads an index as far as it must. */
export function firstsStatement({ table, zones }: SynopsisDescription, questions: readonly FirstsQuestion[]): RawBuilder<FirstRow> {
  const zone = sql`json_build_array(${sql.join(zones.map(keyExpression))})::text`;
  const parts = questions.map(
    ({ name, column, direction, rows, conditions }) => sql`(select ${name}::text as name, id, ${zone} as zone
      from ${sql.table(table)} where ${standing(conditions)}
      order by ${sql.ref(column)} ${sql.raw(direction)} nulls last, id limit ${rows})`,
  );
  return sql<FirstRow>`${sql.join(parts, sql` union all `)}`;
}
