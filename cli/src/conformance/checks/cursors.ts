import { cursorScope, decodeCursor, encodeCursor } from '@shafaf/shared/graph/cursor';
import type { Check } from '../Check.ts';
import { type Contents, keyOf, type Ordering, placeOf, type Row } from '../Contents.ts';
import { cursorPlace, expectedPage, type WantedPage } from '../expectedPage.ts';
import { type FilterCase, filterCases } from '../filterCases.ts';
import { type JsonObject, objectAt, objectsAt, show, valueAt } from '../json.ts';
import { listingQuestion, type PageArguments } from '../listingQuestion.ts';
import type { Listing } from '../listingsOf.ts';
import { orderingsOf } from '../orderingsOf.ts';
import { shorten } from '../Subject.ts';
import type { Trial } from '../Trial.ts';
import type { Verdict } from '../Verdict.ts';

/** Small pages have many borders. */
const PAGE = 7;
const MOST_PAGES = 8;
const FEW = 3;
/** Cursors of other members' rows come too: their ids are smaller or larger than any of one's own. */
const SMALLEST_ID = '!';
const LARGEST_ID = '~';

const RULE =
  'A page begins right after the place of `after`, or ends right before that of `before`: the place is the cursor’s key and id, not a row, since the gateway gives all members the same cursors.';

export const cursorsForwards = cursors('forwards');
export const cursorsBackwards = cursors('backwards');

function cursors(way: 'forwards' | 'backwards'): Check {
  return {
    name: `cursors-${way}`,
    title:
      way === 'forwards'
        ? 'Pages follow one another by cursors, from any place on'
        : 'Pages can be walked backwards by cursors, from any place on',
    async run(trial, verdict) {
      for (const listing of trial.listings) {
        const walker = new Walker(trial, listing, way === 'backwards', verdict);
        if (trial.contents(listing).rows.length === 0) verdict.skip(`${listing.name} holds no row.`);
        await walker.walk();
        await walker.jump();
        await walker.between();
      }
    },
  };
}

const EVERYTHING: FilterCase = { filter: {}, matches: () => true };

/** Walks one list one way. */
class Walker {
  readonly #trial: Trial;
  readonly #listing: Listing;
  readonly #contents: Contents;
  readonly #backwards: boolean;
  readonly #verdict: Verdict;

  constructor(trial: Trial, listing: Listing, backwards: boolean, verdict: Verdict) {
    this.#trial = trial;
    this.#listing = listing;
    this.#contents = trial.contents(listing);
    this.#backwards = backwards;
    this.#verdict = verdict;
  }

  /** Page by page, by the cursors that the server itself gives. */
  async walk(): Promise<void> {
    const [ordering] = orderingsOf(this.#listing);
    let at: { text: string; row: Row } | null = null;
    if (this.#backwards && !this.#contents.complete) {
      const last = this.#contents.rows.at(-1);
      if (last === undefined) return;
      at = { text: this.#cursor(ordering, EVERYTHING, keyOf(last.object, ordering.order), last.id), row: last };
    }
    for (let page = 0; page < MOST_PAGES; page++) {
      const place = at === null ? null : placeOf(at.row, ordering);
      const wanted = { ...EVERYTHING, ordering, backwards: this.#backwards, size: PAGE, ...this.#bounds(place) };
      const given = at === null ? {} : { [this.#backwards ? 'before' : 'after']: at.text };
      const next = await this.#page(wanted, given, EVERYTHING, true);
      if (next === null) return;
      at = next;
    }
  }

  /** From places of rows and of other members' rows, in every order, and under a filter. */
  async jump(): Promise<void> {
    const orderings = orderingsOf(this.#listing);
    const { code } = this.#trial.subject;
    const filtered = filterCases(this.#listing, this.#contents, code, this.#trial.identity).find(
      ({ filter, matches }) => Object.keys(filter).length === 1 && this.#contents.rows.some(matches) && !this.#contents.rows.every(matches),
    );
    for (const [index, ordering] of orderings.entries())
      for (const row of this.#sample(index === 0 ? 4 : 2)) {
        const key = keyOf(row.object, ordering.order);
        for (const id of index === 0 ? [row.id, SMALLEST_ID, LARGEST_ID] : [row.id, SMALLEST_ID])
          await this.#jumpTo(ordering, EVERYTHING, key, id);
        if (index === 0 && filtered !== undefined) await this.#jumpTo(ordering, filtered, key, row.id);
      }
    for (const ordering of orderings.slice(0, 2)) await this.#jumpTo(ordering, EVERYTHING, null, SMALLEST_ID);
  }

  /** Between two places. */
  async between(): Promise<void> {
    const [ordering] = orderingsOf(this.#listing);
    const { rows } = this.#contents;
    const [from, to] = [rows[Math.floor(rows.length / 4)], rows[Math.ceil((rows.length * 3) / 4)]];
    if (from === undefined || to === undefined || from === to) return;
    const cursorOf = (row: Row) => this.#cursor(ordering, EVERYTHING, keyOf(row.object, ordering.order), row.id);
    const wanted = { ...EVERYTHING, ordering, backwards: this.#backwards, size: FEW };
    await this.#page(
      { ...wanted, after: placeOf(from, ordering), before: placeOf(to, ordering) },
      { after: cursorOf(from), before: cursorOf(to) },
      EVERYTHING,
      false,
    );
    await this.#page(
      { ...wanted, after: placeOf(to, ordering), before: placeOf(from, ordering) },
      { after: cursorOf(to), before: cursorOf(from) },
      EVERYTHING,
      false,
    );
  }

  async #jumpTo(ordering: Ordering, filter: FilterCase, key: string | number | null, id: string): Promise<void> {
    const wanted = { ...filter, ordering, backwards: this.#backwards, size: FEW, ...this.#bounds(cursorPlace(ordering, key, id)) };
    await this.#page(wanted, { [this.#backwards ? 'before' : 'after']: this.#cursor(ordering, filter, key, id) }, filter, false);
  }

  #bounds<Value>(place: Value | null): { after: Value | null; before: Value | null } {
    return this.#backwards ? { after: null, before: place } : { after: place, before: null };
  }

  #cursor({ order, direction }: Ordering, { filter }: FilterCase, key: string | number | null, id: string): string {
    return encodeCursor({ field: order.value, direction, key, id, scope: cursorScope(this.#listing.name, filter, null) });
  }

  /** Some rows from all over the list, the first and the last among them. */
  #sample(count: number): Row[] {
    const { rows } = this.#contents;
    const picked = Array.from({ length: count }, (_, index) => rows[Math.round((index * (rows.length - 1)) / Math.max(1, count - 1))]);
    return [...new Set(picked)].filter((row) => row !== undefined);
  }

  /**
   * Asks for a page and compares it.
   * @returns where the next one begins, or null when there is none
   */
  async #page(
    wanted: WantedPage,
    given: Pick<PageArguments, 'after' | 'before'>,
    { filter }: FilterCase,
    withCursors: boolean,
  ): Promise<{ text: string; row: Row } | null> {
    const { ordering, backwards, size } = wanted;
    const expected = expectedPage(
      this.#contents,
      ordering.order === this.#listing.orders[0] && ordering.direction === this.#listing.direction,
      wanted,
    );
    if (expected === null) return null;
    const page: PageArguments = {
      ...(Object.keys(filter).length > 0 && { filter }),
      orderBy: { field: ordering.order.value, direction: ordering.direction },
      [backwards ? 'last' : 'first']: size,
      ...given,
    };
    const selection = `nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }${withCursors ? ' edges { cursor node { id } }' : ''}`;
    const connection = objectAt(await this.#trial.subject.data(listingQuestion(this.#listing, page, selection)), this.#listing.name, '');
    const found = objectsAt(connection, 'nodes', this.#listing.name).map((node) => valueAt(node, 'id'));
    const ids = expected.rows.map(({ id }) => id);
    const asked = `${this.#listing.name}(${written(page)})`;
    if (
      !this.#verdict.expect(
        show(found) === show(ids) && found.length === ids.length,
        `${asked} gives ${show(found)}, but should give ${show(ids)}.`,
        RULE,
      )
    )
      return null;
    const info = objectAt(connection, 'pageInfo', this.#listing.name);
    this.#expectInfo(info, wanted, expected.more, asked);
    if (withCursors) this.#expectCursors(connection, info, wanted, asked);
    const row = backwards ? expected.rows.at(0) : expected.rows.at(-1);
    const text = valueAt(info, backwards ? 'startCursor' : 'endCursor');
    return expected.more === false || row === undefined || typeof text !== 'string' ? null : { text, row };
  }

  #expectInfo(info: JsonObject, { backwards, after, before }: WantedPage, more: boolean | null, asked: string): void {
    const [onward, back] = backwards ? ['hasPreviousPage', 'hasNextPage'] : ['hasNextPage', 'hasPreviousPage'];
    const behind = backwards ? before !== null : after !== null;
    const cases: [name: string, value: boolean | null][] = [
      [onward ?? '', more],
      [back ?? '', behind],
    ];
    for (const [name, value] of cases)
      this.#verdict.expect(
        value === null || valueAt(info, name) === value,
        `${asked} has pageInfo.${name} ${show(valueAt(info, name))}, but should have ${value}.`,
        'Say whether more rows follow in the direction of the walk (fetch one row more than asked for to know), and on the other side whether a cursor was given.',
      );
  }

  /** The cursors of a page name the places of its rows, for this list. */
  #expectCursors(connection: JsonObject, info: JsonObject, { ordering }: WantedPage, asked: string): void {
    const edges = objectsAt(connection, 'edges', this.#listing.name);
    const nodes = objectsAt(connection, 'nodes', this.#listing.name);
    const ofRows = new Map(this.#contents.rows.map(({ id, object }) => [id, keyOf(object, ordering.order)]));
    const context = { field: ordering.order.value, direction: ordering.direction, scope: cursorScope(this.#listing.name, null, null) };
    for (const [index, edge] of edges.entries()) {
      const id = valueAt(valueAt(edge, 'node'), 'id');
      this.#verdict.expect(
        id === valueAt(nodes[index], 'id'),
        `${asked} has other rows in edges than in nodes.`,
        'Give the same rows in both.',
      );
      const wantedPlace = { ...context, key: typeof id === 'string' ? (ofRows.get(id) ?? null) : null, id };
      let place: object | string;
      try {
        place = decodeCursor(String(valueAt(edge, 'cursor')), context);
      } catch (error) {
        place = error instanceof Error ? error.message : String(error);
      }
      this.#verdict.expect(
        JSON.stringify(place) ===
          JSON.stringify({
            field: wantedPlace.field,
            direction: wantedPlace.direction,
            key: wantedPlace.key,
            id,
            scope: wantedPlace.scope,
          }),
        `${asked}: the cursor of ${show(id)} is read as ${show(place)}.`,
        'A cursor is base64url of the JSON array [1, field, direction, key, id, scope]: docs/architecture.md.',
      );
    }
    for (const [name, edge] of [
      ['startCursor', edges.at(0)],
      ['endCursor', edges.at(-1)],
    ] as const)
      this.#verdict.expect(
        (valueAt(info, name) ?? null) === (valueAt(edge, 'cursor') ?? null),
        `${asked}: pageInfo.${name} is not the cursor of that edge.`,
        'Give the first and the last edge’s cursor; null on an empty page.',
      );
  }
}

function written(page: PageArguments): string {
  return Object.entries(page)
    .map(([name, value]) => `${name}: ${shorten(JSON.stringify(value), 120)}`)
    .join(', ');
}
