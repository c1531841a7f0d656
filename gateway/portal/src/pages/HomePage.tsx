import { useMemo } from 'react';
import { Link } from 'wouter';
import { newestDocument } from '../catalogue/catalogue.ts';
import { YearsOfContracts } from '../charts/YearsOfContracts.tsx';
import { ContractYearsDocument } from '../graph/operations.ts';
import { isWhole, useAnswer } from '../graph/useAnswer.ts';
import { useSpeech } from '../language/Speech.tsx';
import { WhoAnswers } from '../members/WhoAnswers.tsx';
import { CategoryDoors } from '../records/CategoryDoors.tsx';
import { NewestList } from '../records/NewestList.tsx';
import { SearchForm } from '../search/SearchForm.tsx';
import { Answered } from '../shell/Answered.tsx';
import { CommonCoverage } from '../shell/CommonCoverage.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';

/** Of each category; so that the ten newest of all are among them unless one category has more, of which the list has the rest. */
const NEWEST_OF_EACH = 5;
const NEWEST = 8;

/** Where one enters: the province at a glance, and the ways to all there is. */
export default function HomePage() {
  const { say, format } = useSpeech();
  const newest = useAnswer(newestDocument, { first: NEWEST_OF_EACH });
  const years = useAnswer(ContractYearsDocument, {});
  const counts = useMemo(
    () =>
      new Map(
        Object.entries(newest.answer?.data ?? {}).flatMap(([name, list]) => (list === null ? [] : [[name, BigInt(list.totalCount)]])),
      ),
    [newest.answer],
  );
  return (
    <>
      <PageHeading title={say.siteSubtitle}>
        <p className="lead">{say.homeIntro}</p>
      </PageHeading>
      <SearchForm text="" />
      <CommonCoverage asked={[newest, years]} />
      <section aria-labelledby="categories">
        <h2 id="categories">{say.categories}</h2>
        <CategoryDoors counts={counts} />
      </section>
      <WhoAnswers />
      <section aria-labelledby="years" className="panel figures">
        <h2 id="years">{say.years.heading}</h2>
        <Answered asked={years} hasOwnCoverage={false}>
          {({ contractTotals }) =>
            contractTotals === null ? null : (
              <>
                <p className="lead">
                  {say.years.all(format.amount(contractTotals.amount).short, BigInt(contractTotals.count))}{' '}
                  {say.samplesAmong(BigInt(contractTotals.sampleCount))}
                </p>
                <YearsOfContracts years={contractTotals.groups} isWhole={isWhole(years)} />
                <p>
                  <Link href="/suppliers">{say.suppliers.title}</Link>
                </p>
              </>
            )
          }
        </Answered>
      </section>
      <section aria-labelledby="newest" className="panel figures">
        <h2 id="newest">{say.newest}</h2>
        <Answered asked={newest} hasOwnCoverage={false}>
          {(answer) => <NewestList answer={answer} most={NEWEST} isWhole={isWhole(newest)} />}
        </Answered>
      </section>
    </>
  );
}
