import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a first visit may load, compressed with gzip, which everybody takes: a phone on a slow line waits for every kilobyte. */
const LARGEST_SCRIPT = 200 * 1024;
const LARGEST_STYLE = 30 * 1024;
const LARGEST_FONT = 60 * 1024;

/**
 * Refuses a page that has become too heavy.
 * @throws Error that says what is too large, and by how much
 */
export function checkBudget(dist: string): void {
  const assets = join(dist, 'assets');
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const names = readdirSync(assets);
  const first = names.filter((name) => name.endsWith('.js') && html.includes(name));
  const pages = names.filter((name) => /Page-[^/]*\.js$/.test(name));
  // What a page imports comes with it.
  const visits = (pages.length === 0 ? [first] : pages.map((page) => [...first, page])).map((entries) => withImports(assets, entries));
  const script = Math.max(...visits.map((visit) => visit.reduce((sum, name) => sum + zippedBytes(join(assets, name)), 0)));
  const style = names.filter((name) => name.endsWith('.css')).reduce((sum, name) => sum + zippedBytes(join(assets, name)), 0);
  const font = Math.max(0, ...names.filter((name) => name.endsWith('.woff2')).map((name) => readFileSync(join(assets, name)).byteLength));
  for (const [what, bytes, most] of [
    ['script of a first visit', script, LARGEST_SCRIPT],
    ['styles', style, LARGEST_STYLE],
    ['largest font', font, LARGEST_FONT],
  ] as const) {
    if (bytes > most) throw new Error(`The page's ${what} has ${bytes} bytes compressed, but ${most} are allowed.`);
  }
}

/** Some scripts, and all that they import, each once. Those that are only loaded when they are wanted do not count. */
function withImports(assets: string, entries: readonly string[]): string[] {
  const found = new Set(entries);
  // A set can grow while it is gone through.
  for (const name of found)
    for (const [, imported = ''] of readFileSync(join(assets, name), 'utf8').matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
      found.add(imported);
  return [...found];
}

function zippedBytes(path: string): number {
  return gzipSync(readFileSync(path)).byteLength;
}
