import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of each language, what the document says before any script has run. */
const SHELLS = {
  'index.html': {
    lang: 'fa',
    dir: 'rtl',
    title: 'شفاف',
    noScript: 'این صفحه برای نمایش داده‌ها به جاوااسکریپت نیاز دارد. خود داده‌ها در /explorer و /status هم در دسترس‌اند.',
  },
  'en.html': {
    lang: 'en',
    dir: 'ltr',
    title: 'Shafaf',
    noScript: 'This page needs JavaScript to show the data. The standing of all bodies is at /status?language=en.',
  },
} as const;

/** Makes the document of each language from the one that Vite has made, so that language and direction are right from the first byte. */
export function writeShells(dist: string): void {
  const made = readFileSync(join(dist, 'index.html'), 'utf8');
  for (const [name, { lang, dir, title, noScript }] of Object.entries(SHELLS)) {
    const html = made
      .replace(/<html[^>]*>/, `<html lang="${lang}" dir="${dir}">`)
      .replace(/<title>.*?<\/title>/, `<title>${title}</title>`)
      .replace(/<noscript>[\s\S]*?<\/noscript>/, `<noscript><p>${noScript}</p></noscript>`);
    writeFileSync(join(dist, name), html);
  }
}
