import { Link, useSearch } from 'wouter';
import { recordAddress } from '../addresses.ts';
import { categories, categoryOfValue } from '../catalogue/catalogue.ts';
import { type Category, SearchDocument, type SearchQuery } from '../graph/operations.ts';
import { useAnswer } from '../graph/useAnswer.ts';
import { useSpeech } from '../language/Speech.tsx';
import { Pager } from '../records/Pager.tsx';
import { pagingOf } from '../records/paging.ts';
import { Sample } from '../records/Sample.tsx';
import { LONGEST_TEXT, SearchForm } from '../search/SearchForm.tsx';
import { Answered } from '../shell/Answered.tsx';
import { Notice } from '../shell/Notice.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';

/** Finds records of all kinds by their words. */
export default function SearchPage() {
  const { say, label } = useSpeech();
  const query = new URLSearchParams(useSearch());
  const text = query.get('text')?.trim() ?? '';
  const wanted = query.getAll('category').filter(isCategory);
  const member = query.getAll('member');
  const isTooLong = text.length > LONGEST_TEXT;
  const variables = {
    text,
    ...(wanted.length > 0 && { categories: wanted }),
    ...(member.length > 0 && { filter: { member } }),
    ...pagingOf(query),
  };
  const asked = useAnswer(SearchDocument, text === '' || isTooLong ? null : variables);
  return (
    <>
      <PageHeading title={say.searchTitle(text)} />
      <SearchForm text={text}>
        <details open={wanted.length > 0}>
          <summary>{say.searchIn}</summary>
          <fieldset className="choices columns">
            <legend className="visually-hidden">{say.searchIn}</legend>
            {categories.map((category) => (
              <label key={`${category.value} ${query}`}>
                <input
                  type="checkbox"
                  name="category"
                  value={category.value}
                  defaultChecked={wanted.some((each) => each === category.value)}
                />
                {label(category.label)}
              </label>
            ))}
          </fieldset>
        </details>
      </SearchForm>
      {isTooLong ? <Notice tone="calm" title={say.searchTooLong} /> : null}
      {text === '' ? <p className="lead">{say.searchStart}</p> : null}
      {text === '' || isTooLong ? null : (
        <Answered asked={asked}>{({ search }) => <Hits search={search} text={text} query={query} />}</Answered>
      )}
    </>
  );
}

function isCategory(value: string): value is Category {
  return categoryOfValue(value) !== undefined;
}

function Hits({ search, text, query }: { search: SearchQuery['search']; text: string; query: URLSearchParams }) {
  const { say, label, name, format } = useSpeech();
  if (search === null) return null;
  if (search.nodes.length === 0)
    return (
      <Notice tone="calm" title={say.searchNothing(text)}>
        <p>{say.searchNothingHelp}</p>
      </Notice>
    );
  return (
    <>
      <p className="count" role="status">
        {say.resultCount(BigInt(search.totalCount))}
      </p>
      <ol className="hits">
        {search.nodes.map(({ id, category, title, excerpt, member, record }) => (
          <li key={id}>
            <h2>
              <Link href={recordAddress(id)}>
                <bdi>{title || say.noTitle}</bdi>
              </Link>
            </h2>
            <p className="meta">
              <span className="tag">{label(categoryOfValue(category)?.label ?? { fa: category, en: category })}</span>
              <span>{name(member)}</span>
              {record?.fiscalYear == null ? null : <span>{format.year(record.fiscalYear)}</span>}
              {record?.sample ? <Sample /> : null}
            </p>
            {excerpt === title ? null : (
              <p>
                <bdi>{excerpt}</bdi>
              </p>
            )}
          </li>
        ))}
      </ol>
      <Pager path="/search" query={query} pageInfo={search.pageInfo} />
    </>
  );
}
