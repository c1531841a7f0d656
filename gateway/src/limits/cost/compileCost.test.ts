import { describe, expect, test } from '@jest/globals';
import { buildSchema, type GraphQLSchema, parse, validate } from 'graphql';
import type { Member } from '../../scatter/Member.ts';
import { readRules } from '../../scatter/rules.ts';
import { librariesContract } from '../../scatter/testing/librariesContract.ts';
import { OperationCosts } from './OperationCosts.ts';
import { readWeights } from './weights.ts';

/** The libraries' contract, and a register and an extension beside it; and what it says of costs. */
const LISTED =
  '@listSize(assumedSize: 20, slicingArguments: ["first", "last"], sizedFields: ["nodes", "edges"], requireOneSlicingArgument: false)';
const GROUPED = '@listSize(assumedSize: 20, slicingArguments: ["first"], sizedFields: ["groups"], requireOneSlicingArgument: false)';
const supergraph = `${librariesContract
  .replaceAll('): BookConnection', `): BookConnection @cost(weight: 7) ${LISTED}`)
  .replaceAll('): BookTotals', `): BookTotals @cost(weight: 5) ${GROUPED}`)
  .replaceAll('): AuthorConnection', `): AuthorConnection @cost(weight: 9) ${LISTED}`)
  .replaceAll('totalCount: BigInt!', 'totalCount: BigInt! @cost(weight: 3)')
  .replace('authors: [Author!]!', 'authors: [Author!]! @listSize(assumedSize: 2)')
  .replace('book(id: ID!): Book', 'book(id: ID!): Book @cost(weight: 7)')
  .replace('nodes(ids: [ID!]!): [Node]!', 'nodes(ids: [ID!]!): [Node]! @cost(weight: 7)')}
  directive @cost(weight: Int!) on FIELD_DEFINITION
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean) on FIELD_DEFINITION
  extend type Query { libraries(town: ID): [Library!]! @listSize(assumedSize: 4) }
  extend type Library { nameFa: String neighbours: [Library!]! }
`;
const schema: GraphQLSchema = buildSchema(supergraph, { assumeValidSDL: true });
const costs = new OperationCosts({ schema, weights: readWeights(supergraph), rules: readRules(librariesContract) });
/** Ten libraries, three of them in one town. */
const register: Member[] = Array.from({ length: 10 }, (_, i) => ({
  code: `lib-${'abcdefghij'[i]}`,
  kind: i === 0 ? 'CAPITAL' : 'CITY',
  county: i < 3 ? 'town' : null,
  address: null,
}));
register.push({ code: 'town', kind: 'TOWN', county: null, address: null });
const MEMBERS = register.length;
const ANSWER = 30;

function cost(text: string, variables: Record<string, unknown> = {}): number {
  const document = parse(text, { noLocation: true });
  expect(validate(schema, document)).toEqual([]);
  const operation = document.definitions.find((each) => each.kind === 'OperationDefinition');
  if (operation === undefined) throw new Error('no operation');
  return costs.of(document, operation, variables, register);
}

describe('the cost of an operation', () => {
  test('counts a question for each member it goes to, with what each may send, and thirtyfold what stands in the answer', () => {
    // Each member: the question and 30 books. The answer: the connection and 30 books.
    expect(cost('{ books(first: 30) { nodes { title } } }')).toBe(MEMBERS * (7 + 30) + ANSWER * 31);
    expect(cost('{ bookTotals { count pages } }')).toBe(MEMBERS * 5 + ANSWER);
    expect(cost('{ books(first: 0) { totalCount } }')).toBe(MEMBERS * (7 + 3) + ANSWER);
  });

  test('counts a list of entities that all members have a part of as a question for each time it is asked', () => {
    // Each member: the question and 5 authors with their edges.
    expect(cost('{ authors(first: 5) { edges { node { name } } } }')).toBe(MEMBERS * (9 + 10) + ANSWER * 11);
    // The author; then of everyone ten pen names; and for each of them, of everyone again, ten authors.
    const asked = MEMBERS + ANSWER;
    expect(cost('{ author(name: "Nima") { penNames { authors { name } } } }')).toBe(asked + 10 * (asked + 10 * asked));
    expect(cost('{ author(name: "Nima") { languages } }')).toBe(MEMBERS + ANSWER);
  });

  test('is that of the list lengths that the arguments say: literals, variables, defaults, or what the schema assumes', () => {
    const of = (length: number) => MEMBERS * (7 + length) + ANSWER * (1 + length);
    expect(cost('{ books { nodes { title } } }')).toBe(of(20));
    expect(cost('{ books(last: 9) { nodes { title } } }')).toBe(of(9));
    const text = 'query ($n: Int = 4) { books(first: $n) { nodes { title } } }';
    expect([cost(text), cost(text, { n: 50 }), cost(text, { n: null })]).toEqual([of(4), of(50), of(20)]);
    // The field itself refuses these, and says more than the cost could.
    expect([cost(text, { n: 1_000_000 }), cost(text, { n: -5 }), cost(text, { n: 'many' })]).toEqual([of(200), of(0), of(20)]);
    expect(cost('{ bookTotals(groupBy: LANGUAGE, first: 9) { groups { count } } }')).toBe(MEMBERS * (5 + 9) + ANSWER * 10);
    expect(cost('{ bookTotals(groupBy: LANGUAGE) { groups { count } } }')).toBe(MEMBERS * (5 + 20) + ANSWER * 21);
  });

  test('counts only the members that the register leaves of a filter', () => {
    const of = (members: number) => members * (7 + 1) + ANSWER * 2;
    expect(cost('{ books(first: 1, filter: { town: "town" }) { nodes { title } } }')).toBe(of(4));
    expect(cost('{ books(first: 1, filter: { kind: "CAPITAL", minPages: 5 }) { nodes { title } } }')).toBe(of(1));
    const text = 'query ($filter: BookFilter) { books(first: 1, filter: $filter) { nodes { title } } }';
    expect(cost(text, { filter: { library: ['lib-a', 'lib-b', 'lib-b'] } })).toBe(of(2));
    expect(cost(text, { filter: { minPages: 5 } })).toBe(of(MEMBERS));
    expect(cost(text)).toBe(of(MEMBERS));
    expect(cost('query ($town: ID) { books(first: 1, filter: { town: $town }) { nodes { title } } }', { town: 'town' })).toBe(of(4));
    // Nobody is asked for a member that is none; the engine says so.
    expect(cost(text, { filter: { library: ['nowhere'] } })).toBe(of(1));
  });

  test('asks one member where a value names it, and where the question is of that member', () => {
    expect(cost('{ book(id: "lib-a:books:1") { title } }')).toBe(7 + ANSWER);
    expect(cost('{ libraries { nameFa } }')).toBe(4 * (1 + ANSWER));
    expect(cost('{ libraries { books(first: 5) { nodes { title } } } }')).toBe(4 * (1 + ANSWER) + 4 * (7 + 5 + ANSWER * 6));
  });

  test('of a list of ids asks each member that they name once, and gives a record for each', () => {
    const text = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const of = (members: number, records: number) => members * 7 + ANSWER + records * (1 + ANSWER);
    expect(cost(text, { ids: ['lib-a:books:1', 'lib-a:books:2', 'lib-b:books:1'] })).toBe(of(2, 3));
    expect(cost(text, { ids: [] })).toBe(of(0, 0));
    // More are refused by the field itself.
    expect(cost(text, { ids: Array.from({ length: 1_000 }, (_, n) => `lib-a:books:${n}`) })).toBe(of(1, 200));
    expect(cost('{ nodes(ids: ["lib-a:books:1"]) { id ... on Book { authors { name } } } }')).toBe(of(1, 1) + 2 * (1 + ANSWER));
  });

  test('multiplies what hangs on each row: asked of all members again, or fetched of another subgraph for the rows of the answer alone', () => {
    const rows = MEMBERS * (7 + 10 * 2) + ANSWER * (1 + 10 * 2);
    expect(cost('{ books(first: 10) { nodes { author { name } } } }')).toBe(rows);
    expect(cost('{ books(first: 10) { nodes { author { bookTotals { count } } } } }')).toBe(rows + 10 * (MEMBERS * 5 + ANSWER));
    expect(cost('{ books(first: 10) { nodes { library { nameFa } } } }')).toBe(rows);
    expect(cost('{ books(first: 10) { nodes { library { neighbours { nameFa } } } } }')).toBe(rows + 10 * 10 * (1 + ANSWER));
    expect(cost('{ books(first: 10) { nodes { authors { name } } } }')).toBe(MEMBERS * (7 + 10 * 3) + ANSWER * (1 + 10 * 3));
  });

  test('is the same however the operation is written', () => {
    const plain = cost('{ books(first: 10) { nodes { title author { name born } } } }');
    expect(
      cost('{ books(first: 10) { nodes { title ...A ... on Book { author { born } } } } } fragment A on Book { author { name } }'),
    ).toBe(plain);
    expect(
      cost('{ books(first: 10) { nodes { title } } ...Q } fragment Q on Query { books(first: 10) { nodes { author { name born } } } }'),
    ).toBe(plain);
    // Another key is another question.
    expect(
      cost('{ books(first: 10) { nodes { title author { name born } } } x: books(first: 10) { nodes { title author { name born } } } }'),
    ).toBe(2 * plain);
  });

  test('counts only what `@skip` and `@include` leave', () => {
    const without = cost('{ books(first: 10) { nodes { title } } }');
    const withIt = cost('{ books(first: 10) { nodes { title author { name } } } }');
    const text = 'query ($a: Boolean = false) { books(first: 10) { nodes { title author @include(if: $a) { name } } } }';
    expect([cost(text), cost(text, { a: true })]).toEqual([without, withIt]);
    expect(cost('{ books(first: 10) { nodes { title author @skip(if: true) { name } } } }')).toBe(without);
    const twice =
      'query ($a: Boolean!) { books(first: 10) { nodes { title ...F @skip(if: $a) ...G } } } fragment F on Book { author { name } } fragment G on Book { author { born } }';
    expect([cost(twice, { a: true }), cost(twice, { a: false })]).toEqual([withIt, withIt]);
  });

  test('is that of the dearest kind where an object can be of several', () => {
    const book = cost('{ node(id: "x") { ... on Book { author { name } } } }');
    expect(cost('{ node(id: "x") { id } }')).toBe(1 + ANSWER);
    expect(book).toBe(1 + ANSWER + 1 + ANSWER);
    expect(cost('{ node(id: "x") { id ...B ... on Node { id } } } fragment B on Book { author { name } }')).toBe(book);
  });

  test('of introspection is counted too, and is small', () => {
    expect(cost('{ __schema { types { name fields { name } } } }')).toBeLessThan(10_000);
    expect(cost('{ __typename }')).toBe(0);
  });
});
