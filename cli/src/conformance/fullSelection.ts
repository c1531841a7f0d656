import type { Rules } from '@shafaf/gateway/scatter/rules';
import { type GraphQLObjectType, getNamedType, isLeafType, isNonNullType, isObjectType } from 'graphql';

/** Deeper than any record of the contract. */
const DEEPEST = 6;

/**
 * Everything that one member can say of a record, as a selection: all plain fields and what is inside them, but no field that is a question of its
 * own (`@scatter`, `@route`) or needs an argument. Of a record that another one refers to (`@route` on its type) only the key: the rest may lie with
 * another member.
 */
export function fullSelection(rules: Rules, type: GraphQLObjectType, depth = 0): string {
  return plainFields(rules, type, depth)
    .map(({ name, inner }) => (inner === null ? name : `${name} { ${fullSelection(rules, inner, depth + 1)} }`))
    .join(' ');
}

/** A field that is selected, with the object type behind it; null for a leaf. */
export interface PlainField {
  name: string;
  inner: GraphQLObjectType | null;
}

/** The fields that `fullSelection` selects of a type. */
export function plainFields(rules: Rules, type: GraphQLObjectType, depth = 0): PlainField[] {
  const entity = rules.entity(type.name);
  if (depth > 0 && entity?.rule.kind === 'route') return [{ name: entity.key, inner: null }];
  return Object.values(type.getFields()).flatMap(({ name, type: fieldType, args }): PlainField[] => {
    if (rules.answer(type.name, name) !== undefined || args.some((argument) => isNonNullType(argument.type))) return [];
    const named = getNamedType(fieldType);
    if (isLeafType(named)) return [{ name, inner: null }];
    return isObjectType(named) && depth < DEEPEST ? [{ name, inner: named }] : [];
  });
}
