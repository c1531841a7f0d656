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
  const largestPage = Math.max(0, ...names.filter((name) => /Page-[^/]*\.js$/.test(name)).map((name) => zippedBytes(join(assets, name))));
  const first = names.filter((name) => name.endsWith('.js') && html.includes(name));
  const script = first.reduce((sum, name) => sum + zippedBytes(join(assets, name)), 0) + largestPage;
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

function zippedBytes(path: string): number {
  return gzipSync(readFileSync(path)).byteLength;
}
