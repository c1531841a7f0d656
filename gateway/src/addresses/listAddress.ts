import { refusal } from '@shafaf/shared/errors/refusal';
import type { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { latinDigits } from '@shafaf/shared/persian/latinDigits';
import {
  coerceInputValue,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { inputTypeOf, orderEnum, type Rules } from '../scatter/rules.ts';

/**
 * How a list is named in the query of an address, the same for exports, feeds and pages: each field of the list's filter is a parameter of its own
 * name, one that takes several values is given several times, `orderBy` is a value of the order's enum and `direction` ASC or DESC. All of it is
 * read from the contract, so that a new category has it by itself.
 */
export interface ListAddress {
  /** The list's field of `Query`, such as `contracts`. */
  field: string;
  /** The filter's fields as JSON, as a variable of GraphQL has them; empty when there are none. */
  filter: Readonly<Record<string, unknown>>;
  /** The order; the list's usual one when nothing is said. */
  orderBy: { field: string; direction: 'ASC' | 'DESC' } | undefined;
}

const DIRECTIONS = ['ASC', 'DESC'] as const;
const ORDER = ['orderBy', 'direction'];

/** The names of the parameters that a list has. */
export function listParameters(list: GraphQLField<unknown, unknown>): string[] {
  const filter = inputTypeOf(list, 'filter');
  return [...Object.keys(filter?.getFields() ?? {}), ...(orderEnum(list) === undefined ? [] : ORDER)];
}

/**
 * Reads the parameters of an address. Those that are given without a value are as if they were not given, since forms send them.
 * @param list the list's field of `Query`
 * @param others names of parameters that are read elsewhere
 * @throws ShafafError `BAD_PARAMETER` that names the parameter and says what it may be
 */
export function readListAddress(list: GraphQLField<unknown, unknown>, query: URLSearchParams, others: readonly string[] = []): ListAddress {
  const fields = inputTypeOf(list, 'filter')?.getFields() ?? {};
  const known = new Set([...listParameters(list), ...others]);
  const filter: Record<string, unknown> = {};
  for (const name of new Set(query.keys())) {
    if (!known.has(name)) throw unknownParameter(name, [...known]);
    const texts = query.getAll(name).filter((text) => text !== '');
    const type = Object.hasOwn(fields, name) ? fields[name]?.type : undefined;
    if (type === undefined || texts.length === 0) continue;
    filter[name] = readValue(name, type, texts);
  }
  return { field: list.name, filter, orderBy: readOrder(list, query) };
}

/** Writes the parameters that `readListAddress` reads as these. */
export function writeListAddress({ filter, orderBy }: Pick<ListAddress, 'filter' | 'orderBy'>): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (value === null || value === undefined) continue;
    for (const each of Array.isArray(value) ? value : [value]) query.append(name, String(each));
  }
  if (orderBy !== undefined) {
    query.append('orderBy', orderBy.field);
    query.append('direction', orderBy.direction);
  }
  return query;
}

/** The lists of single categories that the contract has, by category. */
export function listsOf(rules: Rules): ReadonlyMap<string, GraphQLField<unknown, unknown>> {
  const lists = new Map<string, GraphQLField<unknown, unknown>>();
  for (const field of Object.values(rules.schema.getQueryType()?.getFields() ?? {})) {
    const rule = rules.answer('Query', field.name);
    if (rule?.kind !== 'scatter' || rule.merge !== 'CONNECTION') continue;
    const [category, ...more] = rule.reads ?? [];
    if (category !== undefined && more.length === 0) lists.set(category, field);
  }
  return lists;
}

/** Refuses a parameter; the message is given in both languages. */
export function badParameter(parameter: string, en: string, fa: string): ShafafError {
  return refusal('BAD_PARAMETER', en, { extensions: { parameter, messageFa: fa } });
}

/** Refuses a parameter that is none of those that are known. */
export function unknownParameter(name: string, known: readonly string[]): ShafafError {
  const list = known.join(', ');
  return badParameter(
    name,
    `There is no parameter "${shown(name)}". There are: ${list}.`,
    `پارامتری به نام «${shown(name)}» نیست. پارامترها: ${list}.`,
  );
}

/**
 * Reads the texts that a parameter was given as a value of a type of the graph, as JSON.
 * @throws ShafafError `BAD_PARAMETER`
 */
export function readValue(name: string, type: GraphQLInputType, texts: readonly string[]): unknown {
  const [text = '', ...more] = texts;
  const isList = isListType(getNullableType(type));
  if (more.length > 0 && !isList)
    throw badParameter(
      name,
      `${name} takes one value, but was given ${texts.length} times.`,
      `«${name}» یک مقدار می‌گیرد، ولی ${texts.length} بار آمده است.`,
    );
  const value = isList ? texts.map((each) => jsonOf(type, each)) : jsonOf(type, text);
  coerceInputValue(value, type, (_path, invalid, error) => {
    throw badParameter(
      name,
      `${name}: ${shown(String(invalid))} cannot be used: ${expected(type, error.message)}`,
      `«${name}»: مقدار «${shown(String(invalid))}» پذیرفته نیست؛ ${expectedFa(type)}`,
    );
  });
  return value;
}

/** A text as the type's values stand in JSON; what is none stays a text, for the type to refuse. */
function jsonOf(type: GraphQLInputType, text: string): unknown {
  switch (getNamedType(type).name) {
    case 'Int':
    case 'Float': {
      const number = latinDigits(text);
      return /^-?\d+(\.\d+)?$/.test(number) ? Number(number) : text;
    }
    case 'Boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    default:
      return text;
  }
}

function expected(type: GraphQLInputType, reason: string): string {
  const named = getNamedType(type);
  if (isEnumType(named)) return `it may be ${namesOf(named.getValues())}.`;
  return named.name === 'Boolean' ? 'it may be true or false.' : reason;
}

const FORMS_FA: Readonly<Record<string, string>> = {
  Int: 'عدد صحیح بدهید.',
  Float: 'عدد بدهید.',
  Boolean: 'true یا false بدهید.',
  Rial: 'مبلغ را به ریال و تنها با رقم بدهید، مانند 500000000.',
  Date: 'تاریخ میلادی بدهید، مانند 2025-03-21.',
};

function expectedFa(type: GraphQLInputType): string {
  const named = getNamedType(type);
  if (isEnumType(named)) return `یکی از این‌ها را بدهید: ${namesOf(named.getValues())}.`;
  return FORMS_FA[named.name] ?? 'مقدار دیگری بدهید.';
}

function readOrder(list: GraphQLField<unknown, unknown>, query: URLSearchParams): ListAddress['orderBy'] {
  const order = orderEnum(list);
  const usual = usualOrder(list);
  const field = oneOf(query, 'orderBy', order?.getValues().map(({ name }) => name) ?? []);
  const direction = oneOf(query, 'direction', DIRECTIONS);
  if (field === undefined && direction === undefined) return undefined;
  return { field: field ?? usual?.field ?? '', direction: direction ?? (field === undefined ? (usual?.direction ?? 'DESC') : 'DESC') };
}

/** The order that a list has when nothing is said. */
export function usualOrder(list: GraphQLField<unknown, unknown>): ListAddress['orderBy'] {
  const argument = list.args.find(({ name }) => name === 'orderBy');
  const given = argument?.defaultValue;
  if (typeof given !== 'object' || given === null || !isInputObjectType(argument && getNamedType(argument.type))) return undefined;
  const direction: unknown = Reflect.get(given, 'direction');
  return { field: String(Reflect.get(given, 'field')), direction: direction === 'ASC' ? 'ASC' : 'DESC' };
}

function oneOf<Value extends string>(query: URLSearchParams, name: string, values: readonly Value[]): Value | undefined {
  const texts = query.getAll(name).filter((text) => text !== '');
  const [text] = texts;
  if (text === undefined) return undefined;
  const found = values.find((value) => value === text);
  if (found === undefined || texts.length > 1)
    throw badParameter(
      name,
      `${name} may be ${values.join(', ')}, but is "${shown(texts.join(', '))}".`,
      `«${name}» یکی از این‌هاست: ${values.join(', ')}؛ ولی «${shown(texts.join(', '))}» آمده است.`,
    );
  return found;
}

function namesOf(values: readonly { name: string }[]): string {
  return values.map(({ name }) => name).join(', ');
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
