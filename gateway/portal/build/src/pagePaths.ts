/** Where pages stand, below the language's prefix. What begins with a colon is one segment. The gateway answers others with 404. */
export const pagePaths = {
  home: '/',
  search: '/search',
  browse: '/browse/:category',
  record: '/record/:id',
  members: '/members',
  member: '/members/:code',
  suppliers: '/suppliers',
  supplier: '/suppliers/:key',
  answering: '/answering',
  compare: '/compare',
  developers: '/developers',
  examples: '/developers/examples',
  schema: '/developers/schema',
  type: '/developers/schema/:type',
} as const;

/** The name of a page. */
export type PageName = keyof typeof pagePaths;

/** By language: what all its addresses begin with. */
export const languagePrefixes = { fa: '', en: '/en' } as const;

/**
 * Patterns of all addresses that a page stands at, as regular expressions of the whole path.
 * @param known what the segments of some names may be; others may be anything
 */
export function pagePatterns(known: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.values(languagePrefixes).flatMap((prefix) =>
    Object.values(pagePaths).map((path) => {
      const pattern = path.replace(/:(\w+)/g, (_, name: string) => {
        const values = known[name];
        return values === undefined ? '[^/]+' : `(?:${values.join('|')})`;
      });
      return path === '/' && prefix !== '' ? `^${prefix}/?$` : `^${prefix}${pattern}$`;
    }),
  );
}
