import { useSpeech } from '../language/Speech.tsx';
import { type Look, lookOf, type Standing } from './standings.ts';
import './standing.css';

/** How a body stands, in words, with the sign that it has on the map: never by its colour alone. */
export function StandingMark({ standing }: { standing: Standing }) {
  const { say } = useSpeech();
  const look = lookOf(standing);
  return (
    <span className={`standing ${look}`}>
      <svg aria-hidden="true" width="14" height="14" viewBox="-7 -7 14 14">
        <Sign look={look} />
      </svg>
      {say.standing.states[standing]}
    </span>
  );
}

/** A sign of some ten pixels around the origin. */
export function Sign({ look }: { look: Look }) {
  if (look === 'unwell') return <path className="sign unwell" d="M-5-5L5 5M5-5L-5 5" />;
  return <circle className={`sign ${look}`} r={look === 'well' ? 5 : 4.25} />;
}
