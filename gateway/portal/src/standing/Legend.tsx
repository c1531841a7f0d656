import type { MemberStatus } from '../../../src/status/MemberStatus.ts';
import { useSpeech } from '../language/Speech.tsx';
import { StandingMark } from './StandingMark.tsx';
import { countsOf, STANDINGS } from './standings.ts';

/** How many bodies stand how, with the signs that they have on the map. */
export function Legend({ members }: { members: readonly MemberStatus[] }) {
  const { say } = useSpeech();
  const counts = countsOf(members);
  return (
    <ul className="legend">
      {STANDINGS.filter((standing) => counts.has(standing)).map((standing) => (
        <li key={standing}>
          <StandingMark standing={standing} />: {say.members.number(counts.get(standing) ?? 0)}
        </li>
      ))}
    </ul>
  );
}
