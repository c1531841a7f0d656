import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from, to } from 'pg-copy-streams';

/** How long `COPY` takes for rows of a table, in seconds. */
export interface CopyTimes {
  /** Into a table with the same indexes. */
  indexed: number;
  /** Into one without any. */
  bare: number;
}

/** Copies a table's rows out to a file, and in again into two tables that are like it. */
export async function copyRows(url: string, table: string, folder: string): Promise<CopyTimes> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const file = join(folder, `${table}.copy`);
  try {
    await pipeline(client.query(to(`copy ${table} to stdout`)), createWriteStream(file));
    const timed = async (like: string) => {
      const copy = `${table}_again`;
      await client.query(`create table ${copy} (like ${table} ${like})`);
      const began = performance.now();
      await pipeline(createReadStream(file), client.query(from(`copy ${copy} from stdin`)));
      const seconds = (performance.now() - began) / 1_000;
      await client.query(`drop table ${copy}`);
      return seconds;
    };
    return { indexed: await timed('including all'), bare: await timed('including defaults') };
  } finally {
    await client.end();
    await rm(file, { force: true });
  }
}
