import { Link } from 'wouter';
import { memberAddress, recordAddress, withQuery } from '../addresses.ts';
import { categoryNamed, type NewestAnswer } from '../catalogue/catalogue.ts';
import { useSpeech } from '../language/Speech.tsx';
import { newestOf } from './newestOf.ts';
import { Sample } from './Sample.tsx';

/**
 * What was published last, of all categories together, and the feed in which it can be followed.
 * @param isWhole whether all bodies that could have some answered
 * @param member the code of the body of which all of it is; of several bodies when left out
 */
export function NewestList({ answer, most, isWhole, member }: { answer: NewestAnswer; most: number; isWhole: boolean; member?: string }) {
  const { say, label, name, format, language } = useSpeech();
  const newest = newestOf(answer, most);
  if (newest.length === 0) return <p>{isWhole ? say.nothingPublished : say.nothingOfThose}</p>;
  const feed = withQuery('/feed/all.atom', new URLSearchParams({ ...(member !== undefined && { member }), lang: language }));
  return (
    <>
      <ol className="newest">
        {newest.map(({ category, row }) => (
          <li key={row.id}>
            <Link href={recordAddress(row.id)}>
              <bdi>{row.title || say.noTitle}</bdi>
            </Link>
            <p className="meta">
              <span className="tag">{label(categoryNamed(category)?.label ?? { fa: category, en: category })}</span>
              {member !== undefined ? null : <Link href={memberAddress(row.member.code)}>{name(row.member)}</Link>}
              <time dateTime={row.publishedAt}>{format.moment(row.publishedAt)}</time>
              {row.sample ? <Sample /> : null}
            </p>
          </li>
        ))}
      </ol>
      <p className="ways">
        <a href={feed}>{say.feed}</a>
      </p>
    </>
  );
}
