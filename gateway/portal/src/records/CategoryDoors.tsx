import { Link } from 'wouter';
import { browseAddress } from '../addresses.ts';
import { categories } from '../catalogue/catalogue.ts';
import { useSpeech } from '../language/Speech.tsx';

/**
 * The ways to the lists of all categories, with how many records each has.
 * @param counts by category; what is not in it is not known, or not yet
 * @param conditions what the lists are narrowed down by
 */
export function CategoryDoors({
  counts,
  conditions,
}: {
  counts: ReadonlyMap<string, bigint>;
  conditions?: Readonly<Record<string, string>>;
}) {
  const { say, label } = useSpeech();
  return (
    <ul className="cards doors">
      {categories.map((category) => {
        const count = counts.get(category.name);
        return (
          <li key={category.name}>
            <Link href={browseAddress(category.name, conditions)}>
              <span>{label(category.label)}</span>
              <small>{count === undefined ? '' : say.resultCount(count)}</small>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
