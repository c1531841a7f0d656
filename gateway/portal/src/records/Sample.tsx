import { useSpeech } from '../language/Speech.tsx';

/** Marks a record that is invented. */
export function Sample() {
  const { say } = useSpeech();
  return (
    <span className="tag sample" title={say.sampleHint}>
      {say.sample}
    </span>
  );
}
