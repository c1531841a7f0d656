import { type FieldNode, type GraphQLField, type ValueNode, valueFromAST } from 'graphql';
import type { Varying } from './Factors.ts';

/** The coerced value of a field's argument, with its default; undefined when there is none, or none that fits its type. */
export function argumentValue(field: GraphQLField<unknown, unknown>, node: FieldNode, name: string): Varying<unknown> {
  const argument = field.args.find((each) => each.name === name);
  if (argument === undefined) return { constant: undefined };
  const { type, defaultValue } = argument;
  const value = node.arguments?.find((each) => each.name.value === name)?.value;
  if (value === undefined) return { constant: defaultValue };
  if (!hasVariable(value)) return { constant: valueFromAST(value, type) };
  return {
    of: ({ variables }) => {
      const found: unknown = valueFromAST(value, type, variables);
      // A variable that was not given leaves the argument as if it were not there.
      return found === undefined && value.kind === 'Variable' ? defaultValue : found;
    },
  };
}

function hasVariable(value: ValueNode): boolean {
  if (value.kind === 'Variable') return true;
  if (value.kind === 'ListValue') return value.values.some(hasVariable);
  return value.kind === 'ObjectValue' && value.fields.some((field) => hasVariable(field.value));
}
