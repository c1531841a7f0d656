import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** A question with one value that is not as it should be. */
export interface Abuse {
  field: string;
  /** Where the value stands: the argument, and the input fields below it. */
  place: string;
  value: unknown;
  /** Whether it must be refused; else it may be answered too. */
  ill: boolean;
  query: string;
  variables: Record<string, unknown>;
}

/** Values that a type does not take. */
const ill: Readonly<Record<string, readonly unknown[]>> = {
  Int: ['many', '5', 1.5, 2 ** 31, true, {}],
  Float: ['many', true, {}],
  Boolean: ['perhaps', 0, {}],
  Rial: ['a lot', '1,000', '1e9', '1.5', '', true, {}],
  BigInt: ['a lot', '1.5', {}],
  Date: ['2024-02-30', '1402/05/12', 'yesterday', '', 20240101, {}],
  DateTime: ['yesterday', '2024-02-30T00:00:00Z', 5, {}],
  String: [5, true, {}],
  ID: [1.5, true, {}],
};
/** Values that it takes, and that mean nothing, or more than somebody thought of. */
const odd: Readonly<Record<string, readonly unknown[]>> = {
  Int: [0, -1, -(2 ** 31), 2 ** 31 - 1],
  Rial: ['0', '-1', '9'.repeat(400), `-${'9'.repeat(40)}`],
  Date: ['0001-01-01', '9999-12-31', '0000-01-01'],
  DateTime: ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z'],
  String: ['', '\0', '\ud800', '%', '__proto__', "'; drop table contracts; --", 'ا'.repeat(3_000), '\u200c'],
  ID: ['', '\0', '\ud800', ':::', '__proto__', 'x'.repeat(3_000), 'ahar-county:contracts:\0', '\u200c:\u200c:\u200c'],
};
const MANY = 3_000;

/** Questions for every argument of every root field, and every input field below, with ill values by type and odd ones. */
export function abuseOf(schema: GraphQLSchema): Abuse[] {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => !name.startsWith('_'));
  return fields.flatMap((field) => field.args.flatMap((argument) => abuseOfArgument(field, argument)));
}

function abuseOfArgument(field: GraphQLField<unknown, unknown>, argument: GraphQLArgument): Abuse[] {
  const others = field.args.filter((each) => each !== argument && isNonNullType(each.type) && each.defaultValue === undefined);
  return valuesOf(argument.type, argument.name).map(({ place, value, whole, isIll }) => ({
    field: field.name,
    place,
    value,
    ill: isIll,
    query: `query (${[argument, ...others].map(({ name, type }) => `$${name}: ${String(type)}`).join(', ')}) {
      ${field.name}(${[argument, ...others].map(({ name }) => `${name}: $${name}`).join(', ')})${selectionOf(field)} }`,
    variables: { ...Object.fromEntries(others.map(({ name, type }) => [name, plainValue(type)])), [argument.name]: whole },
  }));
}

interface PlacedValue {
  place: string;
  value: unknown;
  /** The argument's value, with that one in its place. */
  whole: unknown;
  isIll: boolean;
}

function valuesOf(type: GraphQLInputType, place: string): PlacedValue[] {
  const at = (value: unknown, isIll: boolean, whole = value): PlacedValue => ({ place, value, whole, isIll });
  if (isNonNullType(type)) return [at(null, true), ...valuesOf(type.ofType, place)];
  if (isListType(type)) {
    const plain = plainValue(type.ofType);
    return [
      ...(isNonNullType(type.ofType) ? [at([plain, null], true)] : []),
      at([[plain]], true),
      at(
        Array.from({ length: MANY }, () => plain),
        false,
      ),
      at([], false),
      ...valuesOf(type.ofType, place).map((each) => ({ ...each, whole: [each.whole] })),
    ];
  }
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) && field.defaultValue === undefined);
    const plain = Object.fromEntries(required.map((field) => [field.name, plainValue(field.type)]));
    return [
      ...['text', 5, [[]], { ...plain, noSuchField: 1 }].map((value) => at(value, true)),
      ...required.map(({ name }) => at(Object.fromEntries(Object.entries(plain).filter(([key]) => key !== name)), true)),
      ...Object.values(type.getFields()).flatMap((field) =>
        valuesOf(field.type, `${place}.${field.name}`).map((each) => ({ ...each, whole: { ...plain, [field.name]: each.whole } })),
      ),
    ];
  }
  const illValues = isEnumType(type) ? ['NO_SUCH_VALUE', 5, {}] : (ill[type.name] ?? []);
  return [...illValues.map((value) => at(value, true)), ...(odd[type.name] ?? []).map((value) => at(value, false)), at(null, false)];
}

/** A value that is as it should be. */
function plainValue(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return plainValue(type.ofType);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) return {};
  return (
    { Int: 1, Float: 1, Boolean: true, Rial: '1', BigInt: '1', Date: '2024-03-20', DateTime: '2024-03-20T00:00:00Z' }[type.name] ?? 'x'
  );
}

/** Something for which members have to be asked. */
function selectionOf(field: GraphQLField<unknown, unknown>): string {
  const named = getNamedType(field.type);
  if (!('getFields' in named)) return '';
  const inner = isObjectType(named)
    ? ['totalCount', 'count', 'id', 'code', 'key'].find((name) => named.getFields()[name] !== undefined)
    : undefined;
  return ` { ${inner ?? '__typename'} }`;
}
