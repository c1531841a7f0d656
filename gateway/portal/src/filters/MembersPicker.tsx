import { foldLetters } from '@shafaf/shared/persian/foldLetters';
import { type ChangeEvent, useId, useState } from 'react';
import type { SingleFilter } from '../../build/src/catalogue/Catalogue.ts';
import { useMembers } from '../graph/useMembers.ts';
import { useSpeech } from '../language/Speech.tsx';

/** Any of the province's bodies: they are many, so they are found by a part of their name. */
export function MembersPicker({ filter, chosen }: { filter: SingleFilter; chosen: readonly string[] }) {
  const { say, label, name } = useSpeech();
  const { members } = useMembers();
  const [sought, setSought] = useState('');
  const [number, setNumber] = useState(chosen.length);
  const id = useId();
  const isFound = (member: { code: string; nameFa: string; nameEn: string }) =>
    sought === '' || foldLetters(`${name(member)} ${member.code}`.toLowerCase()).includes(foldLetters(sought.toLowerCase()));
  const count = ({ currentTarget }: ChangeEvent<HTMLFieldSetElement>) =>
    setNumber(currentTarget.querySelectorAll('input[type="checkbox"]:checked').length);
  return (
    <fieldset className="members" onChange={count}>
      <legend>{label(filter.label)}</legend>
      <details>
        <summary>{say.membersChosen(number)}</summary>
        <label className="visually-hidden" htmlFor={id}>
          {say.membersFind}
        </label>
        <input
          id={id}
          type="search"
          value={sought}
          onChange={({ target }) => setSought(target.value.trim())}
          placeholder={say.membersFind}
          autoComplete="off"
        />
        <div className="choices scroll-list">
          {members.map((member) => (
            // Those that are not found stay in the form: what was chosen stays chosen.
            <label key={member.code} hidden={!isFound(member)}>
              <input type="checkbox" name={filter.name} value={member.code} defaultChecked={chosen.includes(member.code)} />
              {name(member)}
            </label>
          ))}
        </div>
        <p className="wrong" role="status">
          {members.some(isFound) ? '' : say.membersNone}
        </p>
      </details>
    </fieldset>
  );
}
