import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

type Draw = fc.GeneratorValue;

/** Texts that mean something somewhere. */
export interface KnownTexts {
  ids: readonly string[];
  cursors: readonly string[];
}

const LEVELS = 4;
const FIELDS = 4;

/** Operations that the schema allows, though what their arguments say may be nonsense. */
export function anyOperation(schema: GraphQLSchema, known: KnownTexts): fc.Arbitrary<string> {
  return fc.gen().map((draw) => {
    const query = schema.getQueryType();
    return query ? `query Any ${writeSelection(schema, query, draw, known, 0)}` : '{ __typename }';
  });
}

/** The same with a mistake or two: something cut out, doubled, put in or changed. */
export function nearlyAnyOperation(schema: GraphQLSchema, known: KnownTexts): fc.Arbitrary<string> {
  const piece = fc.constantFrom(
    '{',
    '}',
    '(',
    ')',
    '@skip(if: true)',
    '... on Node',
    '$x',
    '__proto__',
    'null',
    '"',
    '!',
    ':',
    '[',
    '"""',
    '\ud800',
    '٪',
  );
  return fc
    .tuple(anyOperation(schema, known), fc.array(fc.tuple(fc.nat(), fc.nat(12), fc.option(piece)), { minLength: 1, maxLength: 3 }))
    .map(([text, mistakes]) =>
      mistakes.reduce((before, [at, length, put]) => {
        const start = at % (before.length + 1);
        return before.slice(0, start) + (put ?? '') + before.slice(start + length);
      }, text),
    );
}

function writeSelection(schema: GraphQLSchema, type: GraphQLOutputType, draw: Draw, known: KnownTexts, level: number): string {
  const named = getNamedType(type);
  if (isAbstractType(named)) {
    const possible = schema.getPossibleTypes(named);
    const one = possible[draw(fc.nat, { max: Math.max(0, possible.length - 1) })];
    return one === undefined ? '{ __typename }' : `{ __typename ... on ${one.name} ${writeSelection(schema, one, draw, known, level)} }`;
  }
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields()).filter(({ type: of }) => level < LEVELS || !isComposite(of));
  const count = 1 + draw(fc.nat, { max: FIELDS - 1 });
  const parts = Array.from({ length: count }, (_, index) => {
    const field = fields[draw(fc.nat, { max: Math.max(0, fields.length - 1) })];
    if (field === undefined) return '__typename';
    const directive = draw(fc.constantFrom, '', '', '', ' @skip(if: false)', ' @include(if: false)');
    return `a${index}: ${field.name}${writeArguments(field, draw, known)}${directive} ${writeSelection(schema, field.type, draw, known, level + 1)}`;
  });
  return `{ ${parts.join(' ')} }`;
}

function isComposite(type: GraphQLOutputType): boolean {
  const named = getNamedType(type);
  return isObjectType(named) || isAbstractType(named);
}

function writeArguments(field: GraphQLField<unknown, unknown>, draw: Draw, known: KnownTexts): string {
  const given = field.args.filter((argument) => isNonNullType(argument.type) || draw(fc.boolean));
  if (given.length === 0) return '';
  const paged = given.some(({ name }) => name === 'first');
  const written = given
    // Mostly one way of paging: two are refused at once.
    .filter(({ name }) => !(paged && name === 'last') || draw(fc.nat, { max: 4 }) === 0)
    .map((argument: GraphQLArgument) => `${argument.name}: ${writeValue(argument.type, argument.name, draw, known)}`);
  return `(${written.join(', ')})`;
}

function writeValue(type: GraphQLInputType, name: string, draw: Draw, known: KnownTexts): string {
  if (isNonNullType(type)) return writeValue(type.ofType, name, draw, known);
  if (draw(fc.nat, { max: 9 }) === 0) return 'null';
  if (isListType(type)) {
    const length = draw(fc.nat, { max: 3 });
    return `[${Array.from({ length }, () => writeValue(type.ofType, name, draw, known)).join(', ')}]`;
  }
  if (isEnumType(type)) return draw(fc.constantFrom, ...type.getValues().map(({ name: value }) => value));
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) || draw(fc.nat, { max: 3 }) === 0);
    return `{ ${fields.map((field) => `${field.name}: ${writeValue(field.type, field.name, draw, known)}`).join(', ')} }`;
  }
  switch (getNamedType(type).name) {
    case 'Int':
      return String(draw(fc.constantFrom, 0, 1, 2, 20, 200, 201, -1, 1402, 2 ** 31 - 1, 2 ** 31, -(2 ** 31)));
    case 'Boolean':
      return String(draw(fc.boolean));
    case 'Float':
      return String(draw(fc.constantFrom, 0, 1.5, -1e308));
    case 'Date':
      return JSON.stringify(draw(fc.constantFrom, '2024-03-20', '2024-02-30', '1403-01-01', '', '9999-12-31', '-1'));
    case 'Rial':
      return draw(fc.constantFrom, '"0"', '"500000000000"', '"۵۰۰"', '"-1"', '"1e9"', '""', `"${'9'.repeat(400)}"`, '12', '1.5');
    default: {
      const known_ = name === 'after' || name === 'before' ? known.cursors : known.ids;
      const isKnown = known_.length > 0 && draw(fc.boolean);
      return JSON.stringify(isKnown ? draw(fc.constantFrom, ...known_) : draw(anyText));
    }
  }
}

/** Any text at all, and some that have broken things elsewhere. */
export const anyText = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '',
      '%',
      '__proto__',
      'constructor',
      '\0',
      '\ud800',
      '‌',
      'كتاب ي ۱۲',
      "'; drop table contracts; --",
      '{"$gt":""}',
      ':::',
      'a'.repeat(3_000),
    ),
  );
