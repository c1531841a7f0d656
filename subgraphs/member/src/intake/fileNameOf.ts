import { basename, extname } from 'node:path';

/** By media type, the ending by which a file is taken for what it is; null where the content alone tells. */
const ENDINGS: Readonly<Record<string, string | null>> = {
  'text/csv': '.csv',
  'text/tab-separated-values': '.csv',
  'application/csv': '.csv',
  'text/plain': null,
  'application/json': '.json',
  'application/x-ndjson': '.ndjson',
  'application/ndjson': '.ndjson',
  'application/jsonl': '.ndjson',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'application/vnd.ms-excel': null,
  'application/octet-stream': null,
  'application/x-www-form-urlencoded': null,
};
const LONGEST = 200;

/** Media types that files to publish may come as. `curl --data-binary` says `application/x-www-form-urlencoded` by itself. */
export const publishableMediaTypes: readonly string[] = Object.keys(ENDINGS);

/**
 * What a file is called in reports: its own name without folders and control characters, or the category's, with an ending that fits what
 * the sender said it is.
 * @returns null for a media type that is not taken
 */
export function fileNameOf(given: string | null, mediaType: string | null, category: string): string | null {
  const ending = mediaType === null ? null : ENDINGS[mediaType];
  if (ending === undefined) return null;
  const own = basename((given ?? '').replaceAll('\\', '/')).replace(/\p{Cc}/gu, '');
  if (own !== '' && own !== '.' && own !== '..') {
    const known = extname(own);
    return known === '' ? own.slice(0, LONGEST) + (ending ?? '') : own.slice(0, -known.length).slice(0, LONGEST) + known.slice(0, 10);
  }
  return category + (ending ?? '');
}
