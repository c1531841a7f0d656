import type { KeyValueCache } from '@apollo/utils.keyvaluecache';
import type { Safelist } from './readSafelist.ts';

/** What Apollo puts before the hashes of persisted queries. */
const PREFIX = 'apq:';

/** The store of persisted queries when a safelist holds: it knows all of the list from the start, and nothing is added. */
export function safelistCache(safelist: Safelist): KeyValueCache {
  return {
    get: async (key) => safelist.get(key.startsWith(PREFIX) ? key.slice(PREFIX.length) : key),
    set: async () => {},
    delete: async () => false,
  };
}
