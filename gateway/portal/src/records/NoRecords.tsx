import type { Coverage } from '../graph/Coverage.ts';
import { useSpeech } from '../language/Speech.tsx';
import { Notice } from '../shell/Notice.tsx';

/** Says that there are no records, of those who answered, and what can be done. */
export function NoRecords({ isNarrowed, coverage }: { isNarrowed: boolean; coverage: Coverage | null }) {
  const { say } = useSpeech();
  const isWhole = coverage?.complete ?? true;
  return (
    <Notice tone="calm" title={isWhole ? (isNarrowed ? say.emptyList : say.emptyCategory) : say.emptyPart}>
      <p>{isNarrowed ? say.emptyListHelp : say.emptyCategoryHelp}</p>
    </Notice>
  );
}
