import { Link } from 'wouter';
import { withQuery } from '../addresses.ts';
import { useSpeech } from '../language/Speech.tsx';
import type { PageInfo } from './paging.ts';

/** The ways to the pages before and after this one. */
export function Pager({ path, query, pageInfo }: { path: string; query: URLSearchParams; pageInfo: PageInfo }) {
  const { say } = useSpeech();
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo;
  const isFirst = !query.has('after') && !query.has('before');
  if (!hasNextPage && !hasPreviousPage && isFirst) return null;
  const addressWith = (name: 'after' | 'before' | null, cursor: string | null) => {
    const next = new URLSearchParams(query);
    next.delete('after');
    next.delete('before');
    if (name !== null && cursor !== null) next.set(name, cursor);
    return withQuery(path, next);
  };
  return (
    <nav className="pager" aria-label={say.pages}>
      {isFirst ? null : <Link href={addressWith(null, null)}>{say.firstPage}</Link>}
      {hasPreviousPage && !isFirst ? (
        <Link rel="prev" href={addressWith('before', startCursor)}>
          {say.previousPage}
        </Link>
      ) : null}
      {hasNextPage ? (
        <Link rel="next" href={addressWith('after', endCursor)}>
          {say.nextPage}
        </Link>
      ) : null}
    </nav>
  );
}
