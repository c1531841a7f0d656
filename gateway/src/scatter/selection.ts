import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLInputType,
  type GraphQLObjectType,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  isAbstractType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { AskArgument } from './AskSet.ts';
import type { Rules } from './rules.ts';

/** What stands around the selections of one operation. */
export interface Operation {
  rules: Rules;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Coerced by the schema's types, defaults filled in. */
  variables: { [name: string]: unknown };
}

/**
 * The fields that are really wanted of an object of a concrete type, by response key: fragments opened, `@skip` and `@include`
 * decided, selections of one key together. The map keeps the client's order and is safe with any key, `__proto__` too.
 */
export function collectFields(
  operation: Operation,
  type: GraphQLObjectType,
  selectionSets: readonly (SelectionSetNode | undefined)[],
): Map<string, [FieldNode, ...FieldNode[]]> {
  const fields = new Map<string, [FieldNode, ...FieldNode[]]>();
  for (const set of selectionSets) if (set !== undefined) collect(operation, type, set, fields);
  return fields;
}

function collect(
  operation: Operation,
  type: GraphQLObjectType,
  { selections }: SelectionSetNode,
  fields: Map<string, [FieldNode, ...FieldNode[]]>,
): void {
  for (const selection of selections) {
    if (!isWanted(operation, selection)) continue;
    if (selection.kind === 'Field') {
      const key = selection.alias?.value ?? selection.name.value;
      const before = fields.get(key);
      if (before === undefined) fields.set(key, [selection]);
      else before.push(selection);
      continue;
    }
    const fragment = selection.kind === 'InlineFragment' ? selection : operation.fragments.get(selection.name.value);
    if (fragment === undefined) continue;
    const condition = fragment.typeCondition?.name.value;
    if (condition === undefined || isOf(operation.rules, type, condition)) collect(operation, type, fragment.selectionSet, fields);
  }
}

function isWanted({ variables }: Operation, selection: SelectionNode): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if !== false;
}

function isOf(rules: Rules, type: GraphQLObjectType, condition: string): boolean {
  if (condition === type.name) return true;
  const abstract = rules.schema.getType(condition);
  return isAbstractType(abstract) && rules.schema.isSubType(abstract, type);
}

/**
 * A field's arguments, coerced and with defaults filled in.
 * @throws ShafafError `BAD_USER_INPUT` that names the argument.
 */
export function argumentValues(operation: Operation, field: GraphQLField<unknown, unknown>, node: FieldNode): { [name: string]: unknown } {
  const values = coercedValues(operation, field, node);
  for (const argument of field.args) {
    const [value, longest] = [values[argument.name], operation.rules.longest(argument)];
    if (longest !== undefined && typeof value === 'string' && value.length > longest)
      throw new ShafafError(
        'BAD_USER_INPUT',
        `${field.name}: ${argument.name} may have ${longest} characters at most, but has ${value.length}.`,
        { nodes: node },
      );
  }
  return values;
}

function coercedValues(operation: Operation, field: GraphQLField<unknown, unknown>, node: FieldNode): { [name: string]: unknown } {
  try {
    return getArgumentValues(field, node, operation.variables);
  } catch (error) {
    throw new ShafafError('BAD_USER_INPUT', error instanceof Error ? error.message : String(error), { nodes: node });
  }
}

/** Coerced arguments as they are sent on: JSON values with their types. Arguments that were not given are left out. */
export function askArguments(field: GraphQLField<unknown, unknown>, values: { [name: string]: unknown }): AskArgument[] {
  return field.args.flatMap(({ name, type }) => {
    const value = values[name];
    return value === undefined ? [] : [{ name, type: String(type), value: jsonOf(value, type) }];
  });
}

function jsonOf(value: unknown, type: GraphQLInputType): unknown {
  if (value === null || value === undefined) return null;
  if (isNonNullType(type)) return jsonOf(value, type.ofType);
  if (isListType(type)) return Array.isArray(value) ? value.map((item: unknown) => jsonOf(item, type.ofType)) : jsonOf(value, type.ofType);
  if (isLeafType(type)) return type.serialize(value);
  if (!isInputObjectType(type) || typeof value !== 'object') return null;
  const object: Record<string, unknown> = {};
  for (const { name, type: fieldType } of Object.values(type.getFields())) {
    const item: unknown = Reflect.get(value, name);
    if (item !== undefined) object[name] = jsonOf(item, fieldType);
  }
  return object;
}
