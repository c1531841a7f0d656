import { describe, expect, test } from '@jest/globals';
import { directorySdl, disclosuresSdl, readSupergraphSdl } from '@shafaf/schema/contract';
import { graphComposer } from './composeGraph.ts';

const base = [
  { name: 'directory', sdl: directorySdl },
  { name: 'disclosures', sdl: disclosuresSdl },
];
const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@override", "@external"])';

const composer = graphComposer(base, readSupergraphSdl());
const compose = async (...sdls: string[]) =>
  (await composer)(sdls.map((sdl, index) => ({ name: index === 0 ? 'metro' : `other-${index}`, sdl })));

async function composed(...sdls: string[]) {
  const graph = await compose(...sdls);
  if ('reason' in graph) throw new Error(`It was refused: ${graph.reason}`);
  return graph;
}

async function reason(...sdls: string[]): Promise<string> {
  const graph = await compose(...sdls);
  return 'reason' in graph ? graph.reason : 'It was composed.';
}

describe('an extension may add', () => {
  test('fields to what is known by a key, fields to Query, and types of its own', async () => {
    const { supergraphSdl, parts } = await composed(`${LINK}
      "Ours."
      type Query { stations(line: Int): [Station!] }
      "A body with stations."
      type Member @key(fields: "code") { "Its code." code: ID! stations: [Station!] opened: Date kindOfLine: MemberKind }
      type Contract @key(fields: "id") { id: ID! station: Station }
      type Supplier @key(fields: "nationalId") { nationalId: ID worksAt: [Station!] }
      type Station @key(fields: "number") { number: ID! name: String! line: Int! of: Member cost: Rial }
      scalar Date
      scalar Rial @specifiedBy(url: "https://example.ir/rial")
      enum MemberKind { GOVERNORATE COUNTY MUNICIPALITY }
    `);
    expect(parts).toMatchObject([
      {
        name: 'metro',
        adds: [
          'Query.stations',
          'Member.stations',
          'Member.opened',
          'Member.kindOfLine',
          'Contract.station',
          'Supplier.worksAt',
          'type Station',
        ],
      },
    ]);
    expect(supergraphSdl).toContain('METRO @join__graph(name: "metro"');
    // What it says about the contract's types is left out.
    expect(supergraphSdl).not.toMatch(/A body with stations|Ours\.|Its code|example\.ir\/rial/);
  });

  test('by a reference alone, without fields on what it refers to', async () => {
    await composed(`${LINK}
      type Query { terminus: Member }
      type Member @key(fields: "code", resolvable: false) { code: ID! }`);
  });

  test('in the way of older libraries, with what they print of federation itself', async () => {
    const { parts } = await composed(`
      directive @key(fields: _FieldSet!) repeatable on OBJECT | INTERFACE
      directive @external on FIELD_DEFINITION
      directive @requires(fields: _FieldSet!) on FIELD_DEFINITION
      scalar _FieldSet
      scalar _Any
      union _Entity = Member
      type _Service { sdl: String }
      schema { query: Query }
      type Query { _service: _Service! _entities(representations: [_Any!]!): [_Entity]! }
      extend type Member @key(fields: "code") @extends { code: ID! @external ridership: Int }`);
    expect(parts).toMatchObject([{ adds: ['Member.ridership'] }]);
  });

  test('lists whose length is known: what it says, or a hundred', async () => {
    const { supergraphSdl, parts } = await composed(`${LINK}
      type Query { stations(first: Int = 5): [Station!] @listSize(assumedSize: 5, slicingArguments: ["first"], requireOneSlicingArgument: false) }
      type Station { name: String crossings: [Station!] @listSize(assumedSize: 3) of: [Member!] tags: [String!] kinds: [MemberKind!] }
      type Member @key(fields: "code") { code: ID! }
      enum MemberKind { GOVERNORATE COUNTY MUNICIPALITY }`);
    expect(parts[0]?.sdl.replaceAll(/\s+/g, ' ')).toContain(
      'crossings: [Station!] @listSize(assumedSize: 3) of: [Member!] @listSize(assumedSize: 100) tags: [String!] kinds: [MemberKind!]',
    );
    expect(supergraphSdl).toContain('of: [Member!] @listSize(assumedSize: 100');
  });

  test('beside other extensions', async () => {
    const { parts } = await composed(
      `${LINK} type Member @key(fields: "code") { code: ID! ridership: Int }`,
      `${LINK} type Member @key(fields: "code") { code: ID! airQuality: Int }`,
    );
    expect(parts.map(({ adds }) => adds)).toEqual([['Member.ridership'], ['Member.airQuality']]);
  });
});

describe('an extension may not', () => {
  const member = (fields: string) => `${LINK} type Member @key(fields: "code") { code: ID! ${fields} }`;
  test.each([
    ['take a field over', member('nameFa: String @override(from: "directory")'), '@override on Member.nameFa is not for extensions.'],
    [
      'take a field over under another name of the directive',
      `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", {name: "@override", as: "@tag"}])
       type Contract @key(fields: "id") { id: ID! amount: Rial @tag(from: "disclosures") } scalar Rial`,
      'Contract.amount is a field of the contract.',
    ],
    [
      'take a field over by the long name of the directive',
      member('nameFa: String @federation__override(from: "directory")'),
      '@federation__override on Member.nameFa is not for extensions.',
    ],
    ['answer a field of the contract too', member('nameFa: String! @shareable'), 'Member.nameFa is a field of the contract.'],
    [
      'provide a field of the contract on a path',
      member('twin: Member @provides(fields: "nameFa") nameFa: String @external'),
      '@provides on Member.twin is not for extensions.',
    ],
    ['let others work for it', member('x: Int @requires(fields: "nameFa") nameFa: String! @external'), '@requires on Member.x'],
    ['answer a question of the contract', `${LINK} type Query { contracts: [Int] }`, 'Query.contracts is a field of the contract.'],
    ['answer a question of the directory', `${LINK} type Query { members: [Int] }`, 'Query.members is a field of the contract.'],
    ['change anything', `${LINK} type Query { x: Int } type Mutation { publish: Boolean }`, 'it has a type Mutation.'],
    ['watch anything', `${LINK} type Query { x: Int } type Subscription { published: Boolean }`, 'it has a type Subscription.'],
    [
      'change anything under another name',
      `schema { query: Query mutation: Changes } type Query { x: Int } type Changes { publish: Boolean }`,
      'The schema can have no root type but Query, yet it has Changes.',
    ],
    ['have another root', `schema { query: Root } type Root { x: Int }`, 'yet it has Root.'],
    [
      'define a type of the contract',
      `${LINK} type Coverage @shareable { complete: Boolean! }`,
      'Coverage is a type of the contract without a key',
    ],
    ['define another kind of it', `${LINK} interface Contract { id: ID! }`, 'Contract is a type of the contract, which'],
    [
      'define an interface of the contract',
      `${LINK} interface Node { id: ID! } type X implements Node { id: ID! }`,
      'Node is a type of the contract',
    ],
    ['extend an input of the contract', `${LINK} extend input ContractFilter { x: Int }`, 'ContractFilter is a type of the contract'],
    ['define a scalar as something else', `${LINK} enum Rial { A }`, 'Rial is a type of the contract'],
    ['define a scalar that every schema has', `${LINK} type Query { x: Int } type String { a: Int }`, 'String is a type of the contract'],
    [
      'add a value to an enum',
      `${LINK} enum MemberKind { GOVERNORATE COUNTY MUNICIPALITY VILLAGE }`,
      'The enum MemberKind is the contract',
    ],
    ['leave a value of an enum out', `${LINK} enum MemberKind { GOVERNORATE }`, 'The enum MemberKind is the contract'],
    ['extend an enum', `${LINK} extend enum MemberKind { VILLAGE }`, 'MemberKind is a type of the contract'],
    [
      'know something by another key',
      `${LINK} type Member @key(fields: "nameFa") { nameFa: String! x: Int }`,
      'Member has no key "nameFa"',
    ],
    [
      'know something by a key in more depth',
      `${LINK} type Member @key(fields: "code county { code }") { code: ID! x: Int }`,
      'has no key',
    ],
    ['give a key another type', member('x: Int').replace('code: ID!', 'code: ID'), 'Member.code is of the type ID!.'],
    [
      'put fields into all types of an interface',
      `${LINK} type Query { x: Int } type Y @interfaceObject { id: ID! }`,
      '@interfaceObject on Y',
    ],
    [
      'give a type of the contract another interface',
      `${LINK} interface Z { code: ID! } type Member implements Z @key(fields: "code") { code: ID! x: Int }`,
      "Member is the contract's: it cannot be given another interface.",
    ],
    ['add what cannot be null', member('ridership: Int!'), 'Member.ridership must be nullable (Int)'],
    ['add a question that cannot be null', `${LINK} type Query { stations: [Int!]! }`, 'Query.stations must be nullable ([Int!])'],
    ['use names of the machinery', `${LINK} type Query { x: join__Graph } enum join__Graph { A }`, 'The name join__Graph'],
    ['use hidden names', `${LINK} type Query { _x: Int }`, 'The name _x begins with "_"'],
    [
      'have directives of its own',
      `${LINK} directive @mine on FIELD_DEFINITION type Query { x: Int @mine }`,
      '@mine is a directive of its own',
    ],
    ['use directives of the contract', member('x: [Int] @scatter(merge: TOTALS)'), '@scatter on Member.x is not for extensions.'],
    ['say what it costs', member('x: [Int] @cost(weight: "0")'), '@cost on Member.x is not for extensions.'],
    ['have lists without an end', member('x: [Member] @listSize(assumedSize: 5000)'), '@listSize on Member.x must say an assumedSize'],
    ['say of another list how long it is', member('x: [Member] @listSize(sizedFields: ["y"])'), '@listSize on Member.x must say'],
    [
      'have a length of what is no number',
      member('x(first: String): [Member] @listSize(slicingArguments: ["first"])'),
      'Slicing argument "Member.x(first:)" must be Int',
    ],
    ['have lists of objects in lists', member('x: [[Member]]'), 'Member.x has lists of objects in a list.'],
    ['compose directives', `extend schema @composeDirective(name: "@x") type Query { x: Int }`, '@composeDirective on the schema'],
    ['send questions', `${LINK} type Query { x: Int } query { x }`, 'The SDL holds a query or a fragment.'],
    ['be no SDL', 'nothing', 'The SDL cannot be read: Syntax Error'],
    ['be empty', '', 'The SDL cannot be read: Syntax Error'],
    ['be huge', `${LINK} type Query { x: Int }${' '.repeat(300_000)}`, 'at most 262144 are read.'],
    ['have too many tokens', `${LINK} type Query { ${'x: Int '.repeat(15_000)} }`, 'The SDL cannot be read'],
    ['have too many types', `${LINK} ${Array.from({ length: 300 }, (_, i) => `type T${i} { x: Int }`).join(' ')}`, 'at most 200 types'],
    [
      'have too many fields',
      `${LINK} type Query { ${Array.from({ length: 1_100 }, (_, i) => `f${i}: Int`).join(' ')} }`,
      'at most 1000 fields',
    ],
    ['name a type that it does not define', `${LINK} type Query { x: Nothing }`, 'Unknown type'],
    [
      'extend a type that it does not define',
      `${LINK} type Query { x: Int } extend type Own { y: Int }`,
      'there is no type definition for "Own"',
    ],
    [
      'refer to what it cannot resolve',
      `${LINK} type Query { x: Int } type Member @key(fields: "code", resolvable: false) { code: ID! y: Int }`,
      'y',
    ],
  ])('%s', async (_what, sdl, said) => {
    const text = await reason(sdl);
    expect(text).not.toBe('It was composed.');
    expect(text).toContain(said);
  });

  test('bring along what another has', async () => {
    const own = (field: string) => `${LINK} type Query { ${field}: Station } type Station { name: String }`;
    expect(await compose(own('a'), own('b'))).toEqual({ name: 'other-1', reason: 'The extension metro has type Station already.' });
    const ridership = `${LINK} type Member @key(fields: "code") { code: ID! ridership: Int @shareable }`;
    expect(await compose(ridership, ridership)).toEqual({ name: 'other-1', reason: 'The extension metro has Member.ridership already.' });
    expect(await compose(`${LINK} type Query { a: Int }`, `${LINK} type Query { a: Int }`)).toMatchObject({ name: 'other-1' });
  });
});

test('what is the matter is said once, and not at any length', async () => {
  const sdl = `${LINK} type Member @key(fields: "code") { code: ID! ${Array.from({ length: 50 }, (_, i) => `f${i}: Int!`).join(' ')} }`;
  const text = await reason(sdl);
  expect(text).toMatch(/And 40 more\.$/);
  expect(text.length).toBeLessThan(2_100);
});
