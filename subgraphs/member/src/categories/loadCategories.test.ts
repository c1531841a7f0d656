import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { contracts } from './contracts/contracts.ts';
import { loadCategories } from './loadCategories.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shafaf-categories-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A folder of categories with one in it. */
function folderWith(name: string, text: string | null): string {
  const place = mkdtempSync(join(folder, 'case-'));
  mkdirSync(join(place, name));
  if (text !== null) writeFileSync(join(place, name, `${name}.ts`), text);
  return place;
}

test('a folder without its file is named, and what is to stand in it', async () => {
  await expect(loadCategories(folderWith('wells', null))).rejects.toThrow(
    /case-\w+\/wells holds no wells\.ts, which is to export the category "wells"\.$/,
  );
});

test('a file that exports no category is named', async () => {
  const message = /wells\/wells\.ts is to export `wells`, made by defineCategory\.$/;
  await expect(loadCategories(folderWith('wells', 'export const wells = { name: "wells" };'))).rejects.toThrow(message);
  await expect(loadCategories(folderWith('wells', 'export default 1;'))).rejects.toThrow(message);
});

test('a category in a folder of another name is refused', async () => {
  const source = JSON.stringify(new URL('contracts/contracts.ts', import.meta.url).pathname);
  await expect(loadCategories(folderWith('wells', `export { contracts as wells } from ${source};`))).rejects.toThrow(
    /exports the category "contracts", but stands in the folder wells\.$/,
  );
  expect(contracts.name).toBe('contracts');
});

test('a category of the contract that has no folder is named', async () => {
  await expect(loadCategories(mkdtempSync(join(folder, 'case-')))).rejects.toThrow(
    /The contract has the category "(\w+)" \(@disclosure of \w+\), but there is no folder .*\/\1\.$/,
  );
});
