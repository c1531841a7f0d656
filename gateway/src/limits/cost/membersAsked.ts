import type { FieldNode, GraphQLField } from 'graphql';
import type { Member } from '../../scatter/Member.ts';
import { routeFilter } from '../../scatter/route.ts';
import { type AnswerRule, inputTypeOf, type Rules } from '../../scatter/rules.ts';
import { argumentValue } from './argumentValue.ts';
import { combine, resolved, type Varying } from './Factors.ts';

/**
 * How many members a question goes to at most: one, when a value or the object it belongs to names the member; else all that the register
 * leaves of the filter. What synopses spare is not counted: the cost of an operation should not depend on what was published today.
 */
export function membersAsked(
  rules: Rules,
  parentName: string,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  rule: AnswerRule | undefined,
): Varying<number> {
  if (rule?.kind === 'route') return combine([argumentValue(field, node, rule.by)], ([named]) => membersNamed(named));
  if (rules.entity(parentName)?.rule.kind === 'route') return { constant: 1 };
  const type = inputTypeOf(field, 'filter');
  const decisive = type === undefined ? [] : rules.prunes(type.name).filter((prune) => !('of' in prune));
  const filter = argumentValue(field, node, 'filter');
  return {
    of: (inputs) => {
      const value = resolved(filter, inputs);
      const decided = decisive.some(({ inputField }) => isGiven(value, inputField));
      return decided
        ? Math.max(
            1,
            count(inputs.register, () => routeFilter(rules, type, value, inputs.register).concerns),
          )
        : inputs.register.length;
    },
  };
}

/** How many members one id names, or a list of them. */
function membersNamed(value: unknown): number {
  if (!Array.isArray(value)) return 1;
  return new Set(value.map((id) => String(id).split(':', 1)[0])).size;
}

function isGiven(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && (Reflect.get(value, name) ?? null) !== null;
}

/** A filter that the engine will refuse asks nobody. */
function count(register: readonly Member[], concerns: () => (member: Member) => boolean): number {
  try {
    return register.filter(concerns()).length;
  } catch {
    return 0;
  }
}
