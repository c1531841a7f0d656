import { useState } from 'react';
import { Link } from 'wouter';
import type { ExtensionStatus } from '../../../src/extensions/ExtensionStatus.ts';
import type { MemberStatus } from '../../../src/status/MemberStatus.ts';
import { memberAddress } from '../addresses.ts';
import { useMembers } from '../graph/useMembers.ts';
import { useSpeech } from '../language/Speech.tsx';
import { FailureNotice } from '../shell/FailureNotice.tsx';
import { Loading } from '../shell/Loading.tsx';
import { Notice } from '../shell/Notice.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { ScrollRegion } from '../shell/ScrollRegion.tsx';
import { StandingMark } from '../standing/StandingMark.tsx';
import { countsOf, lookOf, STANDINGS, standingOf } from '../standing/standings.ts';
import { useStatus } from '../standing/useStatus.ts';

/** The gateway looks at its members about every second; people read more slowly. */
const SECONDS_BETWEEN = 20;

/** Who answers now, who does not and why, and how extensions stand. It keeps itself up to date, unless the reader holds it still. */
export default function AnsweringPage() {
  const { say, format, language } = useSpeech();
  const [isHeld, setIsHeld] = useState(false);
  const { status, hasFailed, retry } = useStatus(isHeld ? 0 : SECONDS_BETWEEN);
  return (
    <>
      <PageHeading title={say.standing.title}>
        <p className="lead">{say.standing.intro}</p>
      </PageHeading>
      {hasFailed ? <FailureNotice failure={{ kind: 'OFFLINE' }} retry={retry} /> : null}
      {status === undefined ? (
        hasFailed ? null : (
          <Loading />
        )
      ) : (
        <>
          <div className="toolbar">
            <p className="meta">
              {say.standing.asOf} <time dateTime={status.at}>{format.moment(status.at)}</time>
            </p>
            <button type="button" aria-pressed={isHeld} onClick={() => setIsHeld(!isHeld)}>
              {isHeld ? say.standing.goOn : say.standing.hold}
            </button>
          </div>
          {status.report.directoryAnswers ? null : <Notice tone="partial" title={say.standing.directorySilent} />}
          <Summary members={status.report.members} />
          <Bodies members={status.report.members} />
          <Extensions extensions={status.report.extensions} />
          <p className="ways">
            <a href="/status.json">{say.standing.json}</a>
            <a href={`/status?language=${language}`}>{say.standing.plain}</a>
          </p>
        </>
      )}
    </>
  );
}

function Summary({ members }: { members: readonly MemberStatus[] }) {
  const { say } = useSpeech();
  const counts = countsOf(members);
  return (
    // Told again when it becomes another one, and only then.
    <section className="panel" role="status" aria-label={say.standing.title}>
      <p className="lead">{say.standing.summary(counts.get('ANSWERING') ?? 0, members.length)}</p>
      <ul className="legend">
        {STANDINGS.filter((standing) => counts.has(standing)).map((standing) => (
          <li key={standing}>
            <StandingMark standing={standing} /> {say.members.number(counts.get(standing) ?? 0)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Bodies({ members }: { members: readonly MemberStatus[] }) {
  const { say, name, format } = useSpeech();
  const { members: registered } = useMembers();
  const joined = new Map(registered.map((member) => [member.code, member]));
  // What a person looks for stands first.
  const weight = (member: MemberStatus) => STANDINGS.indexOf(standingOf(member));
  const sorted = [...members].sort((a, b) => weight(a) - weight(b));
  return (
    <section aria-labelledby="bodies">
      <h2 id="bodies">{say.members.title}</h2>
      <ScrollRegion label={say.members.title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say.memberColumn}</th>
              <th scope="col">{say.standing.state}</th>
              <th scope="col">{say.standing.reason}</th>
              <th scope="col">{say.standing.confirmed}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((member) => {
              const standing = standingOf(member);
              const since = lookOf(standing) === 'away' ? joined.get(member.code)?.statusSince : undefined;
              return (
                <tr key={member.code}>
                  <th scope="row">
                    <Link href={memberAddress(member.code)}>{name(member)}</Link>
                  </th>
                  <td>
                    <StandingMark standing={standing} />
                    {since ? <small className="note">{say.standing.since(format.moment(since))}</small> : null}
                  </td>
                  <td>{member.reason === null ? '' : (say.missingReasons[member.reason] ?? member.reason)}</td>
                  <td>
                    {member.confirmedAt === null ? (
                      say.standing.never
                    ) : (
                      <time dateTime={member.confirmedAt}>{format.moment(member.confirmedAt)}</time>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

function Extensions({ extensions }: { extensions: readonly ExtensionStatus[] }) {
  const { say, format } = useSpeech();
  const { nameOf } = useMembers();
  return (
    <section aria-labelledby="extensions">
      <h2 id="extensions">{say.standing.extensions}</h2>
      <p>{say.standing.extensionsHelp}</p>
      {extensions.length === 0 ? (
        <p>{say.standing.noExtensions}</p>
      ) : (
        <ScrollRegion label={say.standing.extensions}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say.standing.extension}</th>
                <th scope="col">{say.memberColumn}</th>
                <th scope="col">{say.standing.state}</th>
                <th scope="col">{say.standing.reason}</th>
                <th scope="col">{say.standing.adds}</th>
              </tr>
            </thead>
            <tbody>
              {extensions.map((extension) => (
                <tr key={extension.name}>
                  <th scope="row">
                    <bdi className="code">{extension.name}</bdi>
                  </th>
                  <td>
                    <Link href={memberAddress(extension.body)}>{nameOf(extension.body)}</Link>
                  </td>
                  <td>
                    {say.standing.extensionStates[extension.state]}
                    <small className="note">{say.standing.since(format.moment(extension.since))}</small>
                  </td>
                  <td dir="auto">{extension.reason}</td>
                  <td>
                    <bdi className="code">{extension.adds.join(', ')}</bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </section>
  );
}
