import type { GraphQLObjectType } from 'graphql';
import { plainFields } from '../../cli/src/conformance/fullSelection.ts';
import type { Rules } from '../../gateway/src/scatter/rules.ts';

/** All that a member says of a record by itself, as a selection; of an entity that the record refers to, the key alone: the rest lies with others. */
export function selectionOf(rules: Rules, type: GraphQLObjectType, depth = 0): string {
  const key = depth === 0 ? undefined : rules.entity(type.name)?.key;
  if (key !== undefined) return key;
  return plainFields(rules, type, depth)
    .map(({ name, inner }) => (inner === null ? name : `${name} { ${selectionOf(rules, inner, depth + 1)} }`))
    .join(' ');
}
