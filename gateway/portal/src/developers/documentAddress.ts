/** Addresses of the repository's documents, as files of the page. */
const addresses = import.meta.glob<string>('../../../../docs/*.md', { query: '?url', import: 'default', eager: true });

/** Where a document such as `docs/limits.md` can be read; undefined when there is none of that name. */
export function documentAddress(name: string): string | undefined {
  return addresses[`../../../../${name}`];
}
