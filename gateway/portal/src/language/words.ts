import { en } from './en.ts';
import { fa } from './fa.ts';
import type { Language } from './Language.ts';

/** What the page says: the same in each language. */
export type Words = typeof fa;

/** By language. */
export const words: Readonly<Record<Language, Words>> = { fa, en };
