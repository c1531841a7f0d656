import { compareIds } from '@shafaf/shared/graph/globalId';
import { LARGEST_PAGE } from '@shafaf/shared/graph/limits';
import { wordsOf } from '@shafaf/shared/persian/wordsOf';
import type { Check } from '../Check.ts';
import type { Row } from '../Contents.ts';
import { type JsonObject, objectAt, objectsAt, show, valueAt } from '../json.ts';
import { rootQuestion } from '../listingQuestion.ts';
import type { Listing } from '../listingsOf.ts';
import { commonTexts, type Searching, searchesOf } from '../searchesOf.ts';
import type { Trial } from '../Trial.ts';
import type { Verdict } from '../Verdict.ts';

/** Rows of each list that are looked for. */
const MOST_ROWS = 4;
/** Rows of a page, to see whether pages make up the whole. */
const PAGE = 3;
/** Pages that are walked. */
const MOST_PAGES = 3;
/** No row has this word. */
const UNHEARD = 'qzxvwqzxvw';

export const search: Check = {
  name: 'search',
  title: 'It finds rows by their words, best first, with the scores that the contract describes',
  async run(trial, verdict) {
    for (const searching of searchesOf(trial.rules)) {
      await findNothing(trial, searching, verdict);
      for (const listing of trial.listings)
        for (const text of commonTexts(searching, listing)) {
          const rows = trial.contents(listing).rows.filter((row) => canBeFound(valueAt(row.object, text), searching));
          if (rows.length === 0) verdict.skip(`${listing.name} holds no row that could be looked for by its ${text}.`);
          for (const row of rows.slice(0, MOST_ROWS)) await find(trial, searching, listing, text, row, verdict);
        }
    }
  },
};

function canBeFound(text: unknown, { longest }: Searching): text is string {
  return typeof text === 'string' && text.length <= longest && wordsOf(text).length > 0;
}

async function findNothing(trial: Trial, searching: Searching, verdict: Verdict): Promise<void> {
  for (const text of [UNHEARD, '', '؟!']) {
    const found = await ask(trial, searching, text, {});
    verdict.expect(
      objectsAt(found, 'nodes', searching.name).length === 0,
      `${searching.name}(${searching.text}: ${show(text)}) finds something, but should find nothing.`,
      'Give an empty list for a text without words, and for one with a word that no row has.',
    );
  }
}

/** A row is found by a text of its own, with the best score that there is, and by the longest word of it. */
async function find(trial: Trial, searching: Searching, listing: Listing, field: string, row: Row, verdict: Verdict): Promise<void> {
  const { order } = searching;
  const text = String(valueAt(row.object, field));
  const place = placeOf(searching, text);
  const found = await look(trial, searching, text, verdict);
  const own = found.find((each) => valueAt(each, 'id') === row.id);
  const [, best] = order.bounds ?? [];
  if (own === undefined) {
    verdict.expect(
      found.length === LARGEST_PAGE,
      `${place} does not find ${row.id}, whose ${field} it is.`,
      'Find a row by the words of this field, by the rules that the contract describes.',
    );
  } else {
    verdict.expect(
      best === undefined || valueAt(own, order.field) === best,
      `${place} finds ${row.id}, whose ${field} it is, with the ${order.field} ${show(valueAt(own, order.field))}, but it should be ${best}.`,
      'Work it out as the contract describes: members are compared by it.',
    );
    verdict.expect(
      commonTexts(searching, listing).every((name) => valueAt(own, name) === valueAt(row.object, name)),
      `${place} gives ${row.id} otherwise than the list ${listing.name} does.`,
      'Answer a row alike wherever it stands.',
    );
  }
  const [word] = wordsOf(text).sort((a, b) => b.text.length - a.text.length);
  if (word !== undefined && word.text !== text) await look(trial, searching, word.text, verdict);
}

/** What a text finds, held against what the rows say of themselves, against the count, and against the same in pages. */
async function look(trial: Trial, searching: Searching, text: string, verdict: Verdict): Promise<JsonObject[]> {
  const place = placeOf(searching, text);
  const whole = await ask(trial, searching, text, { first: LARGEST_PAGE });
  const found = objectsAt(whole, 'nodes', searching.name);
  for (const each of found) checkRow(trial, searching, place, each, verdict);
  checkOrder(searching, place, found, verdict);
  const count = String(valueAt(whole, 'totalCount'));
  verdict.expect(
    found.length === LARGEST_PAGE ? Number(count) >= LARGEST_PAGE : count === String(found.length),
    `${place} counts ${count} rows, but gives ${found.length}.`,
    'Count all rows that are found.',
  );
  await walk(trial, searching, text, place, found, verdict);
  return found;
}

function placeOf({ name, text: argument }: Searching, text: string): string {
  return `${name}(${argument}: ${show(text)})`;
}

function checkRow({ subject, listings }: Trial, { itself, order }: Searching, place: string, found: JsonObject, verdict: Verdict): void {
  const id = String(valueAt(found, 'id'));
  const listing = listings.find(({ name }) => id.startsWith(`${subject.code}:${name}:`));
  verdict.expect(listing !== undefined, `${place} finds ${show(id)}, which is no id of its own.`, 'Give rows of your own alone.');
  const value = valueAt(found, order.field);
  const [least, best] = order.bounds ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  verdict.expect(
    typeof value === 'number' && value >= least && value <= best,
    `${place} gives ${id} the ${order.field} ${show(value)}.`,
    `It is a number from ${least} to ${best}.`,
  );
  if (itself === null) return;
  const record = valueAt(found, itself);
  verdict.expect(
    valueAt(record, 'id') === id && valueAt(record, '__typename') === listing?.row.name,
    `${place} gives ${show(record)} in the place of ${id}.`,
    'Give the very row that was found, of the type that its category has.',
  );
}

function checkOrder({ order }: Searching, place: string, found: readonly JsonObject[], verdict: Verdict): void {
  const sign = order.direction === 'ASC' ? 1 : -1;
  found.slice(1).forEach((row, index) => {
    const before = found[index];
    const difference = sign * (Number(valueAt(before, order.field)) - Number(valueAt(row, order.field)));
    const inOrder = difference < 0 || (difference === 0 && compareIds(String(valueAt(before, 'id')), String(valueAt(row, 'id'))) < 0);
    verdict.expect(
      inOrder,
      `${place} gives ${show(valueAt(before, 'id'))} before ${show(valueAt(row, 'id'))}.`,
      `Order by ${order.field}, ${order.direction === 'ASC' ? 'least' : 'greatest'} first, equal ones by id, by the bytes of its UTF-8.`,
    );
  });
}

/** The first pages and the last are parts of the whole. */
async function walk(
  trial: Trial,
  searching: Searching,
  text: string,
  place: string,
  whole: readonly JsonObject[],
  verdict: Verdict,
): Promise<void> {
  const ids = (rows: readonly JsonObject[]) => rows.map((row) => valueAt(row, 'id'));
  const seen: JsonObject[] = [];
  for (let after: unknown = null, pages = 0; pages < MOST_PAGES; pages++) {
    const page = await ask(trial, searching, text, { first: PAGE, ...(typeof after === 'string' && { after }) });
    seen.push(...objectsAt(page, 'nodes', searching.name));
    const info = objectAt(page, 'pageInfo', searching.name);
    after = valueAt(info, 'endCursor');
    if (valueAt(info, 'hasNextPage') !== true) break;
  }
  verdict.expect(
    show(ids(seen)) === show(ids(whole.slice(0, seen.length))),
    `${place} in pages of ${PAGE} gives ${show(ids(seen))}, but at once ${show(ids(whole.slice(0, seen.length)))}.`,
    'Go on behind the row of the cursor, in the same order.',
  );
  if (whole.length >= LARGEST_PAGE) return;
  const last = objectsAt(await ask(trial, searching, text, { last: PAGE }), 'nodes', searching.name);
  verdict.expect(
    show(ids(last)) === show(ids(whole.slice(-PAGE))),
    `${place} ends with ${show(ids(last))}, but at once with ${show(ids(whole.slice(-PAGE)))}.`,
    'Give the last rows of the same order, not turned round.',
  );
}

async function ask(
  { subject }: Trial,
  searching: Searching,
  text: string,
  page: { first?: number; last?: number; after?: string },
): Promise<JsonObject> {
  const { name, row, order, itself } = searching;
  const given = [
    { name: searching.text, type: 'String!', value: text },
    ...Object.entries(page).map(([argument, value]) => ({ name: argument, type: argument === 'after' ? 'String' : 'Int', value })),
  ];
  const texts = Object.values(row.getFields()).flatMap((field) => (String(field.type).startsWith('String') ? [field.name] : []));
  const selection = `nodes { id ${order.field} ${texts.join(' ')} ${itself === null ? '' : `${itself} { __typename id }`} } totalCount pageInfo { hasNextPage endCursor }`;
  const data = await subject.data(rootQuestion(name, given, selection));
  return objectAt(data, name, '');
}
