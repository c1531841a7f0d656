import { LARGEST_PAGE } from '@shafaf/shared/graph/limits';
import type { Check } from '../Check.ts';
import type { Contents } from '../Contents.ts';
import { expectedPage } from '../expectedPage.ts';
import { type FilterCase, filterCases } from '../filterCases.ts';
import { objectAt, objectsAt, show, valueAt } from '../json.ts';
import { listingQuestion } from '../listingQuestion.ts';
import type { Listing } from '../listingsOf.ts';
import { orderingsOf } from '../orderingsOf.ts';
import type { Trial } from '../Trial.ts';
import type { Verdict } from '../Verdict.ts';

/** No title holds this. */
const UNHEARD = 'qzxwvkj';

export const filters: Check = {
  name: 'filters',
  title: 'Filters leave the rows that they say, alone and together, and totalCount counts them',
  async run(trial, verdict) {
    for (const listing of trial.listings) {
      const contents = trial.contents(listing);
      if (trial.identity === null) verdict.note('Filters by kind and county were not tried: the register does not know the body.');
      for (const each of filterCases(listing, contents, trial.subject.code, trial.identity))
        await tryFilter(trial, listing, contents, each, verdict);
      await tryTexts(trial, listing, contents, verdict);
    }
  },
};

async function tryFilter(
  trial: Trial,
  listing: Listing,
  contents: Contents,
  { filter, matches }: FilterCase,
  verdict: Verdict,
): Promise<void> {
  const [ordering] = orderingsOf(listing);
  const wanted = { matches, ordering, backwards: false, size: LARGEST_PAGE, after: null, before: null };
  const expected = expectedPage(contents, true, wanted);
  const { ids, totalCount } = await ask(trial, listing, filter);
  const asked = `${listing.name}(filter: ${show(filter)})`;
  const matching = contents.rows.filter(matches).map(({ id }) => id);
  const known = new Set(contents.rows.map(({ id }) => id));
  const wrong = ids.find((id) => typeof id === 'string' && known.has(id) && !matching.includes(id));
  const whatToDo =
    'Leave exactly the rows that meet all conditions; one that is null does not count, and a row without a value meets none about it.';
  if (!verdict.expect(wrong === undefined, `${asked} gives ${wrong}, which does not match.`, whatToDo)) return;
  if (expected === null) return;
  const missing = expected.rows.find(({ id }) => !ids.includes(id));
  if (!verdict.expect(missing === undefined, `${asked} leaves out ${missing?.id}, which matches.`, whatToDo)) return;
  verdict.expect(
    show(ids) === show(expected.rows.map(({ id }) => id)) && ids.length === expected.rows.length,
    `${asked} gives ${ids.length} rows, but should give ${expected.rows.length} in the order asked for.`,
    whatToDo,
  );
  if (contents.complete)
    verdict.expect(
      String(totalCount) === String(matching.length),
      `${asked} has totalCount ${show(totalCount)}, but ${matching.length} rows match.`,
      'Count all rows that match, whatever page is asked for.',
    );
}

/** What a filter by text leaves only the member can tell, but a word of a title must find its row. */
async function tryTexts(trial: Trial, listing: Listing, contents: Contents, verdict: Verdict): Promise<void> {
  const texts = listing.filters.filter(({ rule, named, type }) => rule === null && named === 'String' && !type.startsWith('['));
  for (const { name } of texts) {
    const row = contents.rows.find(({ object }) => wordOf(valueAt(object, 'title')) !== null);
    const word = row === undefined ? null : wordOf(valueAt(row.object, 'title'));
    if (row !== undefined && word !== null) {
      const { ids, totalCount } = await ask(trial, listing, { [name]: word });
      verdict.expect(
        ids.includes(row.id) || Number(totalCount) > ids.length,
        `${listing.name}(filter: ${show({ [name]: word })}) does not give ${row.id}, in whose title the word stands.`,
        'Find rows whose title, description or local id, or whose supplier’s name, holds every word of the text.',
      );
    }
    const { ids } = await ask(trial, listing, { [name]: UNHEARD });
    verdict.expect(
      ids.length === 0,
      `${listing.name}(filter: ${show({ [name]: UNHEARD })}) gives ${show(ids[0])}.`,
      'Give no row that does not hold the text.',
    );
  }
}

/** The longest word of letters and digits. */
function wordOf(title: unknown): string | null {
  const words = typeof title === 'string' ? (title.match(/[\p{L}\p{Nd}]{3,}/gu) ?? []) : [];
  return words.reduce<string | null>((longest, word) => (longest === null || word.length > longest.length ? word : longest), null);
}

async function ask({ subject }: Trial, listing: Listing, filter: FilterCase['filter']): Promise<{ ids: unknown[]; totalCount: unknown }> {
  const [{ order, direction }] = orderingsOf(listing);
  const page = { filter, orderBy: { field: order.value, direction }, first: LARGEST_PAGE };
  const connection = objectAt(await subject.data(listingQuestion(listing, page, 'nodes { id } totalCount')), listing.name, '');
  return {
    ids: objectsAt(connection, 'nodes', listing.name).map((node) => valueAt(node, 'id')),
    totalCount: valueAt(connection, 'totalCount'),
  };
}
