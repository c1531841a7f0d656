import { useState } from 'react';
import { Link } from 'wouter';
import type { ExtensionStatus } from '../../../src/extensions/ExtensionStatus.ts';
import type { MemberStatus } from '../../../src/status/MemberStatus.ts';
import { memberAddress } from '../addresses.ts';
import { useMembers } from '../graph/useMembers.ts';
import { useSpeech } from '../language/Speech.tsx';
import { CardTable } from '../shell/CardTable.tsx';
import { FailureNotice } from '../shell/FailureNotice.tsx';
import { Loading } from '../shell/Loading.tsx';
import { Notice } from '../shell/Notice.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { Legend } from '../standing/Legend.tsx';
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
  return (
    // Told again when it becomes another one, and only then.
    <section className="panel" role="status" aria-label={say.standing.title}>
      <p className="lead">{say.standing.summary(countsOf(members).get('ANSWERING') ?? 0, members.length)}</p>
      <Legend members={members} />
    </section>
  );
}

/** Whom a person looks for stands first: those that do not answer. The others are many, and alike. */
function Bodies({ members }: { members: readonly MemberStatus[] }) {
  const { say } = useSpeech();
  const isAnswering = (member: MemberStatus) => standingOf(member) === 'ANSWERING';
  const [silent, answering] = [members.filter((member) => !isAnswering(member)), members.filter(isAnswering)];
  return (
    <section aria-labelledby="bodies" className="part">
      <h2 id="bodies">{say.standing.silent}</h2>
      {silent.length === 0 ? <p>{say.standing.nobodySilent}</p> : <BodiesTable members={silent} caption={say.standing.silent} />}
      {answering.length === 0 ? null : (
        <details>
          <summary>{say.standing.answering(answering.length)}</summary>
          <BodiesTable members={answering} caption={say.standing.answering(answering.length)} />
        </details>
      )}
    </section>
  );
}

function BodiesTable({ members, caption }: { members: readonly MemberStatus[]; caption: string }) {
  const { say, name, format } = useSpeech();
  const { members: registered } = useMembers();
  const joined = new Map(registered.map((member) => [member.code, member]));
  const sorted = [...members].sort((a, b) => STANDINGS.indexOf(standingOf(a)) - STANDINGS.indexOf(standingOf(b)));
  return (
    <CardTable
      caption={caption}
      keyOf={({ code }) => code}
      rows={sorted}
      columns={[
        { key: 'name', title: say.memberColumn, cell: (member) => <Link href={memberAddress(member.code)}>{name(member)}</Link> },
        {
          key: 'state',
          title: say.standing.state,
          cell(member) {
            const standing = standingOf(member);
            const since = lookOf(standing) === 'away' ? joined.get(member.code)?.statusSince : undefined;
            return (
              <>
                <StandingMark standing={standing} />
                {since ? <small className="note">{say.standing.since(format.moment(since))}</small> : null}
              </>
            );
          },
        },
        {
          key: 'reason',
          title: say.standing.reason,
          cell: ({ reason }) => (reason === null ? '—' : (say.missingReasons[reason] ?? reason)),
        },
        {
          key: 'confirmed',
          title: say.standing.confirmed,
          cell: ({ confirmedAt }) =>
            confirmedAt === null ? say.standing.never : <time dateTime={confirmedAt}>{format.moment(confirmedAt)}</time>,
        },
      ]}
    />
  );
}

function Extensions({ extensions }: { extensions: readonly ExtensionStatus[] }) {
  const { say, format } = useSpeech();
  const { nameOf } = useMembers();
  return (
    <section aria-labelledby="extensions" className="part">
      <h2 id="extensions">{say.standing.extensions}</h2>
      <p>{say.standing.extensionsHelp}</p>
      {extensions.length === 0 ? (
        <p>{say.standing.noExtensions}</p>
      ) : (
        <CardTable
          caption={say.standing.extensions}
          keyOf={(extension) => extension.name}
          rows={extensions}
          columns={[
            { key: 'name', title: say.standing.extension, cell: (extension) => <bdi className="code">{extension.name}</bdi> },
            { key: 'body', title: say.memberColumn, cell: ({ body }) => <Link href={memberAddress(body)}>{nameOf(body)}</Link> },
            {
              key: 'state',
              title: say.standing.state,
              cell: ({ state, since }) => (
                <>
                  {say.standing.extensionStates[state]}
                  <small className="note">{say.standing.since(format.moment(since))}</small>
                </>
              ),
            },
            { key: 'reason', title: say.standing.reason, cell: ({ reason }) => (reason === null ? '—' : <bdi>{reason}</bdi>) },
            { key: 'adds', title: say.standing.adds, cell: ({ adds }) => <bdi className="code">{adds.join(', ')}</bdi> },
          ]}
        />
      )}
    </section>
  );
}
