import { useSpeech } from '../language/Speech.tsx';

/** Says that something is on its way. */
export function Loading() {
  const { say } = useSpeech();
  return (
    <p className="loading" role="status">
      {say.loading}
    </p>
  );
}
