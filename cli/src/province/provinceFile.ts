import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemErrorCode } from '@shafaf/shared/errors/systemErrorCode';
import { z } from 'zod';

const provinceFile = z.object({
  /** The gateway's address, such as `http://127.0.0.1:4000`. */
  gateway: z.string(),
  /** Where the directory answers GraphQL. */
  directory: z.string(),
  directoryDatabaseUrl: z.string(),
  /** Path of the socket through which members are stopped and started. */
  control: z.string(),
  members: z.array(
    z.object({
      code: z.string(),
      /** Where the member answers GraphQL. */
      url: z.string(),
      /** The member's database, with its password. */
      databaseUrl: z.string(),
    }),
  ),
});

/** `province.json`: where everything of a province is that runs, or last ran, on this machine. */
export type ProvinceFile = z.infer<typeof provinceFile>;

/** What `province.json` in a home says; null when there is none. */
export function findProvince(home: string): ProvinceFile | null {
  let text: string;
  try {
    text = readFileSync(pathIn(home), 'utf8');
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT' || systemErrorCode(error) === 'ENOTDIR') return null;
    throw error;
  }
  return provinceFile.parse(JSON.parse(text));
}

/** Writes `province.json`, whole or not at all. Only its owner may read it, for it holds passwords. */
export function writeProvince(home: string, province: ProvinceFile): void {
  const part = `${pathIn(home)}.part`;
  writeFileSync(part, `${JSON.stringify(province, null, 2)}\n`, { mode: 0o600 });
  renameSync(part, pathIn(home));
}

function pathIn(home: string): string {
  return join(home, 'province.json');
}
