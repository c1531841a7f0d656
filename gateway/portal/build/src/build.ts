import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from './catalogue/Catalogue.ts';
import { documentEntry } from './catalogue/documentsOf.ts';
import { checkBudget } from './checkBudget.ts';
import { compressFiles } from './compressFiles.ts';
import { pagePatterns } from './pagePaths.ts';
import { portalFolder } from './portalFolder.ts';
import { readOperations } from './readOperations.ts';
import { writeShells } from './writeShells.ts';

const dist = join(portalFolder, 'dist');
const stampPath = join(dist, '.made-from');

/**
 * Builds the page into `gateway/portal/dist`, unless what is there was made from the same: it stands in the way of every `npm start` and `npm test`.
 * Beside what browsers get there are `pages.json`, the addresses that pages stand at, and `operations.json`, all that the page asks, as a gateway
 * with a safelist wants it.
 */
async function buildPortal(): Promise<void> {
  const stamp = stampOf();
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp) return;
  const [{ build }, { cataloguePlugin }, { portalCatalogue }] = await Promise.all([
    import('vite'),
    import('./cataloguePlugin.ts'),
    import('./portalCatalogue.ts'),
  ]);
  const catalogue = portalCatalogue();
  await build({
    root: portalFolder,
    configFile: join(portalFolder, 'vite.config.js'),
    logLevel: 'warn',
    plugins: [cataloguePlugin(catalogue)],
  });
  writeShells(dist);
  writeFileSync(join(dist, 'pages.json'), JSON.stringify(pagePatterns(catalogue.categories.map(({ name }) => name))));
  writeFileSync(join(dist, 'operations.json'), JSON.stringify(operationsOf(catalogue)));
  checkBudget(dist);
  await compressFiles(dist);
  writeFileSync(stampPath, stamp);
}

/** What the page is made from, below the repository's root: its own sources, and where the catalogue comes from. */
const SOURCES = [
  'gateway/portal/src',
  'gateway/portal/build/src',
  'gateway/portal/index.html',
  'gateway/portal/vite.config.js',
  'gateway/portal/tsconfig.json',
  'schema/api.graphql',
  'schema/disclosures',
  'schema/src',
  'subgraphs/member/src/attributes',
  'subgraphs/member/src/categories',
  'subgraphs/member/src/definition',
  'shared/src/calendar',
  'shared/src/persian',
  'package-lock.json',
];

/** Changes whenever the page may become another one. */
function stampOf(): string {
  const root = join(portalFolder, '../..');
  const hash = createHash('sha256');
  for (const path of SOURCES.flatMap((source) => filesIn(root, source))) hash.update(path).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

/** The file, or all files of the folder; none where there is nothing. */
function filesIn(root: string, path: string): string[] {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesIn(root, `${path}/${name}`));
}

/** Texts by their hashes. */
function operationsOf({ categories }: Catalogue): Record<string, string> {
  const { operations, textOf } = readOperations();
  const own = operations.flatMap(({ name }) => (name === undefined ? [] : [documentEntry(textOf(name.value))]));
  return Object.fromEntries([...own, ...categories.flatMap(({ list, record }) => [list, record])].map(({ hash, text }) => [hash, text]));
}

await buildPortal();
