import { Link } from 'wouter';
import { memberAddress } from '../addresses.ts';
import { useMembers } from '../graph/useMembers.ts';
import { useSpeech } from '../language/Speech.tsx';
import { Legend } from '../standing/Legend.tsx';
import { StandingMark } from '../standing/StandingMark.tsx';
import { countsOf } from '../standing/standings.ts';
import { useStandings } from '../standing/useStatus.ts';
import { ProvinceMap } from './ProvinceMap.tsx';
import './members.css';

/** The map of the province's bodies, who answers now, and the same as a list. */
export function WhoAnswers() {
  const { say, name } = useSpeech();
  const { members } = useMembers();
  const { status, standings } = useStandings();
  const known = status?.report.members ?? [];
  const answering = countsOf(known).get('ANSWERING') ?? 0;
  const summary = status === undefined ? say.loading : say.standing.summary(answering, known.length);
  const unplaced = members.filter(({ location }) => location === null);
  return (
    <section aria-labelledby="bodies" className="panel bodies">
      <div>
        <h2 id="bodies">{say.members.map}</h2>
        <p className="lead">{summary}</p>
        <Legend members={known} />
        <p className="note">{say.members.mapHelp}</p>
        {unplaced.length === 0 ? null : <p className="note">{say.members.unplaced(unplaced.length)}</p>}
        <details>
          <summary>{say.members.list}</summary>
          <ul className="scroll-list">
            {members.map((member) => (
              <li key={member.code}>
                <Link href={memberAddress(member.code)}>{name(member)}</Link>{' '}
                {standings.has(member.code) ? <StandingMark standing={standings.get(member.code) ?? 'PENDING'} /> : null}
              </li>
            ))}
          </ul>
        </details>
        <p className="ways">
          <Link href="/members">{say.members.title}</Link>
          <Link href="/answering">{say.standing.title}</Link>
        </p>
      </div>
      <div className="map-place">
        {members.length === 0 ? null : <ProvinceMap members={members} standings={standings} summary={say.members.mapSummary(summary)} />}
      </div>
    </section>
  );
}
