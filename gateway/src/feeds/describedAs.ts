import type { Language } from '../reports/output/reportWords.ts';

/** Persian words in brackets, as descriptions of the contract have the field's own term. */
const TERM = /\s*\(([^()]*[\u0600-\u06ff][^()]*)\)/;
/** Whatever stands in brackets. */
const BRACKETS = /\s*\([^()]*\)/g;

/**
 * What a description of the contract calls something: the Persian term that it gives in brackets, or the English words before them.
 * @param name what it is called where it has no description
 */
export function describedAs(description: string | null | undefined, name: string, language: Language): string {
  if (language === 'fa') return persianTerm(description) ?? name;
  const words = firstLine(description).replace(BRACKETS, '').split(/[.:]/, 1)[0]?.trim();
  return words || name;
}

/** The Persian term that a description gives in brackets, the first of several; undefined where it gives none. */
export function persianTerm(description: string | null | undefined): string | undefined {
  return TERM.exec(firstLine(description))?.[1]?.split('،', 1)[0]?.trim();
}

function firstLine(description: string | null | undefined): string {
  return (description ?? '').split('\n', 1)[0] ?? '';
}
