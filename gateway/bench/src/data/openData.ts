import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { RegisteredMember } from '@shafaf/directory/members/provinceMembers';
import { migrations } from '@shafaf/member/database/migrations';
import { type DatabaseServer, databaseServer } from '@shafaf/shared/database/databaseServer';
import { startEmbeddedPostgres } from '@shafaf/shared/postgres/startEmbeddedPostgres';
import type { Settings } from '../settings.ts';
import { databaseNames, prepareData } from './prepareData.ts';

/** The databases of a run. */
export interface BenchData {
  server: DatabaseServer;
  /** Ends the server if it is ours; throws the data away unless they are kept. */
  close(): Promise<void>;
}

/** Changes when other rows are made for the same numbers. */
const MAKE = 2;

/** Opens the databases of an earlier run if they were kept and are what is wanted now, else makes them. */
export async function openData(
  { keep, databaseUrl, rows }: Settings,
  members: readonly RegisteredMember[],
  report: (line: string) => void,
): Promise<BenchData> {
  const directory = keep ?? mkdtempSync(join(tmpdir(), 'shafaf-bench-'));
  mkdirSync(directory, { recursive: true });
  const own = databaseUrl === undefined ? await startEmbeddedPostgres({ directory, settings: { fsync: 'off' } }) : undefined;
  const server = own ?? databaseServer(databaseUrl ?? '');
  const file = join(directory, 'data.json');
  const wanted = { make: MAKE, rows, members: members.map(({ code }) => code), migrations: Object.keys(migrations) };
  if (!isDeepStrictEqual(readJson(file), wanted)) {
    const began = performance.now();
    rmSync(file, { force: true });
    await prepareData(server, members, rows, report);
    writeFileSync(file, `${JSON.stringify(wanted)}\n`);
    report(`Made the data in ${((performance.now() - began) / 1000).toFixed(0)} s.`);
  }
  return {
    server,
    close: async () => {
      if (keep === undefined && own === undefined) for (const name of databaseNames(members)) await server.dropDatabase(name);
      await (own === undefined ? server.close() : own.stop());
      if (keep !== undefined) return;
      if (own !== undefined) rmSync(own.dataDirectory, { recursive: true, force: true });
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
