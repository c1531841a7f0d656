import { type ChoiceRule, inputTypeOf, orderEnum, rankedType, type ScatterRule } from '@shafaf/gateway/scatter/rules';
import { compareIds } from '@shafaf/shared/graph/globalId';
import { LARGEST_MEMBER_GROUPS } from '@shafaf/shared/graph/limits';
import type { GraphQLField, GraphQLObjectType } from 'graphql';
import type { Check } from '../Check.ts';
import type { Row } from '../Contents.ts';
import { type Figure, type FigureValue, figuresOf, readFigure, workOut } from '../figures.ts';
import { objectAt, objectsAt, show, valueAt, valuesAtPath } from '../json.ts';
import { type QuestionArgument, rootQuestion } from '../listingQuestion.ts';
import type { Listing } from '../listingsOf.ts';
import type { Trial } from '../Trial.ts';
import type { Verdict } from '../Verdict.ts';

/** A text that chooses nothing. */
const NOTHING = 'nothing is called by this name';
const WHOLE =
  'The gateway asks for all of it, to add it to the parts of others: give every entity that your rows name, once, with figures of your rows.';

export const rankings: Check = {
  name: 'rankings',
  title: 'Entities are ranked by figures that agree with the rows',
  async run(trial, verdict) {
    for (const field of Object.values(trial.rules.schema.getQueryType()?.getFields() ?? {})) {
      const rule = trial.rules.answer('Query', field.name);
      if (rule?.kind !== 'scatter' || rule.merge !== 'RANKING') continue;
      const listing = trial.listings.find(({ name }) => rule.reads?.join() === name);
      const ranking = listing && rankingOf(trial, field, rule, listing);
      if (ranking === undefined) continue;
      if (trial.contents(ranking.listing).complete) {
        await tryRanking(trial, ranking, verdict);
      } else {
        await ask(trial, ranking, [all], `edges { node { ${ranking.key} } }`);
        verdict.note(`${ranking.listing.name} has too many rows to work out ${field.name}, of which only the form was looked at.`);
      }
    }
  },
};

/** A ranking, and what its entities are worked out from. */
interface Ranking {
  name: string;
  orderType: string;
  orders: readonly { value: string; figure: Figure }[];
  edge: GraphQLObjectType;
  /** The entity's key, and where rows hold it. */
  key: string;
  path: string;
  listing: Listing;
  choice: ChoiceRule | undefined;
}

/** An entity as its edge should be. */
interface Expected {
  key: string;
  rows: readonly Row[];
}

function rankingOf(trial: Trial, field: GraphQLField<unknown, unknown>, { keys }: ScatterRule, listing: Listing): Ranking | undefined {
  const { rules } = trial;
  const ranked = rankedType(rules, field);
  const order = orderEnum(field);
  const orderType = inputTypeOf(field, 'orderBy')?.name;
  if (ranked === undefined || order === undefined || orderType === undefined || keys === null) return undefined;
  const figures = figuresOf(rules, ranked.edge);
  const orders = order.getValues().flatMap(({ name }) => {
    const figure = figures.find((each) => each.name === rules.orderedBy(order.name, name));
    return figure === undefined ? [] : [{ value: name, figure }];
  });
  const choice = rules.chooses('Query', field.name);
  return { name: field.name, orderType, orders, edge: ranked.edge, key: ranked.key, path: keys, listing, choice };
}

async function tryRanking(trial: Trial, ranking: Ranking, verdict: Verdict): Promise<void> {
  const byKey = new Map<string, Row[]>();
  for (const row of trial.contents(ranking.listing).rows)
    for (const key of new Set(valuesAtPath(row.object, ranking.path).map(String))) byKey.set(key, [...(byKey.get(key) ?? []), row]);
  const entities = [...byKey].map(([key, rows]): Expected => ({ key, rows }));
  if (entities.length === 0) verdict.skip(`No row of ${ranking.listing.name} names an entity of ${ranking.name}.`);
  for (const { value, figure } of ranking.orders)
    for (const direction of ['DESC', 'ASC'] as const) {
      const given = [{ name: 'orderBy', type: ranking.orderType, value: { field: value, direction } }];
      const expected = inOrder(entities, figure, direction, ranking);
      await expectEdges(trial, ranking, [...given, all], expected, verdict);
      await expectPages(trial, ranking, given, expected, verdict);
    }
  await expectChosen(trial, ranking, entities, verdict);
}

const all: QuestionArgument = { name: 'first', type: 'Int', value: LARGEST_MEMBER_GROUPS };

function inOrder(entities: readonly Expected[], figure: Figure, direction: 'ASC' | 'DESC', ranking: Ranking): Expected[] {
  const valueIn = ({ rows }: Expected): FigureValue => figureOver(figure, rows, ranking) ?? null;
  return [...entities].sort((a, b) => {
    const [x, y] = [valueIn(a), valueIn(b)];
    if (x === y) return compareIds(a.key, b.key);
    if (x === null || y === null) return x === null ? 1 : -1;
    return x < y === (direction === 'ASC') ? -1 : 1;
  });
}

function figureOver(figure: Figure, rows: readonly Row[], { listing }: Ranking): FigureValue | undefined {
  return workOut(figure, rows, listing, listing.totals?.groups ?? null);
}

async function ask({ subject }: Trial, { name }: Ranking, given: readonly QuestionArgument[], selection: string) {
  return objectAt(await subject.data(rootQuestion(name, given, selection)), name, '');
}

/** The whole ranking in one order, with its figures. */
async function expectEdges(
  trial: Trial,
  ranking: Ranking,
  given: readonly QuestionArgument[],
  expected: readonly Expected[],
  verdict: Verdict,
): Promise<void> {
  const { key, edge, name } = ranking;
  const figures = figuresOf(trial.rules, edge);
  const selection = `edges { node { ${key} } ${figures.map((figure) => figure.name).join(' ')} } totalCount pageInfo { hasNextPage }`;
  const object = await ask(trial, ranking, given, selection);
  const edges = objectsAt(object, 'edges', name);
  const asked = `${name}(${show(Object.fromEntries(given.map((each) => [each.name, each.value])))})`;
  const keys = edges.map((each) => valueAt(valueAt(each, 'node'), key));
  if (
    !verdict.expect(
      show(keys) === show(expected.map((each) => each.key)) && keys.length === expected.length,
      `${asked} gives ${show(keys)}, but should give ${show(expected.map((each) => each.key))}.`,
      `${WHOLE} Order them by the figure, equal ones by key, by its bytes, and those without a value last.`,
    )
  )
    return;
  verdict.expect(
    String(valueAt(object, 'totalCount')) === String(expected.length) && valueAt(valueAt(object, 'pageInfo'), 'hasNextPage') === false,
    `${asked} counts ${show(valueAt(object, 'totalCount'))} and says of more ${show(valueAt(valueAt(object, 'pageInfo'), 'hasNextPage'))}, but there are ${expected.length}.`,
    WHOLE,
  );
  for (const [index, { rows, key: entity }] of expected.entries())
    for (const figure of figures) {
      const [wanted, given] = [figureOver(figure, rows, ranking), readFigure(figure, valueAt(edges[index], figure.name))];
      verdict.expect(
        wanted === undefined || (given !== undefined && String(given) === String(wanted)),
        `${asked}: ${entity} has ${figure.name} ${show(valueAt(edges[index], figure.name))}, but its ${rows.length} rows make ${show(String(wanted))}.`,
        'Work figures out of the very rows that the list gives; rows without a value add nothing.',
      );
    }
}

/** Two pages in one order, by the ranking's own cursors. */
async function expectPages(
  trial: Trial,
  ranking: Ranking,
  given: readonly QuestionArgument[],
  expected: readonly Expected[],
  verdict: Verdict,
): Promise<void> {
  if (expected.length < 2) return;
  const selection = `edges { cursor node { ${ranking.key} } }`;
  const first = objectsAt(
    await ask(trial, ranking, [...given, { name: 'first', type: 'Int', value: 1 }], selection),
    'edges',
    ranking.name,
  );
  const after = { name: 'after', type: 'String', value: valueAt(first[0], 'cursor') ?? '' };
  const next = objectsAt(
    await ask(trial, ranking, [...given, after, { name: 'first', type: 'Int', value: 2 }], selection),
    'edges',
    ranking.name,
  );
  const keys = [...first, ...next].map((each) => valueAt(valueAt(each, 'node'), ranking.key));
  verdict.expect(
    show(keys) === show(expected.slice(0, 3).map(({ key }) => key)),
    `${ranking.name} in pages of one and two gives ${show(keys)}, but should give ${show(expected.slice(0, 3).map(({ key }) => key))}.`,
    'A cursor is the place of an edge: its figure and its entity’s key.',
  );
}

/** What is asked for by key comes beside what the condition chooses. */
async function expectChosen(trial: Trial, ranking: Ranking, entities: readonly Expected[], verdict: Verdict): Promise<void> {
  const { choice, key, name } = ranking;
  const [one] = entities;
  if (choice === undefined || one === undefined) return;
  for (const condition of [[], [{ name: choice.argument, type: 'String', value: NOTHING }]]) {
    const including = { name: choice.including, type: '[ID!]', value: [one.key, 'nobody'] };
    const edges = objectsAt(await ask(trial, ranking, [...condition, including, all], `edges { node { ${key} } }`), 'edges', name);
    const keys = edges.map((each) => valueAt(valueAt(each, 'node'), key));
    verdict.expect(
      show(keys) === show([one.key]),
      `${name} with ${choice.including} ${show(including.value)}${condition.length > 0 ? ` and ${choice.argument} ${show(NOTHING)}` : ''} gives ${show(keys)}, but should give ${show([one.key])}.`,
      'The gateway asks by key for what others have found: give it whatever you yourself call it.',
    );
  }
}
