import { Link } from 'wouter';
import { memberAddress, recordAddress } from '../addresses.ts';
import { categoryNamed, type NewestAnswer } from '../catalogue/catalogue.ts';
import { useSpeech } from '../language/Speech.tsx';
import { newestOf } from './newestOf.ts';
import { Sample } from './Sample.tsx';

/**
 * What was published last, of all categories together.
 * @param isWhole whether all bodies that could have some answered
 */
export function NewestList({
  answer,
  most,
  isWhole,
  ofOneMember = false,
}: {
  answer: NewestAnswer;
  most: number;
  isWhole: boolean;
  ofOneMember?: boolean;
}) {
  const { say, label, name, format } = useSpeech();
  const newest = newestOf(answer, most);
  if (newest.length === 0) return <p>{isWhole ? say.nothingPublished : say.nothingOfThose}</p>;
  return (
    <ol className="newest">
      {newest.map(({ category, row }) => (
        <li key={row.id}>
          <Link href={recordAddress(row.id)}>
            <bdi>{row.title || say.noTitle}</bdi>
          </Link>
          <p className="meta">
            <span className="tag">{label(categoryNamed(category)?.label ?? { fa: category, en: category })}</span>
            {ofOneMember ? null : <Link href={memberAddress(row.member.code)}>{name(row.member)}</Link>}
            <time dateTime={row.publishedAt}>{format.moment(row.publishedAt)}</time>
            {row.sample ? <Sample /> : null}
          </p>
        </li>
      ))}
    </ol>
  );
}
