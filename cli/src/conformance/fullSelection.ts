import type { Rules } from '@shafaf/gateway/scatter/rules';
import { type GraphQLObjectType, getNamedType, isLeafType, isNonNullType, isObjectType } from 'graphql';

/** Deeper than any record of the contract. */
const DEEPEST = 6;

/**
 * Everything that one member can say of a record, as a selection: all plain fields and what is inside them, but no field that is a question of its
 * own (`@scatter`, `@route`) or needs an argument. Of an entity that a record refers to a member need only know the key, and what its own word is
 * enough for (`@merge(by: FIRST)`): the rest may lie with others. Of the entities that this one refers to in turn (`@merge(by: UNION)`), the keys.
 */
export function fullSelection(rules: Rules, type: GraphQLObjectType, depth = 0, isLinked = false): string {
  return plainFields(rules, type, depth, isLinked)
    .map((field) =>
      field.inner === null ? field.name : `${field.name} { ${fullSelection(rules, field.inner, depth + 1, field.isLinked)} }`,
    )
    .join(' ');
}

/** A field that is selected, with the object type behind it; null for a leaf. */
export interface PlainField {
  name: string;
  inner: GraphQLObjectType | null;
  /** Whether it is a list of entities to which an entity refers in turn. */
  isLinked: boolean;
}

/**
 * The fields that `fullSelection` selects of a type.
 * @param isLinked whether it is that of entities to which an entity refers in turn
 */
export function plainFields(rules: Rules, type: GraphQLObjectType, depth = 0, isLinked = false): PlainField[] {
  const reference = depth === 0 ? undefined : rules.entity(type.name);
  return Object.values(type.getFields()).flatMap(({ name, type: fieldType, args }): PlainField[] => {
    const named = getNamedType(fieldType);
    const by = rules.merge(type.name, name)?.by;
    const links = by === 'UNION' && isObjectType(named);
    if (reference !== undefined && name !== reference.key && (isLinked || (by !== 'FIRST' && !links))) return [];
    if (rules.answer(type.name, name) !== undefined || args.some((argument) => isNonNullType(argument.type))) return [];
    if (isLeafType(named)) return [{ name, inner: null, isLinked: false }];
    return isObjectType(named) && depth < DEEPEST ? [{ name, inner: named, isLinked: links }] : [];
  });
}
