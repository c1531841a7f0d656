import { type GraphQLField, type GraphQLNamedType, type GraphQLObjectType, getNamedType, isLeafType, isObjectType } from 'graphql';
import type { Rules } from '../scatter/rules.ts';

/** Objects inside objects at most. */
const DEEPEST = 6;

/**
 * The paths of all that a record says itself, in the order of the contract: values, lists of them, and what stands inside objects. Of other
 * records and bodies only what they are known by is the record's own; what is a question of its own, or has arguments, is not part of it.
 */
export function recordPaths(rules: Rules, type: GraphQLObjectType): string[] {
  return pathsIn(rules, type, DEEPEST);
}

function pathsIn(rules: Rules, type: GraphQLObjectType, depth: number): string[] {
  return Object.values(type.getFields()).flatMap((field) => {
    if (depth === 0 || !isPlain(rules, type, field)) return [];
    const named = getNamedType(field.type);
    if (isLeafType(named)) return [field.name];
    return isObjectType(named) ? insidePaths(rules, named, depth - 1).map((path) => `${field.name}.${path}`) : [];
  });
}

function insidePaths(rules: Rules, type: GraphQLObjectType, depth: number): string[] {
  const entity = rules.entity(type.name);
  if (entity === undefined) return pathsIn(rules, type, depth);
  // A row refers to the entity, and gives with it what is the same for all who do.
  return pathsIn(rules, type, depth).filter((path) => {
    const [name = ''] = path.split('.');
    return name === entity.key || rules.merge(type.name, name)?.by === 'FIRST';
  });
}

function isPlain(rules: Rules, type: GraphQLObjectType, { name, args }: GraphQLField<unknown, unknown>): boolean {
  return args.length === 0 && rules.answer(type.name, name) === undefined;
}

/** The field at the end of a path from a type; undefined where there is none. */
export function fieldAt(type: GraphQLObjectType, path: string): GraphQLField<unknown, unknown> | undefined {
  let within: GraphQLObjectType | undefined = type;
  let found: GraphQLField<unknown, unknown> | undefined;
  for (const name of path.split('.')) {
    found = within?.getFields()[name];
    if (found === undefined) return undefined;
    const named: GraphQLNamedType = getNamedType(found.type);
    within = isObjectType(named) ? named : undefined;
  }
  return found;
}

/** A selection of GraphQL that has all of some paths. */
export function selectionOf(paths: Iterable<string>): string {
  const below = new Map<string, string[]>();
  for (const path of paths) {
    const [name = '', ...rest] = path.split('.');
    const inner = below.get(name) ?? [];
    if (rest.length > 0) inner.push(rest.join('.'));
    below.set(name, inner);
  }
  return [...below].map(([name, inner]) => (inner.length === 0 ? name : `${name} { ${selectionOf(inner)} }`)).join(' ');
}
