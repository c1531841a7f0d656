import type { FieldNode, GraphQLObjectType } from 'graphql';
import { plainObject } from '../row.ts';
import type { Page } from './page.ts';

/** What `PageInfo` is made of. */
export interface PageEnds {
  rows: readonly { jsonKey: string | number | null; id: string }[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  /** Names who is missing, in the page's cursors. */
  naming: string;
}

/** Gives of `PageInfo` what the client selected. */
export function compilePageInfo(
  type: GraphQLObjectType,
  fields: ReadonlyMap<string, readonly [FieldNode, ...FieldNode[]]>,
  page: Page,
): (ends: PageEnds) => unknown {
  return ({ rows, hasNextPage, hasPreviousPage, naming }) => {
    const cursorOf = (row: PageEnds['rows'][number] | undefined) => (row === undefined ? null : page.cursorOf(row.jsonKey, row.id, naming));
    const known = new Map<string, unknown>([
      ['hasNextPage', hasNextPage],
      ['hasPreviousPage', hasPreviousPage],
      ['startCursor', cursorOf(rows[0])],
      ['endCursor', cursorOf(rows.at(-1))],
      ['__typename', type.name],
    ]);
    const info = plainObject();
    for (const [key, [node]] of fields) info[key] = known.get(node.name.value);
    return info;
  };
}
