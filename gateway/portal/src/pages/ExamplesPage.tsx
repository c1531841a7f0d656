import { examples } from 'virtual:examples';
import { Link, useLocation, useSearch } from 'wouter';
import { withQuery } from '../addresses.ts';
import { developerWords } from '../developers/developerWords.ts';
import { Example } from '../developers/Example.tsx';
import { snippetForms } from '../developers/snippets.ts';
import { useSpeech } from '../language/Speech.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';

const PATH = '/developers/examples';

/** Questions to begin with. In which form they are shown stands in the address. */
export default function ExamplesPage() {
  const { language, label } = useSpeech();
  const say = developerWords[language];
  const [, navigate] = useLocation();
  const query = new URLSearchParams(useSearch());
  const form = snippetForms.find((each) => each === query.get('as')) ?? 'curl';
  return (
    <>
      <p className="breadcrumb">
        <Link href="/developers">{say.title}</Link>
      </p>
      <PageHeading title={say.examples}>
        <p className="lead">{say.examplesIntro}</p>
      </PageHeading>
      <nav aria-label={say.onThisPage} className="categories">
        <ul>
          {examples.map(({ name, title }) => (
            <li key={name}>
              <a href={`#${name}`}>{label(title)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <fieldset className="forms">
        <legend>{say.showAs}</legend>
        {snippetForms.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="as"
              value={each}
              checked={each === form}
              onChange={() => navigate(withQuery(PATH, new URLSearchParams({ as: each })), { replace: true })}
            />
            <bdi lang="en">{say.forms[each]}</bdi>
          </label>
        ))}
      </fieldset>
      {examples.map((example) => (
        <Example key={example.name} example={example} form={form} />
      ))}
    </>
  );
}
