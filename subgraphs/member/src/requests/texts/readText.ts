import { RequestRefused, requestProblems } from './problems.ts';

/** Control characters but for line ends and tabs have no business in what people write. */
const CONTROL = /[^\P{Cc}\t\n\r]/gu;

/**
 * A text that a person gave, without what cannot be seen and without space around it.
 * @throws RequestRefused when nothing is left, or more than may be
 */
export function readText(text: string, path: string, most: number): string {
  const read = text.replaceAll(CONTROL, '').trim();
  if (read === '') throw new RequestRefused(requestProblems.missing(path));
  if (read.length > most) throw new RequestRefused(requestProblems.tooLong(path, most));
  return read;
}

/** The same, where it may be left out. */
export function readOptionalText(text: string | null | undefined, path: string, most: number): string | null {
  return text == null || text.trim() === '' ? null : readText(text, path, most);
}
