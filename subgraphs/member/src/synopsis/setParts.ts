import { bloomFilterOf, withTexts } from '@shafaf/shared/synopsis/BloomFilter';
import { type Kysely, sql } from 'kysely';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { standing } from '../database/standing.ts';
import type { SynopsisDescription } from './SynopsisDescription.ts';
import type { SetPart } from './SynopsisParts.ts';
import type { TouchedTexts } from './TouchedRows.ts';

/** When this part of a filter's texts came or went, it is made anew: it would grow too full, or hold too much that is no longer there. */
const MUCH_OF_A_FILTER = 0.1;

/** A filter of all texts that the standing rows have in a column. */
export async function makeSet(db: Kysely<MemberDatabase>, { table }: Pick<SynopsisDescription, 'table'>, column: string): Promise<SetPart> {
  const { rows } = await sql<{ text: string }>`select distinct ${sql.ref(column)} as text
    from ${sql.table(table)} where ${standing([sql`${sql.ref(column)} is not null`])}`.execute(db);
  return { ...bloomFilterOf(rows.map(({ text }) => text)), texts: rows.length, since: 0 };
}

/** The filter with what came. Null when it had better be made anew. */
export function changeSet(set: SetPart, { before, after }: TouchedTexts): SetPart | null {
  const { filter, added } = withTexts(set, after);
  const gone = [...before].filter((text) => !after.has(text)).length;
  const since = set.since + added + gone;
  return since > set.texts * MUCH_OF_A_FILTER ? null : { ...filter, texts: set.texts, since };
}
