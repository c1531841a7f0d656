import type { ReactNode } from 'react';
import type { Asked } from '../graph/useAnswer.ts';
import { useSpeech } from '../language/Speech.tsx';
import { CoverageNotice } from './CoverageNotice.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import { Loading } from './Loading.tsx';

/**
 * What a page shows of a question: that it waits, why there is no answer, or the answer with whom it does not cover. While a further answer is
 * waited for, the one before stays.
 */
export function Answered<Data>({ asked, children }: { asked: Asked<Data>; children: (data: Data) => ReactNode }) {
  const { say } = useSpeech();
  const { answer, failure, isWaiting, retry } = asked;
  if (failure !== undefined) return <FailureNotice failure={failure} retry={retry} />;
  if (answer === undefined) return <Loading />;
  const { data, coverage } = answer;
  // Of bodies that did not answer the coverage says more.
  const errors = answer.errors.filter(
    ({ extensions }) => extensions?.code !== 'MEMBER_UNAVAILABLE' || coverage === null || coverage.complete,
  );
  return (
    <div className="answered" aria-busy={isWaiting}>
      {coverage === null ? null : <CoverageNotice coverage={coverage} retry={retry} />}
      {errors.length === 0 ? null : (
        <div className="notice bad" role="alert">
          <p className="notice-title">{say.partErrors}</p>
          <ul>
            {[...new Set(errors.map(({ message }) => message))].map((message) => (
              <li key={message} dir="auto">
                {message}
              </li>
            ))}
          </ul>
        </div>
      )}
      {children(data)}
    </div>
  );
}
