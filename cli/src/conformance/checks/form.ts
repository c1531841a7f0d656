import type { Rules } from '@shafaf/gateway/scatter/rules';
import {
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Check } from '../Check.ts';
import { plainFields } from '../fullSelection.ts';
import { isObject, show, valueAt } from '../json.ts';

export const form: Check = {
  name: 'form',
  title: 'Rows have the fields, types and nulls that the contract says',
  async run({ rules, listings, contents }, verdict) {
    for (const listing of listings) {
      const { rows, complete } = contents(listing);
      if (rows.length === 0) verdict.skip(`${listing.name} holds no row.`);
      if (!complete) verdict.note(`Of ${listing.name} the first ${rows.length} rows were read.`);
      const check = objectReader(rules, listing.row);
      for (const { id, object } of rows) {
        const fault = check(object);
        verdict.expect(
          fault === null,
          `The row ${id}: ${fault}`,
          'Answer each field as its type in the contract says; a field with ! is never null.',
        );
      }
    }
  },
};

/** Says what is wrong with a value, or null. */
type Read = (value: unknown) => string | null;

function objectReader(rules: Rules, type: GraphQLObjectType, depth = 0, isLinked = false): Read {
  const readers = plainFields(rules, type, depth, isLinked).flatMap(({ name, inner, isLinked: below }) => {
    const field = type.getFields()[name];
    if (field === undefined) return [];
    const named = getNamedType(field.type);
    const leaf = inner === null && isLeafType(named) ? leafReader(named) : null;
    const read = leaf ?? (inner === null ? () => null : objectReader(rules, inner, depth + 1, below));
    return [{ name, read: typed(field.type, read) }];
  });
  return (value) => {
    if (!isObject(value)) return `should be an object, but is ${show(value)}`;
    for (const { name, read } of readers) {
      const fault = read(valueAt(value, name));
      if (fault !== null) return fault.startsWith('should') ? `${name} ${fault}` : `${name}.${fault}`;
    }
    return null;
  };
}

function typed(type: GraphQLOutputType, read: Read): Read {
  const required = isNonNullType(type);
  const inner = required ? type.ofType : type;
  const item = isListType(inner) ? typed(inner.ofType, read) : null;
  return (value) => {
    if (value === undefined) return 'should be there, but is missing';
    if (value === null) return required ? 'should not be null' : null;
    if (item === null) return read(value);
    if (!Array.isArray(value)) return `should be a list, but is ${show(value)}`;
    for (const each of value) {
      const fault = item(each);
      if (fault !== null) return fault;
    }
    return null;
  };
}

function leafReader(type: GraphQLLeafType): Read {
  return (value) => {
    try {
      const written = type.serialize(type.parseValue(value));
      return JSON.stringify(written) === JSON.stringify(value)
        ? null
        : `should be written as ${JSON.stringify(written)}, but is ${show(value)}`;
    } catch {
      return `should be a value of ${type.name}, but is ${show(value)}`;
    }
  };
}
