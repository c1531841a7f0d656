import { type GraphQLNamedType, type GraphQLOutputType, getNamedType, isEnumType, isListType, isNonNullType } from 'graphql';
import { z } from 'zod';
import type { Attribute, AttributeOptions } from './Attribute.ts';
import { enumKind } from './kinds.ts';
import { scalar } from './scalar.ts';

/** By value of the contract's enum: the terms that files use for it. The values themselves are understood too. */
export type Terms = Readonly<Record<string, readonly string[]>>;

/** Options of attributes whose value is one of a few. */
export interface OneOfOptions extends AttributeOptions {
  /** Inside the same object: the attribute that gets the file's own term, unless it has a column of its own. */
  termTo?: string;
}

export type Values<T extends Terms> = { [Value in keyof T & string]: Value };

/** One of a few values that the contract names. */
export function oneOf<const T extends Terms>(terms: T, options: OneOfOptions = {}): Attribute<z.ZodOptional<z.ZodEnum<Values<T>>>> {
  const values = Object.keys(terms);
  const attribute = scalar(z.enum(valuesOf(terms)), enumKind, options, {
    values: termsOf(terms),
    ...(options.termTo !== undefined && { termTo: options.termTo }),
  });
  return { ...attribute, parts: (name) => ({ ...attribute.parts(name), misfit: (type) => misfit(type, values) }) };
}

/** The value of each term: first of the usual one of each, so that whoever is told what is known sees one for every value. */
export function termsOf(terms: Terms): Record<string, string> {
  const known = Object.entries(terms);
  const values = known.map(([value]) => [value, value] as const);
  const usual = known.flatMap(([value, [first]]) => (first === undefined ? [] : [[first, value] as const]));
  const others = known.flatMap(([value, names]) => names.map((name) => [name, value] as const));
  // The values come last too: whatever else is called so, they stand for themselves.
  return Object.fromEntries([...usual, ...values, ...others, ...values]);
}

/** The enum's values, each standing for itself. */
export function valuesOf<T extends Terms>(terms: T): Values<T> {
  const values = Object.fromEntries(Object.keys(terms).map((value) => [value, value]));
  if (!standsForItself(values, terms)) throw new Error('the values of an enum are not its own');
  return values;
}

function standsForItself<T extends Terms>(values: object, terms: T): values is Values<T> {
  return Object.keys(terms).every((value) => Reflect.get(values, value) === value);
}

function misfit(type: GraphQLOutputType, values: readonly string[]): string | null {
  if (isNonNullType(type)) return 'may not be null, but a body may leave it out';
  const named = getNamedType(type);
  if (isListType(type)) return `is of type ${String(type)}, but the attribute makes one value of an enum`;
  return misfitOfEnum(named, values);
}

/** Why a type is no enum of these values; null when it is. */
export function misfitOfEnum(named: GraphQLNamedType, values: readonly string[]): string | null {
  if (!isEnumType(named)) return `is of type ${named.name}, but the attribute makes values of an enum`;
  const wanted = named.getValues().map(({ name }) => name);
  const missing = wanted.filter((value) => !values.includes(value));
  const unknown = values.filter((value) => !wanted.includes(value));
  if (missing.length > 0) return `is of type ${named.name}, of whose values the attribute lacks ${missing.join(', ')}`;
  return unknown.length > 0 ? `is of type ${named.name}, which has no value ${unknown.join(', ')}` : null;
}
