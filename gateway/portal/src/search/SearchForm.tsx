import { type FormEvent, type ReactNode, useId } from 'react';
import { useLocation } from 'wouter';
import { withQuery } from '../addresses.ts';
import { useSpeech } from '../language/Speech.tsx';

/** What `search` takes at most. */
export const LONGEST_TEXT = 200;

/** Asks for words, and goes to what is found. Further conditions stand in the form as fields of their own. */
export function SearchForm({ text, children }: { text: string; children?: ReactNode }) {
  const { say } = useSpeech();
  const [, navigate] = useLocation();
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget))
      if (typeof value === 'string' && value.trim() !== '') query.append(name, value.trim());
    navigate(withQuery('/search', query));
  };
  return (
    <search>
      <form className="search" onSubmit={submit}>
        <label htmlFor={id}>{say.searchLabel}</label>
        <div className="search-line">
          <input
            id={id}
            key={text}
            type="search"
            name="text"
            defaultValue={text}
            maxLength={LONGEST_TEXT}
            placeholder={say.searchPlaceholder}
            enterKeyHint="search"
          />
          <button type="submit" className="primary">
            {say.search}
          </button>
        </div>
        {children}
      </form>
    </search>
  );
}
