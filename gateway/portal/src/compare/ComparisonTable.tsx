import { Link } from 'wouter';
import { useSpeech } from '../language/Speech.tsx';
import { ScrollRegion } from '../shell/ScrollRegion.tsx';
import type { Choice } from './choice.ts';
import type { Comparison } from './comparisonOf.ts';
import type { NamedGroup } from './NamedGroup.ts';

/** Smaller parts than this are rounded to nothing, which they are not. */
const LEAST_SHARE = 0.1;

/** The groups with their figures in full, and below them the rest and the whole. */
export function ComparisonTable({
  title,
  choice: { figure, group },
  comparison: { others, whole },
  rows,
}: {
  title: string;
  choice: Choice;
  comparison: Comparison;
  rows: readonly NamedGroup[];
}) {
  const { say, label, format } = useSpeech();
  const isCount = figure.name === 'count';
  const number = (value: bigint | null) => (value === null ? <Nothing /> : format.number(value));
  const shareText = (share: number, value: bigint | null) =>
    share === 0 && value !== 0n ? say.compare.lessThan(format.percent(LEAST_SHARE)) : format.percent(share);
  const cells = (value: bigint | null, count: bigint, share: number | null) => (
    <>
      <td>{number(value)}</td>
      {figure.addsUp ? <td>{share === null ? <Nothing /> : shareText(share, value)}</td> : null}
      {isCount ? null : <td>{format.number(count)}</td>}
    </>
  );
  return (
    <ScrollRegion label={title}>
      <table className="comparison">
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{label(group.label)}</th>
            <th scope="col">
              {label(figure.label)}
              {figure.kind === 'rial' ? ` (${say.rialUnit})` : ''}
            </th>
            {figure.addsUp ? <th scope="col">{say.compare.share}</th> : null}
            {isCount ? null : <th scope="col">{say.compare.records}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, href, value, count, share }) => (
            <tr key={id}>
              <th scope="row">
                {href === undefined ? (
                  <bdi>{name}</bdi>
                ) : (
                  <Link href={href}>
                    <bdi>{name}</bdi>
                  </Link>
                )}
              </th>
              {cells(value, count, share)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          {others === null ? null : (
            <tr>
              <th scope="row">{say.compare.others(others.groups)}</th>
              {cells(others.value, others.count, others.share)}
            </tr>
          )}
          <tr className="whole">
            <th scope="row">{say.compare.whole}</th>
            {cells(whole.value, whole.count, figure.addsUp && whole.value !== null && whole.value > 0n ? 100 : null)}
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

function Nothing() {
  const { say } = useSpeech();
  return (
    <span className="absent">
      <span aria-hidden="true">—</span>
      <span className="visually-hidden">{say.compare.nothing}</span>
    </span>
  );
}
