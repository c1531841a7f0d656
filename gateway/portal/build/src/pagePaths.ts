/** Where pages stand, below the language's prefix. What begins with a colon is one segment. The gateway answers others with 404. */
export const pagePaths = {
  home: '/',
  search: '/search',
  browse: '/browse/:category',
  record: '/record/:id',
} as const;

/** The name of a page. */
export type PageName = keyof typeof pagePaths;

/** By language: what all its addresses begin with. */
export const languagePrefixes = { fa: '', en: '/en' } as const;

/**
 * Patterns of all addresses that a page stands at, as regular expressions of the whole path. A category is one of those that there are.
 */
export function pagePatterns(categories: readonly string[]): string[] {
  return Object.values(languagePrefixes).flatMap((prefix) =>
    Object.values(pagePaths).map((path) => {
      const pattern = path.replace(/:(\w+)/g, (_, name) => (name === 'category' ? `(?:${categories.join('|')})` : '[^/]+'));
      return path === '/' && prefix !== '' ? `^${prefix}/?$` : `^${prefix}${pattern}$`;
    }),
  );
}
