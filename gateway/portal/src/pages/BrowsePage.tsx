import { useEffect, useRef } from 'react';
import { Link, useParams, useSearch } from 'wouter';
import type { CategoryEntry } from '../../build/src/catalogue/Catalogue.ts';
import { browseAddress, withQuery } from '../addresses.ts';
import { categories, categoryNamed } from '../catalogue/catalogue.ts';
import { ActiveConditions } from '../filters/ActiveConditions.tsx';
import { type Conditions, readConditions } from '../filters/conditions.ts';
import { FilterForm } from '../filters/FilterForm.tsx';
import { OrderChoice } from '../filters/OrderChoice.tsx';
import { type Order, orderOf } from '../filters/order.ts';
import type { GraphDocument } from '../graph/GraphDocument.ts';
import { useAnswer } from '../graph/useAnswer.ts';
import { useSpeech } from '../language/Speech.tsx';
import { Pager } from '../records/Pager.tsx';
import { type PageInfo, pagingOf } from '../records/paging.ts';
import { type Row, RowTable } from '../records/RowTable.tsx';
import { Answered } from '../shell/Answered.tsx';
import { Notice } from '../shell/Notice.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useIsWide } from '../shell/useIsWide.ts';
import { NotFoundPage } from './NotFoundPage.tsx';

/** What a list's operation is answered with, whichever category it is of. */
interface ListAnswer {
  readonly list: { readonly totalCount: number | string; readonly nodes: readonly Row[]; readonly pageInfo: PageInfo } | null;
}

interface ListVariables {
  filter: Conditions['filter'];
  orderBy: Order;
}

/** A category's records: narrowed down, in an order, page by page. */
export default function BrowsePage() {
  const { category: name } = useParams<{ category: string }>();
  const category = categoryNamed(name);
  return category === undefined ? <NotFoundPage /> : <List key={category.name} category={category} />;
}

function List({ category }: { category: CategoryEntry }) {
  const { say, label, format } = useSpeech();
  const query = new URLSearchParams(useSearch());
  const conditions = readConditions(category, query, format);
  const order = orderOf(category, query);
  const document: GraphDocument<ListAnswer, ListVariables> = category.list;
  const asked = useAnswer(document, { filter: conditions.filter, orderBy: order, ...pagingOf(query) });
  const isWide = useIsWide();
  const count = asked.answer?.data.list?.totalCount;
  return (
    <>
      <PageHeading title={label(category.label)} />
      <CategoryLinks current={category} />
      <div className="browse">
        <aside>
          <details open={isWide} key={String(isWide)}>
            <summary>{say.filters}</summary>
            <FilterForm category={category} query={query} conditions={conditions} />
          </details>
        </aside>
        <section aria-label={label(category.label)}>
          <div className="toolbar">
            <p className="count" role="status">
              {asked.isWaiting ? say.loading : count === undefined ? '' : say.resultCount(BigInt(count))}
            </p>
            <OrderChoice category={category} query={query} order={order} />
          </div>
          <ActiveConditions category={category} query={query} conditions={conditions} />
          {conditions.ignored.length === 0 ? null : (
            <Notice tone="calm" title={say.ignoredConditions([...new Set(conditions.ignored.map((input) => label(input.label)))])} />
          )}
          <Answered asked={asked}>
            {({ list }) => <Rows list={list} category={category} query={query} isNarrowed={conditions.set.length > 0} />}
          </Answered>
        </section>
      </div>
    </>
  );
}

function Rows({
  list,
  category,
  query,
  isNarrowed,
}: ListAnswer & { category: CategoryEntry; query: URLSearchParams; isNarrowed: boolean }) {
  const { say, label } = useSpeech();
  if (list === null) return null;
  if (list.nodes.length === 0)
    return (
      <Notice tone="calm" title={isNarrowed ? say.emptyList : say.emptyCategory}>
        <p>{isNarrowed ? say.emptyListHelp : say.emptyCategoryHelp}</p>
      </Notice>
    );
  return (
    <>
      <RowTable caption={label(category.label)} category={category} rows={list.nodes} />
      <Pager path={browseAddress(category.name)} query={query} pageInfo={list.pageInfo} />
      <Downloads category={category} query={query} />
    </>
  );
}

const FORMATS = ['csv', 'xlsx', 'ndjson', 'json'] as const;

/** The whole list, past the pages, as the gateway exports it. */
function Downloads({ category, query }: { category: CategoryEntry; query: URLSearchParams }) {
  const { say } = useSpeech();
  const whole = new URLSearchParams(query);
  whole.delete('after');
  whole.delete('before');
  return (
    <p className="downloads">
      {say.download}{' '}
      {FORMATS.map((format) => (
        <a key={format} href={withQuery(`/export/${category.name}.${format}`, whole)} download>
          {format.toUpperCase()}
        </a>
      ))}
    </p>
  );
}

function CategoryLinks({ current }: { current: CategoryEntry }) {
  const { say, label } = useSpeech();
  const shown = useRef<HTMLLIElement>(null);
  // On a narrow screen the list is wider than the screen.
  useEffect(() => {
    shown.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, []);
  return (
    <nav className="categories" aria-label={say.categories}>
      <ul>
        {categories.map((category) => (
          <li key={category.name} ref={category === current ? shown : null}>
            <Link href={browseAddress(category.name)} aria-current={category === current ? 'page' : undefined}>
              {label(category.label)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
