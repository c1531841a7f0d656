import { Link } from 'wouter';
import { browseAddress } from '../addresses.ts';
import { categories } from '../catalogue/catalogue.ts';
import { useSpeech } from '../language/Speech.tsx';
import { SearchForm } from '../search/SearchForm.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';

/** Where one enters: what there is, and the way to it. */
export default function HomePage() {
  const { say, label } = useSpeech();
  return (
    <>
      <PageHeading title={say.siteSubtitle}>
        <p className="lead">{say.homeIntro}</p>
      </PageHeading>
      <SearchForm text="" />
      <section aria-labelledby="categories">
        <h2 id="categories">{say.categories}</h2>
        <ul className="cards">
          {categories.map((category) => (
            <li key={category.name}>
              <Link href={browseAddress(category.name)}>{label(category.label)}</Link>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
