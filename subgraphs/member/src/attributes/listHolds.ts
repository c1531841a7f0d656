import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { heldCondition } from '../disclosure/heldCondition.ts';
import { columnName } from './columnName.ts';

/**
 * The condition that an attribute's list of codes or links has this one in it; for `filters` of a category whose SDL names it without `@prunes`, since
 * synopses say nothing of lists. Links are asked for by their global ids.
 */
export function listHolds(attribute: string): (value: unknown) => RawBuilder<SqlBool>[] {
  const column = sql.ref(columnName(attribute));
  return (value) => [heldCondition(value, (wanted) => sql<SqlBool>`${column} ? ${wanted}`)];
}
