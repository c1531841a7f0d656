import { csv } from './formats/csv.ts';
import type { ExportFormat } from './formats/ExportFormat.ts';
import { json } from './formats/json.ts';
import { ndjson } from './formats/ndjson.ts';
import { parquet } from './formats/parquet.ts';
import { xlsx } from './formats/xlsx/xlsx.ts';

/** The forms in which records of any category can be had, by the ending of the address. */
export const exportFormats: ReadonlyMap<string, ExportFormat> = new Map(Object.entries({ csv, xlsx, ndjson, json, parquet }));
