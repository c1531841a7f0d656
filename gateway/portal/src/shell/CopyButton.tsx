import { useEffect, useState } from 'react';
import { useSpeech } from '../language/Speech.tsx';
import { copyText } from './copyText.ts';

/** What was done stands beside the button for so long. */
const SHOWN_MILLISECONDS = 4_000;

/**
 * Copies a text, and says that it did.
 * @param text what is copied; asked for when it is wanted
 * @param about what it is, for who hears the button without what stands around it
 */
export function CopyButton({ text, label, about }: { text: () => string; label: string; about?: string }) {
  const { say } = useSpeech();
  const [done, setDone] = useState('');
  useEffect(() => {
    if (done === '') return;
    const timer = setTimeout(() => setDone(''), SHOWN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [done]);
  const copy = async () => setDone((await copyText(text())) ? say.copied : say.notCopied);
  return (
    <span className="copy">
      <button type="button" onClick={() => void copy()} aria-label={about === undefined ? undefined : `${label}: ${about}`}>
        {label}
      </button>{' '}
      <span role="status">{done}</span>
    </span>
  );
}
