import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const columnForm = z.strictObject({
  path: z.string(),
  kind: z.string(),
  fa: z.string(),
  item: z.array(z.string()).optional(),
});
const form = z.record(z.string(), z.array(columnForm));

/** A column that files of a category have when they are published. */
export interface FileColumn {
  /** Where its value stands in a record, as the contract names the fields; `localId` for the record's own id. */
  path: string;
  /** What its cells hold, such as `text`, `rial`, `day`, `texts` or `objects`. */
  kind: string;
  /** Its usual name in Persian; the path where it has none. */
  fa: string;
  /** For `objects`: the paths in each of them that a file may have. */
  item?: string[] | undefined;
}

/** Where the columns stand, written by `npm run generate` from what members read. */
export const fileColumnsPath: string = fileURLToPath(new URL('../fileColumns.json', import.meta.url));

/**
 * The columns of files by category, in the order in which members name them. Whoever writes files with these headers writes what members
 * publish without a mapping. A category that was added without `npm run generate` is not among them.
 */
export function readFileColumns(): ReadonlyMap<string, readonly FileColumn[]> {
  if (!existsSync(fileColumnsPath)) return new Map();
  return new Map(Object.entries(form.parse(JSON.parse(readFileSync(fileColumnsPath, 'utf8')))));
}
