/** Addresses of pages, below the language's prefix. */

/** A category's list, narrowed down by conditions as the address has them. */
export function browseAddress(category: string, conditions: Readonly<Record<string, string>> = {}): string {
  return withQuery(`/browse/${category}`, new URLSearchParams(conditions));
}

/** The page of a record. Local ids may hold any character. */
export function recordAddress(id: string): string {
  return `/record/${encodeURIComponent(id).replaceAll('%3A', ':')}`;
}

/** The id in the address of a record's page, as the browser has it; null where it is not written as addresses are. */
export function recordIdIn(path: string): string | null {
  try {
    return decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
  } catch {
    return null;
  }
}

/** An address with a query, if there is one. */
export function withQuery(path: string, query: URLSearchParams): string {
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
