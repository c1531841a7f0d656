import type { Failure } from '../graph/Failure.ts';
import { useSpeech } from '../language/Speech.tsx';
import { Notice } from './Notice.tsx';

/** Says why there is no answer, and lets the reader ask again. */
export function FailureNotice({ failure, retry }: { failure: Failure; retry: () => void }) {
  const { say } = useSpeech();
  return (
    <Notice tone="bad" title={say.failures[failure.kind].title}>
      {failure.kind === 'TOO_MANY' ? (
        <p>{say.failures.TOO_MANY.help(failure.retryAfterSeconds)}</p>
      ) : (
        <p>{say.failures[failure.kind].help}</p>
      )}
      {failure.kind === 'REFUSED' ? (
        <p dir="auto" lang="en">
          {failure.message} {failure.whatToDo}
        </p>
      ) : null}
      {failure.kind === 'SERVER' && failure.id !== null ? <p>{say.errorId(failure.id)}</p> : null}
      <button type="button" onClick={retry}>
        {say.retry}
      </button>
    </Notice>
  );
}
