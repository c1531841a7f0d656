import { foldLetters } from '@shafaf/shared/persian/foldLetters';
import { useId, useState } from 'react';
import { Link } from 'wouter';
import { memberAddress } from '../addresses.ts';
import { MembersDocument } from '../graph/operations.ts';
import { useAnswer } from '../graph/useAnswer.ts';
import { useMembers } from '../graph/useMembers.ts';
import { useSpeech } from '../language/Speech.tsx';
import { Answered } from '../shell/Answered.tsx';
import { CardTable } from '../shell/CardTable.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';

import { StandingMark } from '../standing/StandingMark.tsx';
import { useStandings } from '../standing/useStatus.ts';

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
  const { say, name, format } = useSpeech();
  const { members, nameOf } = useMembers();
  const { standings } = useStandings();
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
      <CardTable
        caption={say.members.title}
        keyOf={({ code }) => code}
        rows={found}
        columns={[
          { key: 'name', title: say.memberColumn, cell: (member) => <Link href={memberAddress(member.code)}>{name(member)}</Link> },
          { key: 'kind', title: say.members.kind, cell: ({ kind }) => say.members.kinds[kind] },
          {
            key: 'county',
            title: say.members.county,
            cell: ({ county }) => (county === null ? '—' : <Link href={memberAddress(county.code)}>{nameOf(county.code)}</Link>),
          },
          {
            key: 'population',
            title: say.members.population,
            isFigure: true,
            cell: ({ population }) => (population === null ? '—' : format.number(population)),
          },
          {
            key: 'state',
            title: say.standing.state,
            cell({ code }) {
              const standing = standings.get(code);
              return standing === undefined ? '—' : <StandingMark standing={standing} />;
            },
          },
        ]}
      />
    </>
  );
}
