import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Label } from '../../build/src/catalogue/Catalogue.ts';
import { type Formats, formatsOf } from './formats.ts';
import type { Language } from './Language.ts';
import { type Words, words } from './words.ts';

/** How the page speaks. */
export interface Speech {
  language: Language;
  say: Words;
  format: Formats;
  /** The label's words in this language. */
  label(label: Label): string;
  /** A body's name in this language. */
  name(member: { nameFa: string; nameEn: string }): string;
}

const SpeechContext = createContext<Speech | null>(null);

/** Lets what is in it speak a language. */
export function SpeechProvider({ language, children }: { language: Language; children: ReactNode }) {
  const speech = useMemo<Speech>(
    () => ({
      language,
      say: words[language],
      format: formatsOf(language),
      label: (label) => label[language],
      name: ({ nameFa, nameEn }) => (language === 'fa' ? nameFa : nameEn),
    }),
    [language],
  );
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

/** How the page speaks. */
export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (speech === null) throw new Error('useSpeech expects a SpeechProvider around it');
  return speech;
}
