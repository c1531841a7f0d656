import { useState } from 'react';
import { Link } from 'wouter';
import { browseAddress, withQuery } from '../addresses.ts';
import type { Coverage } from '../graph/Coverage.ts';
import { useSpeech } from '../language/Speech.tsx';
import { CopyButton } from '../shell/CopyButton.tsx';
import { type Choice, conditionsIn, queryOf } from './choice.ts';
import { comparisonLines } from './comparisonLines.ts';
import type { Comparison } from './comparisonOf.ts';
import { csvOf } from './csvOf.ts';
import type { NamedGroup } from './NamedGroup.ts';

const FORMATS = ['csv', 'xlsx'] as const;

/** What a reader can take along: the address, the table as a file, and the records behind it. */
export function Takings({
  choice,
  comparison,
  rows,
  coverage,
  query,
}: {
  choice: Choice;
  comparison: Comparison;
  rows: readonly NamedGroup[];
  coverage: Coverage | null;
  query: URLSearchParams;
}) {
  const speech = useSpeech();
  const { say } = speech;
  const [saved, setSaved] = useState('');
  const { category, figure, group } = choice;
  const conditions = conditionsIn(query);
  const name = `${category.name}-${figure.name}-${group.value.toLowerCase()}.csv`;
  const permalink = () => `${window.location.origin}${window.location.pathname}?${queryOf(choice, conditions)}`;
  const save = () => {
    saveFile(name, csvOf(comparisonLines(choice, comparison, rows, coverage, speech)));
    setSaved(say.compare.saved(name));
  };
  return (
    <div className="takings">
      <CopyButton text={permalink} label={say.compare.copyLink} />
      <span className="copy">
        <button type="button" onClick={save}>
          {say.compare.saveTable}
        </button>{' '}
        <span role="status">{saved}</span>
      </span>
      <p className="downloads">
        {say.compare.rowsBehind} <Link href={withQuery(browseAddress(category.name), conditions)}>{say.compare.asList}</Link>
        {FORMATS.map((format) => (
          <a key={format} href={withQuery(`/export/${category.name}.${format}`, conditions)} download>
            {format.toUpperCase()}
          </a>
        ))}
      </p>
    </div>
  );
}

function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
