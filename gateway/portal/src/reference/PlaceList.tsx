import { Link } from 'wouter';
import type { Place } from './placesIn.ts';
import { typeAddress } from './TypeName.tsx';

/** Places in the contract, each with a link to it and the beginning of what it is. */
export function PlaceList({ places, label }: { places: readonly Place[]; label: string }) {
  return (
    <ul className="places" aria-label={label} dir="ltr">
      {places.map(({ type, part, about }) => (
        <li key={`${type}.${part}`}>
          <Link href={typeAddress(type, part)}>
            <code>{part === undefined ? type : `${type}.${part}`}</code>
          </Link>{' '}
          <span lang="en">{firstSentence(about)}</span>
        </li>
      ))}
    </ul>
  );
}

function firstSentence(text: string): string {
  return (/^[\s\S]*?[.:](?=\s|$)/.exec(text)?.[0] ?? text).replace(/[`*]/g, '').replace(/\s+/g, ' ');
}
