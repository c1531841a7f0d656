import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { type GlobalId, parseGlobalId } from '@shafaf/shared/graph/globalId';
import DataLoader from 'dataloader';
import { sql } from 'kysely';
import type { Category, RecordRow } from '../categories/Category.ts';
import { selectColumns } from '../database/selectColumns.ts';
import { isStorable } from '../disclosure/searchConditions.ts';
import { type MemberContext, perContext } from '../MemberContext.ts';

/** Reads one record by its global id, with these columns at least; null when there is none. Withdrawn records too. */
export type LoadRecord = (context: MemberContext, id: string, columns: readonly string[]) => Promise<RecordRow | null>;

/** Reads records by id: all that are asked for at once in one statement, even when their columns differ. */
export function recordLoader(category: Category): LoadRecord {
  const loaderOf = perContext(
    (context) =>
      new DataLoader<{ id: string; columns: readonly string[] }, RecordRow | null, string>(
        async (keys) => {
          const ids = [...new Set(keys.map((key) => key.id))];
          const columns = [...new Set(['id', ...keys.flatMap((key) => key.columns)])].sort();
          const { rows } = await sql<RecordRow>`select ${selectColumns(category, columns)} from ${sql.table(category.table)}
            where id = any(${ids}::text[])`.execute(context.database);
          const byId = new Map(rows.map((row) => [row.id, row]));
          return keys.map(({ id }) => byId.get(id) ?? null);
        },
        { cacheKeyFn: ({ id, columns }) => `${columns.join()} ${id}` },
      ),
  );
  return async (context, id, columns) => {
    const parsed = parseGlobalId(id);
    if (parsed === null || !isOwn(parsed, category.name, context) || !isStorable(id)) return null;
    return loaderOf(context).load({ id, columns });
  };
}

/** The parts of a global id that a client gave. @throws ShafafError `BAD_USER_INPUT` when it is none. */
export function readGlobalId(id: string): GlobalId {
  const parsed = parseGlobalId(id);
  if (parsed !== null) return parsed;
  const shown = id.length > 100 ? `${id.slice(0, 100)}…` : id;
  throw new ShafafError('BAD_USER_INPUT', `id is ${JSON.stringify(shown)}, but must be <member>:<category>:<localId>.`);
}

function isOwn(id: GlobalId, category: string, context: MemberContext): boolean {
  return id.member === context.member.code && id.category === category;
}
