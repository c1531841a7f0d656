import { Link, useParams } from 'wouter';
import { browseAddress, memberAddress } from '../addresses.ts';
import { categoryOfValue, newestDocument } from '../catalogue/catalogue.ts';
import { YearsOfContracts } from '../charts/YearsOfContracts.tsx';
import { MemberDocument, type MemberQuery } from '../graph/operations.ts';
import { isWhole, useAnswer } from '../graph/useAnswer.ts';
import { useSpeech } from '../language/Speech.tsx';
import { Completeness } from '../members/Completeness.tsx';
import { Scorecard } from '../members/Scorecard.tsx';
import { CategoryDoors } from '../records/CategoryDoors.tsx';
import { NewestList } from '../records/NewestList.tsx';
import { Answered } from '../shell/Answered.tsx';
import { CommonCoverage } from '../shell/CommonCoverage.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { StandingMark } from '../standing/StandingMark.tsx';
import { standingOf } from '../standing/standings.ts';
import { useStatus } from '../standing/useStatus.ts';

type Member = NonNullable<MemberQuery['member']>;

const NEWEST_OF_EACH = 4;
const NEWEST = 8;

/** One body: what it has published, what it owes, and how it can be reached. */
export default function MemberPage() {
  const { code } = useParams<{ code: string }>();
  return <MemberOf key={code} code={code} />;
}

function MemberOf({ code }: { code: string }) {
  const { say, name, language } = useSpeech();
  const asked = useAnswer(MemberDocument, { code });
  const newest = useAnswer(newestDocument, { first: NEWEST_OF_EACH, member: [code] });
  const member = asked.answer?.data.member;
  // Of one that gives no answer nothing is known, which is not the same as nothing published.
  const isSilent = asked.answer?.coverage?.missing.some((missing) => missing.code === code) === true;
  const title = member ? name(member) : asked.answer === undefined ? say.members.one : say.members.notFound;
  return (
    <>
      <p className="breadcrumb">
        <Link href="/members">{say.members.title}</Link>
      </p>
      <PageHeading title={title}>{member ? <Meta member={member} /> : null}</PageHeading>
      <CommonCoverage asked={[asked, newest]} />
      <Answered asked={asked} hasOwnCoverage={false}>
        {({ member }) =>
          member === null ? (
            <p>{say.members.notFoundHelp}</p>
          ) : (
            <>
              <p>
                <a href={`/requests/new?${new URLSearchParams({ member: member.code, ...(language !== 'fa' && { language }) })}`}>
                  {say.askForInformation}
                </a>
              </p>
              <section aria-labelledby="categories">
                <h2 id="categories">{say.members.disclosures}</h2>
                {isSilent ? <p>{say.members.silent}</p> : <CategoryDoors counts={countsOf(member)} conditions={{ member: code }} />}
              </section>
              <Scorecard member={code} obligations={member.obligations} />
              <Completeness obligations={member.obligations} />
              {isSilent ? null : (
                <>
                  <Years member={member} />
                  <section aria-labelledby="newest" className="panel">
                    <h2 id="newest">{say.newest}</h2>
                    <Answered asked={newest} hasOwnCoverage={false}>
                      {(answer) => <NewestList answer={answer} most={NEWEST} isWhole={isWhole(newest)} member={code} />}
                    </Answered>
                  </section>
                </>
              )}
              <Municipalities member={member} />
              <Register member={member} />
            </>
          )
        }
      </Answered>
    </>
  );
}

/** How many records of each category it has; none where it gave no answer. */
function countsOf({ holdings }: Member): ReadonlyMap<string, bigint> {
  return new Map((holdings?.categories ?? []).map(({ category, count }) => [categoryOfValue(category)?.name ?? category, BigInt(count)]));
}

function Meta({ member }: { member: Member }) {
  const { say, name, format } = useSpeech();
  const { status } = useStatus();
  const known = status?.report.members.find(({ code }) => code === member.code);
  return (
    <p className="meta">
      <strong>{say.members.kinds[member.kind]}</strong>
      {member.county === null ? null : <Link href={memberAddress(member.county.code)}>{name(member.county)}</Link>}
      {member.population === null ? null : <span>{say.members.people(member.population)}</span>}
      {known === undefined ? null : <StandingMark standing={standingOf(known)} />}
      {known?.confirmedAt ? (
        <span>
          {say.standing.confirmed}: <time dateTime={known.confirmedAt}>{format.moment(known.confirmedAt)}</time>
        </span>
      ) : null}
    </p>
  );
}

function Years({ member: { code, contractTotals } }: { member: Member }) {
  const { say, format } = useSpeech();
  if (contractTotals === null) return null;
  return (
    <section aria-labelledby="years" className="panel">
      <h2 id="years">{say.years.heading}</h2>
      <p className="lead">
        {say.years.all(format.amount(contractTotals.amount).short, BigInt(contractTotals.count))}{' '}
        {say.samplesAmong(BigInt(contractTotals.sampleCount))}
      </p>
      <YearsOfContracts years={contractTotals.groups} isWhole conditions={{ member: code }} />
    </section>
  );
}

function Municipalities({ member: { code, kind, municipalities } }: { member: Member }) {
  const { say, name } = useSpeech();
  if (kind !== 'COUNTY') return null;
  return (
    <section aria-labelledby="municipalities" className="panel">
      <h2 id="municipalities">{say.members.municipalities}</h2>
      <ul className="choices columns">
        {municipalities.map((each) => (
          <li key={each.code}>
            <Link href={memberAddress(each.code)}>{name(each)}</Link>
          </li>
        ))}
      </ul>
      <p>
        <Link href={browseAddress('contracts', { county: code })}>{say.members.contractsOfCounty}</Link>
      </p>
    </section>
  );
}

/** What the province's register knows of the body, its way to it among it. */
function Register({ member }: { member: Member }) {
  const { say, format } = useSpeech();
  const { location, address, officialCode, status, statusSince, statusReason, code } = member;
  return (
    <section aria-labelledby="register" className="panel">
      <h2 id="register">{say.members.register}</h2>
      <dl className="fields">
        <div>
          <dt>{say.members.membership}</dt>
          <dd>
            {say.members.memberships[status]}
            {statusSince === null ? null : <small className="note">{say.standing.since(format.moment(statusSince))}</small>}
            {statusReason === null ? null : <q dir="auto">{statusReason}</q>}
          </dd>
        </div>
        {address === null ? null : (
          <div>
            <dt>{say.members.server}</dt>
            <dd>
              <bdi className="code">{address}</bdi>
            </dd>
          </div>
        )}
        <div>
          <dt>{say.members.code}</dt>
          <dd>
            <bdi className="code">{code}</bdi>
          </dd>
        </div>
        {officialCode === null ? null : (
          <div>
            <dt>{say.members.officialCode}</dt>
            <dd>{format.digits(officialCode)}</dd>
          </div>
        )}
        {location === null ? null : (
          <div>
            <dt>{say.members.place}</dt>
            <dd>{say.record.onMap(format.number(location.latitude), format.number(location.longitude))}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
