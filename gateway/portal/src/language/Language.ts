import { languagePrefixes } from '../../build/src/pagePaths.ts';

/** A language of the page. It stands in the address, so that a link opens as it was sent. */
export type Language = keyof typeof languagePrefixes;

/** The language that an address is in. */
export function languageOf(path: string): Language {
  return path === languagePrefixes.en || path.startsWith(`${languagePrefixes.en}/`) ? 'en' : 'fa';
}
