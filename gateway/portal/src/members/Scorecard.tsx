import { Link } from 'wouter';
import { browseAddress } from '../addresses.ts';
import { categoryOfValue } from '../catalogue/catalogue.ts';
import { useSpeech } from '../language/Speech.tsx';
import { Sample } from '../records/Sample.tsx';
import { CardTable } from '../shell/CardTable.tsx';
import type { Obligation } from './Obligation.ts';

/** What a body owes the public, and how it stands with it, in words. */
export function Scorecard({ member, obligations }: { member: string; obligations: readonly Obligation[] }) {
  const { say, format } = useSpeech();
  const number = (status: Obligation['status']) => obligations.filter((each) => each.status === status).length;
  return (
    <section aria-labelledby="obligations" className="part">
      <h2 id="obligations">{say.owed.title}</h2>
      {obligations.length === 0 ? (
        <p>{say.owed.nothing}</p>
      ) : (
        <>
          <p className="lead">
            {number('UNKNOWN') === obligations.length
              ? say.members.silent
              : say.owed.summary(number('MET'), obligations.length, number('OVERDUE') + number('NEVER_PUBLISHED'))}{' '}
            {obligations.some(isAllSample) ? say.owed.allSample : null}
          </p>
          <CardTable
            caption={say.owed.title}
            keyOf={({ id }) => id}
            rows={obligations}
            columns={[
              { key: 'what', title: say.owed.what, cell: (obligation) => <What member={member} obligation={obligation} /> },
              { key: 'how', title: say.owed.how, cell: (obligation) => <How obligation={obligation} /> },
              {
                key: 'last',
                title: say.owed.last,
                cell: ({ lastModifiedAt }) =>
                  lastModifiedAt === null ? '—' : <time dateTime={lastModifiedAt}>{format.moment(lastModifiedAt)}</time>,
              },
              { key: 'basis', title: say.owed.basis, cell: (obligation) => <Basis obligation={obligation} /> },
            ]}
          />
        </>
      )}
    </section>
  );
}

function isAllSample({ count, sampleCount }: Obligation): boolean {
  return count !== null && BigInt(count) > 0n && count === sampleCount;
}

function What({ member, obligation }: { member: string; obligation: Obligation }) {
  const { say, label } = useSpeech();
  const { category, everyMonths } = obligation;
  const entry = categoryOfValue(category);
  return (
    <>
      {entry === undefined ? category : <Link href={browseAddress(entry.name, { member })}>{label(entry.label)}</Link>}{' '}
      {isAllSample(obligation) ? <Sample /> : null}
      <small className="note">{everyMonths === null ? say.owed.asItComesUp : say.owed.every(everyMonths)}</small>
    </>
  );
}

const LOOKS = { MET: 'well', NOT_DUE: 'away', OVERDUE: 'unwell', NEVER_PUBLISHED: 'unwell', UNKNOWN: 'away' } as const;

function How({ obligation: { status, daysOverdue, dueOn, missing, asOf } }: { obligation: Obligation }) {
  const { say, format } = useSpeech();
  const isOverdue = daysOverdue !== null && daysOverdue > 0;
  return (
    <>
      <strong className={`standing ${LOOKS[status]}`}>{say.owed.statuses[status]}</strong>
      {isOverdue ? <small className="note">{say.owed.overdue(daysOverdue)}</small> : null}
      {dueOn === null || isOverdue ? null : <small className="note">{say.owed.due(format.day(dueOn))}</small>}
      {missing === null ? null : <small className="note">{say.missingReasons[missing]}</small>}
      {asOf === null ? null : <small className="note">{say.asOf(format.moment(asOf))}</small>}
    </>
  );
}

function Basis({ obligation: { basis } }: { obligation: Obligation }) {
  const { say, language } = useSpeech();
  return (
    <small className="basis">
      {basis[language]}{' '}
      {basis.source === null ? null : (
        <a href={basis.source} rel="noopener noreferrer">
          {say.owed.read}
        </a>
      )}
      {basis.assumed ? <span className="note">{basis.note?.[language] ?? say.owed.assumed}</span> : null}
    </small>
  );
}
