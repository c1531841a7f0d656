import { useState } from 'react';
import type { CategoryEntry, FieldEntry } from '../../build/src/catalogue/Catalogue.ts';
import { fieldOf } from '../catalogue/catalogue.ts';
import { askGraph } from '../graph/askGraph.ts';
import { OlderRevisionsDocument, type RevisionPartsFragment } from '../graph/operations.ts';
import { useSpeech } from '../language/Speech.tsx';
import { ScrollRegion } from '../shell/ScrollRegion.tsx';
import { fieldName } from './fieldName.ts';
import { Value } from './Value.tsx';

/** How a record became what it is: what each revision changed, newest first. */
export function History({ id, newest, category }: { id: string; newest: readonly RevisionPartsFragment[]; category: CategoryEntry }) {
  const { say } = useSpeech();
  const [older, setOlder] = useState<readonly RevisionPartsFragment[]>([]);
  const [hasFailed, setHasFailed] = useState(false);
  const revisions = [...newest, ...older];
  const last = revisions.at(-1)?.number ?? 1;
  const more = async () => {
    try {
      const { data } = await askGraph(OlderRevisionsDocument, { id, before: last });
      setOlder([...older, ...(data.node?.revisions ?? [])]);
      setHasFailed(false);
    } catch {
      setHasFailed(true);
    }
  };
  return (
    <section aria-labelledby="history" className="panel">
      <h2 id="history">{say.record.history}</h2>
      <ol className="history">
        {revisions.map((revision) => (
          <RevisionItem key={revision.number} revision={revision} category={category} />
        ))}
      </ol>
      <p role="alert">{hasFailed ? say.failures.OFFLINE.title : ''}</p>
      {last > 1 ? (
        <button type="button" onClick={more}>
          {say.record.older}
        </button>
      ) : null}
    </section>
  );
}

function RevisionItem({ revision, category }: { revision: RevisionPartsFragment; category: CategoryEntry }) {
  const { say, format } = useSpeech();
  const { number, publishedAt, status, withdrawal, changes } = revision;
  return (
    <li>
      <p>
        <strong>{say.record.revision(number)}</strong> – <time dateTime={publishedAt}>{format.moment(publishedAt)}</time> –{' '}
        {status === 'WITHDRAWN'
          ? say.record.withdrawn
          : number === 1
            ? say.record.firstPublished
            : changes.length === 0
              ? say.record.unchanged
              : null}
        {withdrawal === null ? null : (
          <>
            {' '}
            <q dir="auto">{withdrawal.reason}</q>
          </>
        )}
        {changes.length === 0 ? null : say.record.changedFields(changes.length)}
      </p>
      {changes.length === 0 ? null : <Changes changes={changes} category={category} number={number} />}
    </li>
  );
}

function Changes({ changes, category, number }: { changes: RevisionPartsFragment['changes']; category: CategoryEntry; number: number }) {
  const speech = useSpeech();
  const { say } = speech;
  return (
    <ScrollRegion label={say.record.revision(number)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say.record.field}</th>
            <th scope="col">{say.record.before}</th>
            <th scope="col">{say.record.after}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ field, before, after, withheld }) => (
            <tr key={field}>
              <th scope="row">{fieldName(category, field, speech)}</th>
              {withheld === null ? (
                <>
                  <td>
                    <Told field={fieldOf(category, field)} json={before} />
                  </td>
                  <td>
                    <Told field={fieldOf(category, field)} json={after} />
                  </td>
                </>
              ) : (
                <td colSpan={2}>{say.record.withheld[withheld]}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** How fields of the envelope are shown, which no category names. */
const PLAIN: FieldEntry = { name: '', label: { fa: '', en: '' }, kind: 'text' };

/** A value as a revision tells it: as a text of JSON. What a link was is told as an id. */
function Told({ field = PLAIN, json }: { field?: FieldEntry | undefined; json: string | null }) {
  const value: unknown = json === null ? null : JSON.parse(json);
  const isLink = field.kind === 'record' || field.kind === 'supplier';
  return <Value field={isLink && typeof value !== 'object' ? PLAIN : field} value={value} />;
}
