import { type GraphQLLeafType, type GraphQLOutputType, isListType, isNonNullType } from 'graphql';
import { BadAnswer, shown } from './BadAnswer.ts';
import type { Member } from './Member.ts';
import type { Run } from './Run.ts';

/** Where something stands that is being read: in whose answer, and in which row of it. */
export interface Reading {
  member: Member;
  run: Run;
  /** The row's id, for the log. */
  row?: string;
  /** The key of the entity that was asked for: what is read must be that one. */
  expected?: string;
}

/** Makes the client's value of a member's JSON value, or throws `BadAnswer`. */
export type Read = (value: unknown, reading: Reading) => unknown;

/** Makes the client's value of one field of a member's object, or throws `BadAnswer`. */
export type ReadField = (object: JsonObject, reading: Reading) => unknown;

/** A member's JSON object. Its keys are only ever looked up, never walked. */
export type JsonObject = { readonly [key: string]: unknown };

/** Items of a list inside a row at most: longer ones are refused before they are looked through. */
const LONGEST_LIST = 10_000;

/** Refuses everything that is no object. */
export function checkObject(value: unknown, member: Member, place: string): JsonObject {
  if (isJsonObject(value)) return value;
  throw new BadAnswer(member.code, place, `should be an object, but is ${shown(value)}`);
}

/** Any object but a list is one whose keys can be looked up. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The own value under a key; what an object inherits is not an answer. */
export function valueAt(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Refuses everything that is no list of at most `longest` items. */
export function checkList(value: unknown, member: Member, place: string, longest = LONGEST_LIST): readonly unknown[] {
  if (!Array.isArray(value)) throw new BadAnswer(member.code, place, `should be a list, but is ${shown(value)}`);
  if (value.length > longest) throw new BadAnswer(member.code, place, `should hold at most ${longest} items, but holds ${value.length}`);
  return value;
}

/** A reader that checks lists and nulls as the type says and leaves the rest to `inner`. A missing value is a null. */
export function checked(type: GraphQLOutputType, place: string, inner: Read): Read {
  if (isNonNullType(type)) {
    const read = checkedNullable(type.ofType, place, inner);
    return (value, reading) => {
      if (value === null || value === undefined) throw new BadAnswer(reading.member.code, place, 'should not be null');
      return read(value, reading);
    };
  }
  const read = checkedNullable(type, place, inner);
  return (value, reading) => (value === null || value === undefined ? null : read(value, reading));
}

function checkedNullable(type: GraphQLOutputType, place: string, inner: Read): Read {
  if (!isListType(type)) return inner;
  const item = checked(type.ofType, place, inner);
  return (value, reading) => checkList(value, reading.member, place).map((each) => item(each, reading));
}

/** The leaf's value in its type's one written form. */
export function checkLeaf(type: GraphQLLeafType, value: unknown, member: Member, place: string): unknown {
  // No leaf of the schema is an object; scalars would write all of a huge one into their message.
  if (typeof value !== 'object') {
    try {
      return type.serialize(type.parseValue(value));
    } catch {
      // said below
    }
  }
  throw new BadAnswer(member.code, place, `should be a value of ${type.name}, but is ${shown(value)}`);
}
