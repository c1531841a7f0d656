import { csv } from './formats/csv.ts';
import type { ExportFormat } from './formats/ExportFormat.ts';
import { json } from './formats/json.ts';
import { ndjson } from './formats/ndjson.ts';

/** The forms in which records can be had, by the ending of the address. */
export const exportFormats: ReadonlyMap<string, ExportFormat> = new Map(Object.entries({ csv, ndjson, json }));
