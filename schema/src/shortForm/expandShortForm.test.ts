import { describe, expect, test } from '@jest/globals';
import {
  buildASTSchema,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  parse,
  print,
  printType,
} from 'graphql';
import { disclosuresSdl, filesIn } from '../contract.ts';
import { disclosureForm } from './disclosureDirective.ts';
import { expandShortForm } from './expandShortForm.ts';

/** What stands around categories. */
const common = `
  directive @disclosure(category: String!) on OBJECT
  scalar Rial scalar Date scalar DateTime scalar BigInt
  enum OrderDirection { ASC DESC } enum MemberKind { COUNTY }
  type Query { node(id: ID!): Node }
  type Member { code: ID! }
  type Supplier @scatter(merge: ENTITY, reads: ["wells"], keys: "digger.nationalId") { nationalId: ID }
  type PageInfo { endCursor: String } type Coverage { complete: Boolean! }
  interface Node { id: ID! }
  interface Disclosure implements Node { "Of the interface." id: ID! "Whose it is." member: Member! @owner category: Category! "What it is." title: String! fiscalYear: Int publishedAt: DateTime! sample: Boolean! }
  enum Category
`;
const wells = `
  "A well that somebody dug."
  type Well @disclosure(category: "wells", one: "well", many: "wells", about: "Wells (چاه‌ها).", order: "DEPTH", direction: ASC, orderWords: "shallowest first", searched: ["the place"], supplier: "digger", groupOrder: "cost") {
    "Where it is." title: String!
    depth: Int cost: Rial dugOn: Date kind: WellKind digger: Supplier
  }
  input WellFilter { minDepth: Int @prunes(by: AT_LEAST, of: "depth") kind: [WellKind!] @prunes(by: ONE_OF, of: "kind") }
  enum WellOrderField { "The depth." DEPTH @orders(by: "depth") }
  enum WellGroup { "The kind." KIND @groups(by: "kind") }
  type WellTotals { "Their costs." cost: Rial! @merge(by: SUM) }
  enum WellKind { DEEP SHALLOW }
`;
const expand = (text: string) =>
  expandShortForm([
    { name: 'common.graphql', text: common },
    { name: 'well.graphql', text },
  ]);
const expanded = expand(wells);
const schema = buildASTSchema(expanded.document, { assumeValidSDL: true });
const text = (name: string) => {
  const type = schema.getType(name);
  return type === undefined ? undefined : printType(type);
};
/** A definition as it is written, on one line, without descriptions. */
const written = (name: string) =>
  expanded.document.definitions
    .filter((each) => 'name' in each && each.name?.value === name)
    .map((each) =>
      print(each)
        .replaceAll(/"""[\s\S]*?"""|"[^"\n]*"\n/g, '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    );

describe('a category in short form', () => {
  test('gets the envelope of every record, with its own descriptions where it has any, and its place in the graph', () => {
    expect(written('Well')).toEqual([
      'type Well implements Node & Disclosure @key(fields: "id") @route(by: "id") { title: String! depth: Int cost: Rial dugOn: Date kind: WellKind digger: Supplier id: ID! member: Member! @owner category: Category! fiscalYear: Int publishedAt: DateTime! sample: Boolean! }',
    ]);
    expect(text('Well')).toContain('"""Where it is."""\n  title: String!');
    expect(text('Well')).toContain('"""Whose it is."""\n  member: Member!');
    expect(text('Well')).toContain('"""Always WELLS."""');
    expect(text('Well')).toContain('The global id, `<member>:wells:<localId>`');
    expect(text('Category')).toBe('enum Category {\n  """Wells (چاه‌ها)."""\n  WELLS\n}');
  });

  test('gets lists and figures at the root, of a body and of a supplier', () => {
    const list =
      'wells( filter: WellFilter orderBy: WellOrder = {field: DEPTH, direction: ASC} first: Int after: String last: Int before: String ): WellConnection @scatter(merge: CONNECTION, reads: ["wells"])';
    const totals =
      'wellTotals( filter: WellFilter groupBy: WellGroup first: Int = 20 ): WellTotals @scatter(merge: TOTALS, reads: ["wells"])';
    for (const name of ['Query', 'Member', 'Supplier']) {
      const together = written(name).join(' ');
      expect(together).toContain(list);
      expect(together).toContain(totals);
    }
    expect(written('Query').join(' ')).toContain('well( id: ID! ): Well @route(by: "id")');
    expect(text('Query')).toContain('In which order; shallowest first when left out.');
    expect(text('Query')).toContain('At most this many groups, the largest in cost first, 0 to 1000.');
  });

  test('gets the conditions, orders, groups and figures that every category has beside its own', () => {
    expect(written('WellFilter')).toEqual([
      'input WellFilter { minDepth: Int @prunes(by: AT_LEAST, of: "depth") kind: [WellKind!] @prunes(by: ONE_OF, of: "kind") fiscalYear: Int @prunes(by: ONE_OF, of: "fiscalYear") member: [ID!] @prunes(by: MEMBER) memberKind: MemberKind @prunes(by: KIND) county: ID @prunes(by: COUNTY) text: String sample: Boolean @prunes(by: ONE_OF, of: "sample") }',
    ]);
    expect(text('WellFilter')).toContain('in the title, the place or the local id.');
    expect(written('WellOrderField')).toEqual([
      'enum WellOrderField { DEPTH @orders(by: "depth") PUBLISHED_AT @orders(by: "publishedAt") }',
    ]);
    expect(written('WellGroup')).toEqual([
      'enum WellGroup { MEMBER @groups(by: "member.code", register: MEMBER) COUNTY @groups(by: "county.code", register: COUNTY) FISCAL_YEAR @groups(by: "fiscalYear") KIND @groups(by: "kind") }',
    ]);
    expect(written('WellTotals')).toEqual([
      'type WellTotals { cost: Rial! @merge(by: SUM) count: BigInt! @merge(by: COUNT) sampleCount: BigInt! @merge(by: COUNT) groups: [WellTotalsGroup!]! @merge(by: GROUP, key: "key", orderBy: "cost", limit: "first") groupCount: BigInt! @merge(by: GROUP_COUNT) coverage: Coverage! @merge(by: COVERAGE) }',
    ]);
    // What describes a group is taken from the records' own field of that name.
    expect(written('WellTotalsGroup')).toEqual([
      'type WellTotalsGroup { key: String member: Member @merge(by: FIRST) county: Member @merge(by: FIRST) fiscalYear: Int @merge(by: FIRST) kind: WellKind @merge(by: FIRST) cost: Rial! @merge(by: SUM) count: BigInt! @merge(by: COUNT) sampleCount: BigInt! @merge(by: COUNT) }',
    ]);
  });

  test('is told in short to programs that serve it', () => {
    expect(expanded.kinds).toEqual([
      {
        category: 'wells',
        value: 'WELLS',
        typeName: 'Well',
        singular: 'well',
        defaultOrder: { field: 'DEPTH', direction: 'ASC' },
        orders: { DEPTH: 'depth', PUBLISHED_AT: 'publishedAt' },
        filters: expect.arrayContaining([
          { name: 'minDepth', type: 'Int', rule: { by: 'AT_LEAST', of: 'depth' } },
          { name: 'member', type: '[ID!]', rule: { by: 'MEMBER', of: null } },
          { name: 'text', type: 'String', rule: null },
        ]),
        totals: {
          figures: [{ name: 'cost', by: 'SUM', type: 'Rial' }],
          groupOrder: 'cost',
          groups: expect.arrayContaining([
            { value: 'MEMBER', by: 'member.code', register: 'MEMBER', of: null },
            { value: 'KIND', by: 'kind', register: null, of: 'kind' },
          ]),
        },
        supplier: 'digger',
      },
    ]);
  });

  test('may say no more than its name and what its records are', () => {
    const { document, kinds } = expand(
      `${wells} type Spring @disclosure(category: "springs", one: "spring", many: "springs", about: "Springs.", totals: false) { "Its flow." flow: Int }`,
    );
    const spring = kinds.find(({ category }) => category === 'springs');
    expect(spring).toMatchObject({
      defaultOrder: { field: 'PUBLISHED_AT', direction: 'DESC' },
      orders: { PUBLISHED_AT: 'publishedAt' },
      totals: null,
    });
    const sdl = print(document);
    expect(sdl).toContain('type SpringConnection');
    expect(sdl).not.toMatch(/SpringTotals|SpringGroup|springTotals/);
  });
});

describe('a short form that is wrong is refused with the file, the line and what is missing:', () => {
  const on = (line: number, message: string) => `well.graphql:${line}: ${message}`;
  test.each<[what: string, change: (sdl: string) => string, messages: string[]]>([
    ['an argument that is not there', (sdl) => sdl.replace(', one: "well"', ''), [on(3, '@disclosure of Well: lacks the argument "one".')]],
    [
      'one that there is not',
      (sdl) => sdl.replace('one: "well"', 'one: "well", colour: "blue"'),
      [on(3, '@disclosure of Well: Unrecognized key: "colour".')],
    ],
    [
      'an order that there is not',
      (sdl) => sdl.replace('order: "DEPTH"', 'order: "WIDTH"'),
      [on(2, '@disclosure of Well: order is "WIDTH", which is no value of WellOrderField.')],
    ],
    [
      'an order by nothing',
      (sdl) => sdl.replace(' @orders(by: "depth")', ''),
      [on(8, 'WellOrderField.DEPTH has no field: add @orders(by: "…") to it.')],
    ],
    [
      'an order by a field that there is not',
      (sdl) => sdl.replace('@orders(by: "depth")', '@orders(by: "width")'),
      [on(8, 'WellOrderField.DEPTH orders by "width", which is no field of Well.')],
    ],
    [
      'a filter of a field that there is not',
      (sdl) => sdl.replace('of: "depth"', 'of: "width"'),
      [on(7, 'WellFilter.minDepth is of "width", which is no field of Well.')],
    ],
    [
      'a figure without a rule',
      (sdl) => sdl.replace(' @merge(by: SUM)', ''),
      [
        on(10, "WellTotals.cost does not say how members' figures become one: add @merge to it."),
        on(2, '@disclosure of Well: groupOrder is "cost", which is no figure of WellTotals merged by SUM or COUNT.'),
      ],
    ],
    [
      'a group that nothing describes',
      (sdl) => sdl.replace('@groups(by: "kind")', '@groups(by: "colour")'),
      [on(9, 'WellGroup.KIND groups by "colour", but neither WellTotalsGroup nor Well has a field "colour".')],
    ],
    [
      'a common field of another type',
      (sdl) => sdl.replace('title: String!', 'title: Int'),
      [on(4, 'Well.title is common to all categories and of type String!, not Int.')],
    ],
    [
      'a supplier that is none',
      (sdl) => sdl.replace('digger: Supplier', 'digger: String'),
      [on(2, '@disclosure of Well: supplier is "digger", which is no field of Well that holds a Supplier.')],
    ],
    ['a type that is made', (sdl) => `${sdl} type WellEdge { node: Well! }`, [on(12, 'WellEdge is made for the category: leave it out.')]],
    [
      'a part of the wrong kind',
      (sdl) => sdl.replace('input WellFilter', 'type WellFilter'),
      [on(7, 'WellFilter belongs to a category and must be written as `input`.')],
    ],
    [
      'figures that are not wanted',
      (sdl) => sdl.replace('groupOrder: "cost"', 'totals: false'),
      [
        on(9, 'Well says `totals: false`, so it has no groups and no figures: leave this out.'),
        on(10, 'Well says `totals: false`, so it has no groups and no figures: leave this out.'),
      ],
    ],
    [
      'two categories of one name',
      (sdl) => `${sdl} type Pit @disclosure(category: "wells", one: "pit", many: "pits", about: "Pits.") { depth: Int }`,
      [on(12, 'Pit and Well would both have the field `wells`: give one another name.')],
    ],
    [
      'a category that suppliers do not know of',
      (sdl) => sdl.replace('category: "wells"', 'category: "pits"'),
      ['Well holds a Supplier, but "pits" is not among what the @scatter of Supplier reads.'],
    ],
    ['what is no SDL', (sdl) => sdl.replace('enum WellKind {', 'enum WellKind {{'), [on(11, 'Syntax Error: Expected Name, found "{".')]],
  ])('%s', (_what, change, messages) => {
    const changed = change(wells);
    expect(changed).not.toBe(wells);
    let message = '';
    try {
      expand(changed);
    } catch (error) {
      message = error instanceof Error ? error.message : '';
    }
    expect(message).toMatch(/^The contract cannot be read:\n/);
    for (const each of messages) expect(message).toContain(each);
    expect(message.split('\n')).toHaveLength(messages.length + 1);
  });
});

describe("the province's contract", () => {
  const contract = buildASTSchema(parse(disclosuresSdl), { assumeValidSDL: true });
  const own = (type: GraphQLNamedType) => !type.name.startsWith('__') && !['Int', 'Float', 'String', 'Boolean', 'ID'].includes(type.name);

  test('describes every type, field, argument and value for whoever has never seen it', () => {
    const bare: string[] = [];
    const expectWords = (place: string, description: string | null | undefined) => {
      if (!/\S/.test(description ?? '')) bare.push(place);
    };
    for (const type of Object.values(contract.getTypeMap()).filter(own)) {
      if (type !== contract.getQueryType()) expectWords(type.name, type.description);
      if (isEnumType(type)) for (const value of type.getValues()) expectWords(`${type.name}.${value.name}`, value.description);
      if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        expectWords(`${type.name}.${field.name}`, field.description);
        if ('args' in field)
          for (const argument of field.args) expectWords(`${type.name}.${field.name}(${argument.name})`, argument.description);
      }
    }
    expect(bare).toEqual([]);
  });

  test('has nothing of the short form left in it', () => {
    expect(disclosuresSdl).not.toContain('@disclosure');
  });

  test('says of @disclosure in its own definition what is read of it', () => {
    const [definition] = filesIn('disclosures').flatMap(({ text: sdl }) =>
      parse(sdl).definitions.filter((each) => each.kind === 'DirectiveDefinition' && each.name.value === 'disclosure'),
    );
    if (definition?.kind !== 'DirectiveDefinition') throw new Error('the directive is not defined');
    const given = Object.fromEntries((definition.arguments ?? []).map((argument) => [argument.name.value, argument]));
    expect(Object.keys(given).sort()).toEqual(Object.keys(disclosureForm.shape).sort());
    const usual = disclosureForm.parse({ category: 'wells', one: 'well', many: 'wells', about: 'Wells.' });
    for (const [name, { type, defaultValue }] of Object.entries(given)) {
      const value: unknown = Reflect.get(usual, name);
      const isNeeded = type.kind === 'NonNullType' && defaultValue === undefined;
      expect([name, isNeeded]).toEqual([name, ['category', 'one', 'many', 'about'].includes(name)]);
      if (!isNeeded)
        expect([name, defaultValue && print(defaultValue)]).toEqual([
          name,
          value === null ? undefined : name === 'direction' ? value : JSON.stringify(value),
        ]);
    }
  });
});
