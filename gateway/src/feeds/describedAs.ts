import type { Language } from '../reports/output/reportWords.ts';

/** Persian words in brackets, as descriptions of the contract have the field's own term. */
const TERM = /\s*\(([^()]*[\u0600-\u06ff][^()]*)\)/;

/**
 * What a description of the contract calls something: the Persian term that it gives in brackets, or the English words before them.
 * @param name what it is called where it has no description
 */
export function describedAs(description: string | null | undefined, name: string, language: Language): string {
  const text = (description ?? '').split('\n', 1)[0] ?? '';
  if (language === 'fa') return TERM.exec(text)?.[1]?.split('،', 1)[0]?.trim() ?? name;
  const words = text.replace(TERM, '').split(/[.:]/, 1)[0]?.trim() ?? '';
  return words === '' ? name : words;
}
