import { Link } from 'wouter';
import { browseAddress } from '../addresses.ts';
import { categoryOfValue } from '../catalogue/catalogue.ts';
import { BarChart } from '../charts/BarChart.tsx';
import type { MemberQuery } from '../graph/operations.ts';
import { useSpeech } from '../language/Speech.tsx';
import { fieldName } from '../records/fieldName.ts';
import { ScrollRegion } from '../shell/ScrollRegion.tsx';

type Obligation = NonNullable<MemberQuery['member']>['obligations'][number];

/** What a body owes the public, and how it stands with it, in words. */
export function Scorecard({ member, obligations }: { member: string; obligations: readonly Obligation[] }) {
  const { say } = useSpeech();
  const number = (status: Obligation['status']) => obligations.filter((each) => each.status === status).length;
  const shares = obligations.filter(({ fields, count }) => fields.length > 0 && count !== null && BigInt(count) > 0n);
  return (
    <section aria-labelledby="obligations" className="panel">
      <h2 id="obligations">{say.owed.title}</h2>
      <p>{say.owed.intro}</p>
      {obligations.length === 0 ? (
        <p>{say.owed.nothing}</p>
      ) : (
        <>
          <p className="lead">{say.owed.summary(number('MET'), obligations.length, number('OVERDUE') + number('NEVER_PUBLISHED'))}</p>
          <ScrollRegion label={say.owed.title}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{say.owed.what}</th>
                  <th scope="col">{say.owed.how}</th>
                  <th scope="col">{say.owed.last}</th>
                  <th scope="col">{say.owed.basis}</th>
                </tr>
              </thead>
              <tbody>
                {obligations.map((obligation) => (
                  <ObligationRow key={obligation.id} member={member} obligation={obligation} />
                ))}
              </tbody>
            </table>
          </ScrollRegion>
          {shares.map((obligation) => (
            <FieldShares key={obligation.id} obligation={obligation} />
          ))}
        </>
      )}
    </section>
  );
}

const LOOKS = { MET: 'well', NOT_DUE: 'away', OVERDUE: 'unwell', NEVER_PUBLISHED: 'unwell', UNKNOWN: 'away' } as const;

function ObligationRow({ member, obligation }: { member: string; obligation: Obligation }) {
  const { say, label, format, language } = useSpeech();
  const { category, status, everyMonths, daysOverdue, dueOn, lastModifiedAt, basis, count, sampleCount, missing } = obligation;
  const entry = categoryOfValue(category);
  const isAllSample = count !== null && BigInt(count) > 0n && count === sampleCount;
  return (
    <tr>
      <th scope="row">
        {entry === undefined ? category : <Link href={browseAddress(entry.name, { member })}>{label(entry.label)}</Link>}
        <small className="note">{everyMonths === null ? say.owed.asItComesUp : say.owed.every(everyMonths)}</small>
      </th>
      <td>
        <strong className={`standing ${LOOKS[status]}`}>{say.owed.statuses[status]}</strong>
        {daysOverdue !== null && daysOverdue > 0 ? <small className="note">{say.owed.overdue(daysOverdue)}</small> : null}
        {dueOn !== null && !daysOverdue ? <small className="note">{say.owed.due(format.day(dueOn))}</small> : null}
        {missing === null ? null : <small className="note">{say.missingReasons[missing]}</small>}
        {isAllSample ? <small className="note">{say.owed.allSample}</small> : null}
      </td>
      <td>{lastModifiedAt === null ? '—' : <time dateTime={lastModifiedAt}>{format.moment(lastModifiedAt)}</time>}</td>
      <td>
        {basis.source === null ? (
          basis[language]
        ) : (
          <a href={basis.source} rel="noopener noreferrer">
            {basis[language]}
          </a>
        )}
        {basis.assumed ? <small className="note">{say.owed.assumed}</small> : null}
      </td>
    </tr>
  );
}

/** Which fields that records should have, they do have. */
function FieldShares({ obligation }: { obligation: Obligation }) {
  const speech = useSpeech();
  const { say, label, format } = speech;
  const entry = categoryOfValue(obligation.category);
  if (entry === undefined) return null;
  const rows = obligation.fields.map(({ field, count, of }) => {
    const share = Number((BigInt(count) * 1000n) / (BigInt(of) || 1n)) / 10;
    return { label: fieldName(entry, field, speech), value: share, text: say.owed.share(format.percent(share), BigInt(count), BigInt(of)) };
  });
  return (
    <details>
      <summary>{say.owed.complete(label(entry.label))}</summary>
      <BarChart title={say.owed.sharesOf(label(entry.label))} unit={say.owed.percent} rows={rows} />
    </details>
  );
}
