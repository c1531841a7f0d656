import type { Coverage } from '../graph/Coverage.ts';
import { useMembers } from '../graph/useMembers.ts';
import { useSpeech } from '../language/Speech.tsx';
import { Notice } from './Notice.tsx';

/** Says which bodies an answer lacks, so that nobody takes a part for the whole. Nothing when it is complete. */
export function CoverageNotice({ coverage, retry }: { coverage: Coverage; retry: () => void }) {
  const { say, format } = useSpeech();
  const { nameOf } = useMembers();
  if (coverage.complete) return null;
  const { answered, asked, missing, stale, dropped } = coverage;
  const droppedRows = dropped.reduce((sum, { rows }) => sum + rows, 0);
  return (
    <Notice tone="partial" title={say.coveragePartial(answered, asked)}>
      {missing.length === 0 ? null : <p>{say.coverageMissing(missing.length)}</p>}
      {stale.length === 0 ? null : <p>{say.coverageStale(stale.length)}</p>}
      {dropped.length === 0 ? null : <p>{droppedRows === 0 ? say.coverageDroppedValues : say.coverageDropped(droppedRows)}</p>}
      <details>
        <summary>{say.coverageWho}</summary>
        <ul>
          {missing.map(({ code, reason }) => (
            <li key={code}>
              {nameOf(code)}: {say.missingReasons[reason] ?? reason}
            </li>
          ))}
          {stale.map(({ code, asOf }) => (
            <li key={code}>
              {nameOf(code)}: {say.asOf(format.moment(asOf))}
            </li>
          ))}
          {dropped.map(({ code }) => (
            <li key={code}>{nameOf(code)}</li>
          ))}
        </ul>
      </details>
      <button type="button" onClick={retry}>
        {say.retry}
      </button>
    </Notice>
  );
}
