import type { Asked } from '../graph/useAnswer.ts';
import { CoverageNotice } from './CoverageNotice.tsx';

/** Says once for a page of several questions which bodies their answers lack: of the answer that lacks most. Nothing while all are whole. */
export function CommonCoverage({ asked }: { asked: readonly Asked<unknown>[] }) {
  const coverages = asked.flatMap(({ answer }) => (answer?.coverage ? [answer.coverage] : []));
  const [least] = coverages
    .filter(({ complete }) => !complete)
    .sort((a, b) => b.missing.length + b.stale.length + b.dropped.length - (a.missing.length + a.stale.length + a.dropped.length));
  if (least === undefined) return null;
  const retry = () => {
    for (const each of asked) each.retry();
  };
  return <CoverageNotice coverage={least} retry={retry} />;
}
