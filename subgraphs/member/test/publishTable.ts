import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Kysely } from 'kysely';
import type { MemberDatabase } from '../src/database/MemberDatabase.ts';
import type { Problem } from '../src/publish/Problem.ts';
import { type FilesReport, type FilesRequest, publishFiles } from '../src/publish/publishFiles.ts';

const examples = resolve(import.meta.dirname, '../../../examples/categories');

/** The example that ships with the project: a CSV file of a category, with Persian headings. */
export function exampleOf(category: string): Promise<string> {
  return readFile(join(examples, `${category}.csv`), 'utf8');
}

/** Publishes a CSV file's text, or an XLSX file's bytes; `problems` are those of all rejected rows. */
export async function publishTable(
  db: Kysely<MemberDatabase>,
  member: string,
  category: string,
  content: string | Buffer,
  more: Partial<FilesRequest> = {},
): Promise<FilesReport & { problems: (Problem & { row: number | null })[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'shafaf-table-'));
  try {
    const file = join(folder, `${category}.${typeof content === 'string' ? 'csv' : 'xlsx'}`);
    await writeFile(file, content);
    const problems: (Problem & { row: number | null })[] = [];
    const report = await publishFiles(db, {
      category,
      member,
      files: [file],
      folder,
      ...more,
      onRejected: ({ place, problems: found }) => void problems.push(...found.map((each) => ({ ...each, row: place.row }))),
    });
    return { ...report, problems };
  } finally {
    await rm(folder, { recursive: true });
  }
}
