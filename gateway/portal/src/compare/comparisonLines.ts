import type { Coverage } from '../graph/Coverage.ts';
import type { Speech } from '../language/Speech.tsx';
import type { Choice } from './choice.ts';
import type { Comparison } from './comparisonOf.ts';
import type { CsvCell } from './csvOf.ts';
import type { NamedGroup } from './NamedGroup.ts';

/** The table as the lines of a file: what is shown and nothing else, and whom it does not cover. Shares are in percent. */
export function comparisonLines(
  { figure, group }: Choice,
  { others, whole }: Comparison,
  rows: readonly NamedGroup[],
  coverage: Coverage | null,
  { say, label }: Speech,
): CsvCell[][] {
  const isCount = figure.name === 'count';
  const line = (name: string, key: string, value: bigint | null, share: number | null, count: bigint): CsvCell[] => [
    name,
    key,
    value,
    ...(figure.addsUp ? [share === null ? null : String(share)] : []),
    ...(isCount ? [] : [count]),
  ];
  return [
    [
      label(group.label),
      say.compare.key,
      `${label(figure.label)}${figure.kind === 'rial' ? ` (${say.rialUnit})` : ''}`,
      ...(figure.addsUp ? [say.compare.sharePercent] : []),
      ...(isCount ? [] : [say.compare.records]),
    ],
    ...rows.map(({ name, group: { key }, value, share, count }) => line(name, key ?? '', value, share, count)),
    ...(others === null ? [] : [line(say.compare.others(others.groups), '', others.value, others.share, others.count)]),
    line(say.compare.whole, '', whole.value, null, whole.count),
    ...(coverage === null || coverage.complete
      ? []
      : [
          [say.coveragePartial(coverage.answered, coverage.asked)],
          ...coverage.missing.map(({ code, reason }) => [`${code}: ${say.missingReasons[reason] ?? reason}`]),
          ...coverage.stale.map(({ code, asOf }) => [`${code}: ${say.asOf(asOf)}`]),
        ]),
  ];
}
