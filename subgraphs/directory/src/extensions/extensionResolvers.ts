import type { Selectable } from 'kysely';
import type { DirectoryContext } from '../directoryResolvers.ts';
import type { ExtensionsTable } from './ExtensionsTable.ts';

type ExtensionRow = Selectable<ExtensionsTable>;

/** The field `Query.extensions`. */
export function listExtensions(_root: unknown, _arguments: unknown, { database }: DirectoryContext): Promise<ExtensionRow[]> {
  return database.selectFrom('extensions').selectAll().orderBy('entered_at').orderBy('name').execute();
}

/** The resolvers of `Extension`. */
export const extensionResolvers = {
  body: ({ body }: ExtensionRow, _arguments: unknown, { loaders }: DirectoryContext) => loaders.byCode.load(body),
  keyPins: ({ key_pins }: ExtensionRow) => key_pins,
  status: async ({ body, suspended }: ExtensionRow, _arguments: unknown, { loaders }: DirectoryContext) => {
    const member = await loaders.byCode.load(body);
    const isBodyOut = member === null || member.standing === 'SUSPENDED' || member.standing === 'LEFT';
    return suspended || isBodyOut ? 'SUSPENDED' : 'LISTED';
  },
};
