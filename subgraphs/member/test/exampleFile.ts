import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Problem } from '../src/publish/Problem.ts';
import { type FilesReport, publishFiles } from '../src/publish/publishFiles.ts';
import { type MemberUnderTest, memberUnderTest } from './memberUnderTest.ts';

/** What became of a file, with what was wrong with its rows. */
export type FileOutcome = FilesReport & { problems: (Problem & { row: number | null })[] };

/** The file of a category under `examples/categories`. */
export function exampleFile(category: string): string {
  return resolve(import.meta.dirname, '../../../examples/categories', `${category}.csv`);
}

/** A member that has published the example of a category. */
export async function memberWithExample(category: string): Promise<MemberUnderTest & { outcome: FileOutcome }> {
  let outcome: FileOutcome | undefined;
  const member = await memberUnderTest(async (db) => {
    outcome = await publishPath({ db, category, path: exampleFile(category) });
  });
  if (outcome === undefined) throw new Error(`the example of ${category} was not published`);
  return { ...member, outcome };
}

/** Publishes the text of a CSV file at a member. */
export async function publishText({ db }: Pick<MemberUnderTest, 'db'>, category: string, text: string): Promise<FileOutcome> {
  const folder = await mkdtemp(join(tmpdir(), 'shafaf-example-'));
  try {
    const path = join(folder, 'file.csv');
    await writeFile(path, text);
    return await publishPath({ db, category, path });
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function publishPath({ db, category, path }: Pick<MemberUnderTest, 'db'> & { category: string; path: string }): Promise<FileOutcome> {
  const problems: FileOutcome['problems'] = [];
  const folder = await mkdtemp(join(tmpdir(), 'shafaf-rejects-'));
  try {
    const report = await publishFiles(db, {
      category,
      member: 'maragheh-municipality',
      files: [path],
      folder,
      onRejected: (row) => void problems.push(...row.problems.map((problem) => ({ ...problem, row: row.place.row }))),
    });
    return { ...report, problems };
  } finally {
    await rm(folder, { recursive: true });
  }
}
