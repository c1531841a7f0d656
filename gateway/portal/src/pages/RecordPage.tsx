import { Link, useLocation } from 'wouter';
import type { CategoryEntry, FieldEntry } from '../../build/src/catalogue/Catalogue.ts';
import { browseAddress, recordIdIn } from '../addresses.ts';
import { categoryNamed } from '../catalogue/catalogue.ts';
import { addressOf } from '../graph/askGraph.ts';
import type { GraphDocument } from '../graph/GraphDocument.ts';
import type { EnvelopeFragment } from '../graph/operations.ts';
import { useAnswer } from '../graph/useAnswer.ts';
import { useSpeech } from '../language/Speech.tsx';
import type { Answered as AnsweredObject } from '../records/answered.ts';
import { Documents } from '../records/Documents.tsx';
import { Fields } from '../records/Fields.tsx';
import { fieldName } from '../records/fieldName.ts';
import { History } from '../records/History.tsx';
import { Sample } from '../records/Sample.tsx';
import { Answered } from '../shell/Answered.tsx';
import { Notice } from '../shell/Notice.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';

/** All of a record: what is common to all categories, and the fields of its own, which the catalogue names. */
type WholeRecord = EnvelopeFragment & AnsweredObject;

interface RecordAnswer {
  readonly record: WholeRecord | null;
}

/** One record: what it says, what belongs to it, and how it became what it is. */
export default function RecordPage() {
  // The router decodes what it can, which is too much for an id with a percent sign: so it is only asked when to look again.
  useLocation();
  const id = recordIdIn(window.location.pathname) ?? '';
  const category = categoryNamed(id.split(':')[1] ?? '');
  return category === undefined ? <NotFoundPage /> : <RecordOf key={id} id={id} category={category} />;
}

function RecordOf({ id, category }: { id: string; category: CategoryEntry }) {
  const { say, label } = useSpeech();
  const document: GraphDocument<RecordAnswer, { id: string }> = category.record;
  const asked = useAnswer(document, { id });
  const { answer } = asked;
  const record = answer?.data.record;
  return (
    <>
      <p className="breadcrumb">
        <Link href={browseAddress(category.name)}>{label(category.label)}</Link>
      </p>
      <PageHeading title={titleOf()}>{record ? <Meta record={record} /> : null}</PageHeading>
      <Answered asked={asked}>
        {({ record }) =>
          record === null ? (
            <p>{isUnanswered() ? say.record.unansweredHelp : say.record.notFoundHelp}</p>
          ) : (
            <Parts record={record} category={category} json={addressOf(document, { id })} />
          )
        }
      </Answered>
    </>
  );

  /** Whether the body gave no answer, so that nobody knows whether there is such a record. */
  function isUnanswered(): boolean {
    return (answer?.coverage?.missing.length ?? 0) > 0;
  }

  function titleOf(): string {
    if (record) return record.title || say.noTitle;
    if (answer === undefined) return label(category.label);
    return isUnanswered() ? say.record.unanswered : say.record.notFound;
  }
}

/** What lists show stands first, what consists of parts last. */
function inOrderOfWeight({ fields, columns }: CategoryEntry): FieldEntry[] {
  const weight = ({ name, kind, many }: FieldEntry) => (kind === 'object' || many ? 2 : columns.includes(name) ? 0 : 1);
  return [...fields].sort((a, b) => weight(a) - weight(b));
}

function Meta({ record }: { record: WholeRecord }) {
  const { say, name, format } = useSpeech();
  return (
    <p className="meta">
      <strong>{name(record.member)}</strong>
      {record.fiscalYear === null ? null : (
        <span>
          {say.record.fiscalYear} {format.year(record.fiscalYear)}
        </span>
      )}
      <span>
        {say.record.publishedAt}: <time dateTime={record.publishedAt}>{format.moment(record.publishedAt)}</time>
      </span>
      {record.modifiedAt === record.publishedAt ? null : (
        <span>
          {say.record.modifiedAt}: <time dateTime={record.modifiedAt}>{format.moment(record.modifiedAt)}</time>
        </span>
      )}
      {record.sample ? <Sample /> : null}
    </p>
  );
}

function Parts({ record, category, json }: { record: WholeRecord; category: CategoryEntry; json: string }) {
  const speech = useSpeech();
  const { say, format, language, name } = speech;
  const { withdrawal, warnings, redactions } = record;
  return (
    <>
      {withdrawal === null ? null : (
        <Notice tone="bad" title={say.record.withdrawnTitle}>
          <p>{say.record.withdrawnAt(format.moment(withdrawal.at))}</p>
          <p>
            {say.record.reason} <q dir="auto">{withdrawal.reason}</q>
          </p>
        </Notice>
      )}
      <section aria-labelledby="details" className="panel">
        <h2 id="details">{say.record.details}</h2>
        <Fields fields={inOrderOfWeight(category)} values={record} />
      </section>
      {record.documents.length === 0 ? null : <Documents documents={record.documents} />}
      {warnings.length === 0 ? null : (
        <section aria-labelledby="warnings" className="panel">
          <h2 id="warnings">{say.record.warnings}</h2>
          <p>{say.record.warningsHelp}</p>
          <ul>
            {warnings.map(({ code, field, message, messageFa }) => (
              <li key={`${code} ${field}`}>
                {field === null ? null : <strong>{fieldName(category, field, speech)}: </strong>}
                {language === 'fa' ? format.digits(messageFa) : message}
              </li>
            ))}
          </ul>
        </section>
      )}
      {redactions.length === 0 ? null : (
        <section aria-labelledby="redactions" className="panel">
          <h2 id="redactions">{say.record.redactions}</h2>
          <ul>
            {redactions.map(({ field, legalArticle }) => (
              <li key={`${field} ${legalArticle}`}>{say.record.redactionOf(fieldName(category, field, speech), legalArticle)}</li>
            ))}
          </ul>
        </section>
      )}
      <History id={record.id} newest={record.revisions} category={category} />
      <section aria-labelledby="source" className="panel">
        <h2 id="source">{say.record.source}</h2>
        <dl className="fields">
          {record.sourceUrl === null ? null : (
            <div className="wide">
              <dt>{say.record.sourcePage}</dt>
              <dd>
                <a className="url" href={record.sourceUrl} rel="noopener noreferrer nofollow" dir="ltr">
                  {record.sourceUrl}
                </a>
              </dd>
            </div>
          )}
          {record.license === null ? null : (
            <div>
              <dt>{say.record.license}</dt>
              <dd dir="auto">{record.license}</dd>
            </div>
          )}
          <div className="wide">
            <dt>{say.record.identifier}</dt>
            <dd>
              <bdi className="code">{record.id}</bdi>
            </dd>
          </div>
          <div className="wide">
            <dt>{say.record.hash}</dt>
            <dd>
              <bdi className="code">{record.contentHash}</bdi>
            </dd>
          </div>
        </dl>
        <p className="downloads">
          <a href={json} type="application/json">
            {say.record.json}
          </a>
          <Link href={browseAddress(category.name, { member: record.member.code })}>{say.record.allOf(name(record.member))}</Link>
        </p>
      </section>
    </>
  );
}
