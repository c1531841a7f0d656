import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { standing } from '../database/standing.ts';
import type { Firsts, SynopsisDescription } from './SynopsisDescription.ts';
import type { FirstRow } from './SynopsisParts.ts';
import { keyExpression } from './zoneKeys.ts';

/** Some rows of which the first ones are wanted. */
export interface FirstsQuestion extends Pick<Firsts, 'column' | 'direction' | 'rows'> {
  /** Names the question among others. */
  name: string;
  conditions: readonly RawBuilder<SqlBool>[];
}

/** The first rows for each of some questions, by the question's name; nothing for those that find none. */
export async function readFirsts(
  db: Kysely<MemberDatabase>,
  description: Pick<SynopsisDescription, 'table' | 'zones'>,
  questions: readonly FirstsQuestion[],
): Promise<Record<string, FirstRow[]>> {
  if (questions.length === 0) return {};
  const { rows } = await firstsStatement(description, questions).execute(db);
  const found: Record<string, FirstRow[]> = {};
  for (const { name, id, zone } of rows) found[name] = [...(found[name] ?? []), { id, zone }];
  return found;
}

/** One statement for all: each part reads an index as far as it must. */
function firstsStatement(
  { table, zones }: Pick<SynopsisDescription, 'table' | 'zones'>,
  questions: readonly FirstsQuestion[],
): RawBuilder<FirstRow & { name: string }> {
  const zone = sql`json_build_array(${sql.join(zones.map(keyExpression))})::text`;
  const parts = questions.map(
    ({ name, column, direction, rows, conditions }) => sql`(select ${name}::text as name, id, ${zone} as zone
      from ${sql.table(table)} where ${standing(conditions)}
      order by ${sql.ref(column)} ${sql.raw(direction)} nulls last, id limit ${rows})`,
  );
  return sql<FirstRow & { name: string }>`${sql.join(parts, sql` union all `)}`;
}
