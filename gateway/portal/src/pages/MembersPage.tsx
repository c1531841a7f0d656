import { foldLetters } from '@shafaf/shared/persian/foldLetters';
import { useId, useState } from 'react';
import { Link } from 'wouter';
import { memberAddress } from '../addresses.ts';
import { MembersDocument } from '../graph/operations.ts';
import { useAnswer } from '../graph/useAnswer.ts';
import { type RegisteredMember, useMembers } from '../graph/useMembers.ts';
import { useSpeech } from '../language/Speech.tsx';
import { Answered } from '../shell/Answered.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { ScrollRegion } from '../shell/ScrollRegion.tsx';
import { StandingMark } from '../standing/StandingMark.tsx';
import { standingOf } from '../standing/standings.ts';
import { useStatus } from '../standing/useStatus.ts';

/** All bodies of the province, with how each stands. */
export default function MembersPage() {
  const { say } = useSpeech();
  const asked = useAnswer(MembersDocument, {});
  return (
    <>
      <PageHeading title={say.members.title}>
        <p className="lead">{say.members.intro}</p>
      </PageHeading>
      <Answered asked={asked}>{() => <MemberList />}</Answered>
    </>
  );
}

function MemberList() {
  const { say, name } = useSpeech();
  const { members, nameOf } = useMembers();
  const [sought, setSought] = useState('');
  const id = useId();
  const folded = foldLetters(sought.toLowerCase());
  const found = members.filter(({ nameFa, nameEn, code }) => foldLetters(`${nameFa} ${nameEn} ${code}`.toLowerCase()).includes(folded));
  return (
    <>
      <div className="search">
        <label htmlFor={id}>{say.membersFind}</label>
        <input id={id} type="search" value={sought} onChange={({ target }) => setSought(target.value)} autoComplete="off" />
      </div>
      <p className="count" role="status">
        {found.length === 0 ? say.membersNone : say.members.number(found.length)}
      </p>
      <ScrollRegion label={say.members.title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say.memberColumn}</th>
              <th scope="col">{say.members.kind}</th>
              <th scope="col">{say.members.county}</th>
              <th scope="col">{say.members.population}</th>
              <th scope="col">{say.standing.state}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((member) => (
              <MemberRow key={member.code} member={member} title={name(member)} countyName={member.county && nameOf(member.county.code)} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

function MemberRow({ member, title, countyName }: { member: RegisteredMember; title: string; countyName: string | null }) {
  const { say, format } = useSpeech();
  const { status } = useStatus();
  const known = status?.report.members.find(({ code }) => code === member.code);
  return (
    <tr>
      <th scope="row">
        <Link href={memberAddress(member.code)}>{title}</Link>
      </th>
      <td>{say.members.kinds[member.kind]}</td>
      <td>{member.county === null ? '' : <Link href={memberAddress(member.county.code)}>{countyName}</Link>}</td>
      <td>{member.population === null ? '' : format.number(member.population)}</td>
      <td>{known === undefined ? '' : <StandingMark standing={standingOf(known)} />}</td>
    </tr>
  );
}
