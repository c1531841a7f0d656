import { describe, expect, test } from '@jest/globals';
import { disclosuresSdl } from '@shafaf/schema/contract';
import { readRules } from './rules.ts';
import { librariesContract } from './testing/librariesContract.ts';

/** The contract with one piece of text changed. */
function changed(from: string | RegExp, to: string): string {
  const sdl = librariesContract.replace(from, to);
  if (sdl === librariesContract) throw new Error(`nothing to change: ${from}`);
  return sdl;
}

describe('readRules', () => {
  test('knows how each part of the contract is answered', () => {
    const rules = readRules(librariesContract);
    expect(rules.answer('Query', 'books')).toEqual({
      kind: 'scatter',
      merge: 'CONNECTION',
      reads: ['books'],
      keys: null,
      order: null,
      live: false,
    });
    expect(rules.answer('Query', 'book')).toEqual({ kind: 'route', by: 'id' });
    expect(rules.entity('Author')).toEqual({
      rule: { kind: 'scatter', merge: 'ENTITY', reads: ['books'], keys: 'author.name', order: null, live: false },
      key: 'name',
      keys: ['name', 'number'],
    });
    expect(rules.chooses('Query', 'authors')).toEqual({ argument: 'word', including: 'names' });
    expect(rules.merge('BookTotals', 'longest')).toEqual({ by: 'MAX' });
    expect(rules.prunes('BookFilter')).toContainEqual({ inputField: 'kind', by: 'KIND' });
    expect(rules.orderedBy('BookOrderField', 'PRINTED_ON')).toBe('printedOn');
  });

  test("takes the province's contract", () => {
    expect(() => readRules(disclosuresSdl)).not.toThrow();
  });

  test.each([
    [
      'a root field without a rule',
      changed('author(name: ID!): Author @scatter(merge: ENTITY, reads: ["books"], keys: "author.name")', 'author(name: ID!): Author'),
      'Query.author has no rule: add @scatter or @route to it.',
    ],
    [
      'an entity without a rule',
      changed('type Library @key(fields: "code") @route(by: "code")', 'type Library @key(fields: "code")'),
      'Library has a @key but no rule',
    ],
    [
      'a route by an argument that is not there',
      changed('book(id: ID!): Book @route(by: "id")', 'book(id: ID!): Book @route(by: "code")'),
      'Query.book is routed by "code", which is no argument of it.',
    ],
    [
      'an entity with a key of several fields',
      changed('type Author @key(fields: "name")', 'type Author @key(fields: "name born")'),
      'which is not one field of it',
    ],
    [
      'a figure without a rule',
      changed('longest: BigInt @merge(by: MAX)\n    shortest', 'longest: BigInt\n    shortest'),
      'BookTotals.longest is merged over members but has no rule: add @merge to it.',
    ],
    [
      "a group's figure without a rule",
      changed('pages: BigInt! @merge(by: SUM) longest: BigInt @merge(by: MAX) }', 'pages: BigInt! @merge(by: SUM) longest: BigInt }'),
      'BookTotalsGroup.longest is merged over members but has no rule',
    ],
    [
      'an order without a field',
      changed('PRINTED_ON @orders(by: "printedOn")', 'PRINTED_ON'),
      'BookOrderField.PRINTED_ON has no field: add @orders to it.',
    ],
    [
      'an order by a field that is not there',
      changed('@orders(by: "printedOn")', '@orders(by: "printed")'),
      'BookOrderField.PRINTED_ON orders by "printed", which is no field of Book.',
    ],
    [
      'a scattered field that may not be null',
      changed('BookTotals @scatter(merge: TOTALS, reads: ["books"])', 'BookTotals! @scatter(merge: TOTALS, reads: ["books"])'),
      'Query.bookTotals is scattered, so its type must be a nullable object.',
    ],
    [
      'a connection that cannot be paged',
      changed('first: Int, after: String, last', 'first: Int, last'),
      'Query.books is a connection, so it needs the argument "after".',
    ],
    [
      'a largest value that may not be null',
      changed('longest: BigInt @merge(by: MAX)\n', 'longest: BigInt! @merge(by: MAX)\n'),
      'BookTotals.longest is merged by MAX, so it must be a plain value that may be null',
    ],
    [
      'groups by a key that is not there',
      changed('key: "key"', 'key: "name"'),
      'BookTotals.groups is grouped by "name", which is no field of BookTotalsGroup.',
    ],
    [
      'a grouping that does not say what decides its keys',
      changed('TOWN @groups(register: COUNTY)', 'TOWN'),
      'BookGroup.TOWN groups the rows of Query.bookTotals but has no rule: add @groups to it.',
    ],
    [
      'a grouping by a field that is not there',
      changed('@groups(by: "library.code", register: MEMBER)', '@groups(by: "library.name", register: MEMBER)'),
      'BookGroup.LIBRARY groups by "library.name", which is no plain field of BookTotalsGroup.',
    ],
    [
      'an owner that is no member',
      changed('title: String! pages', 'title: String! @owner pages'),
      "Book.title holds the row's owner, so its type must have a @key that @route names a member by.",
    ],
    [
      'a filter by a field that rows have not',
      changed('@prunes(by: HELD, of: "author.name")', '@prunes(by: HELD, of: "author.surname")'),
      'Query.books is filtered by author of "author.surname", which is no plain field of Book.',
    ],
    [
      'a list without an order',
      changed('orderBy: "rank", direction: DESC, bounds: [0, 9]', 'direction: DESC'),
      'Query.find is a connection, so it needs the argument "orderBy".',
    ],
    [
      'a list ordered by a field that rows have not',
      changed('orderBy: "rank"', 'orderBy: "score"'),
      'Query.find is ordered by "score", which is no plain field of Finding.',
    ],
    [
      'a list whose order is said twice',
      changed('reads: ["books"])\n    bookTotals', 'reads: ["books"], orderBy: "pages")\n    bookTotals'),
      'Query.books has an argument orderBy, so @scatter must not say its order.',
    ],
    [
      'bounds of what is no whole number',
      changed('orderBy: "rank"', 'orderBy: "id"'),
      'Query.find has bounds of "id", which is of type ID and not Int.',
    ],
    [
      'a choice of categories by values that name none',
      changed('MAPS @category(name: "maps")', 'MAPS'),
      'Shelf.MAPS chooses what Query.find reads, but names no category: add @category to it.',
    ],
    [
      'a choice of a category that is not read',
      changed('MAPS @category(name: "maps")', 'MAPS @category(name: "globes")'),
      'Shelf.MAPS chooses "globes", which Query.find does not read.',
    ],
    [
      'a choice of categories by what is no enum',
      changed('shelves: [Shelf!]', 'shelves: [String!]'),
      'Query.find prunes by categories with "shelves", whose values are no enum\'s.',
    ],
    [
      'a record of a row that may not be null',
      changed('item: Node @itself', 'item: Node! @itself'),
      'Finding.item holds the record that the row is about, so its type must be a nullable object or interface.',
    ],
    [
      'a record of a row that no member can be asked for',
      changed('type Map implements Node @key(fields: "id") @route(by: "id")', 'type Map implements Node'),
      'Finding.item holds the record that the row is about, so Map must have the @key "id" that @route names a member by.',
    ],
    [
      'a ranking by what is no figure',
      changed('COUNT @orders(by: "count")', 'COUNT @orders(by: "cursor")'),
      'AuthorOrderField.COUNT must order by a figure of AuthorEdge',
    ],
    [
      'a ranking with a figure that has no rule',
      changed('libraries: BigInt! @merge(by: MEMBERS)', 'libraries: BigInt!'),
      'AuthorEdge.libraries is merged over members but has no rule: add @merge to it.',
    ],
    [
      'a ranking of what is no scattered entity',
      changed('type AuthorEdge { cursor: String! node: Author!', 'type AuthorEdge { cursor: String! node: Book!'),
      'Query.authors is a ranking, so its type needs "edges { cursor node }"',
    ],
    [
      'a ranking that cannot be paged',
      changed(
        'direction: DESC }, first: Int, after: String, last: Int, before: String): AuthorConnection',
        'direction: DESC }, first: Int): AuthorConnection',
      ),
      'Query.authors is a connection, so it needs the argument "before".',
    ],
    [
      'a choice without a way to ask for what others have chosen',
      changed('names: [ID!], filter', 'filter'),
      'Query.authors chooses by "word" including "names", which is no argument of it.',
    ],
    [
      'a union of what lies with one member',
      changed('authors: [Author!] @merge(by: UNION)', 'authors: [Book!] @merge(by: UNION)'),
      'PenName.authors is merged by UNION, so it must hold plain values, or entities that are scattered themselves.',
    ],
    [
      'a number of members that is no BigInt',
      changed('libraries: BigInt! @merge(by: MEMBERS)', 'libraries: Int! @merge(by: MEMBERS)'),
      'AuthorEdge.libraries is merged by MEMBERS, so it must be a BigInt.',
    ],
  ])('refuses %s', (_what, sdl, message) => {
    expect(() => readRules(sdl)).toThrow(message);
  });

  test('lists all faults at once', () => {
    const sdl = changed(
      'author(name: ID!): Author @scatter(merge: ENTITY, reads: ["books"], keys: "author.name")',
      'author(name: ID!): Author',
    ).replace('PRINTED_ON @orders(by: "printedOn")', 'PRINTED_ON');
    expect(() => readRules(sdl)).toThrow(/Query\.author has no rule[\s\S]*PRINTED_ON has no field/);
  });
});
