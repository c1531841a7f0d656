import { Link } from 'wouter';
import { namedType } from './namedType.ts';

/** A type as the SDL writes it, with a link to it. */
export function TypeName({ type }: { type: string }) {
  const name = namedType(type);
  const [before, after] = type.split(name);
  return (
    <code>
      {before}
      <Link href={typeAddress(name)}>{name}</Link>
      {after}
    </code>
  );
}

/** The page of a type, or the place in it that a part has. */
export function typeAddress(type: string, part?: string): string {
  return `/developers/schema/${type}${part === undefined ? '' : `#${partId(part)}`}`;
}

/** The place of a field or a value in its type's page. */
export function partId(name: string): string {
  return `part-${name}`;
}
