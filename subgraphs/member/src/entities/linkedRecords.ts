import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { parseGlobalId } from '@shafaf/shared/graph/globalId';
import type { GraphQLResolveInfo } from 'graphql';
import type { Category, RecordRow } from '../categories/Category.ts';
import type { MemberContext } from '../MemberContext.ts';
import type { RecordField } from '../selection/RecordField.ts';
import { selectedColumns } from '../selection/selectedColumns.ts';
import type { LoadRecord } from './recordLoader.ts';

/**
 * Resolves a field that names records by their ids. One of this member is read; null when there is none. Of one of another member only the id is known
 * here: whoever asks the gateway gets the rest from that member.
 */
export function linkedRecords(field: RecordField, { category, load }: { category: Category; load: LoadRecord }) {
  const resolveOne = (id: unknown, context: MemberContext, columns: readonly string[]): Promise<RecordRow | null> | RecordRow | null => {
    if (typeof id !== 'string') return null;
    // The id alone needs no reading: that is all that the gateway asks of a record that another refers to.
    if (parseGlobalId(id)?.member !== context.member.code || columns.every((column) => column === 'id')) return recordElsewhere(id);
    return load(context, id, columns);
  };
  return (row: RecordRow, _arguments: unknown, context: MemberContext, info: GraphQLResolveInfo) => {
    const value = field.resolve(row, context);
    const columns = selectedColumns(category, info, info.fieldNodes);
    return Array.isArray(value) ? value.map((id: unknown) => resolveOne(id, context, columns)) : resolveOne(value, context, columns);
  };
}

/** A record of which nothing is known but its id. */
function recordElsewhere(id: string): RecordRow {
  return new Proxy(Object.create(null), {
    get: (_target, column) => {
      if (column === 'id') return id;
      // What promises and the executor look for in any value.
      if (typeof column === 'symbol' || column === 'then' || column === '__typename') return undefined;
      throw liesElsewhere(id);
    },
  });
}

/** What is answered when more is wanted of another body's record than its id. */
export function liesElsewhere(id: string): ShafafError {
  return new ShafafError(
    'MEMBER_UNAVAILABLE',
    `This server answers for its own body only; the record ${id} lies on a server of its own. Ask the gateway for it.`,
  );
}
