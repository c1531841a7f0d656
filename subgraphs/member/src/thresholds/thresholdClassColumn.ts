import { type RawBuilder, sql } from 'kysely';
import type { MemberKind } from '../MemberIdentity.ts';
import type { ThresholdTable } from './ThresholdTable.ts';
import { regimeOf, thresholdsOf } from './thresholdClassOf.ts';

/** The class that `thresholdClassOf` gives, of a row of `contracts`, as SQL. */
export function thresholdClassColumn(kind: MemberKind, table: ThresholdTable): RawBuilder<string> {
  const years = thresholdsOf(table, regimeOf(table, kind));
  if (years.length === 0) return sql<string>`'UNKNOWN'::text`;
  const ofYears = years.map(
    ({ year, smallUpTo, mediumUpTo }) => sql`when fiscal_year = ${sql.lit(year)} then case
      when amount <= ${sql.lit(smallUpTo)}::bigint then 'SMALL' when amount <= ${sql.lit(mediumUpTo)}::bigint then 'MEDIUM' else 'LARGE' end`,
  );
  return sql<string>`(case when amount is null or amount < 0 then 'UNKNOWN' ${sql.join(ofYears, sql` `)} else 'UNKNOWN' end)`;
}
