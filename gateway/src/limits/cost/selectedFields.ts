import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** Whether a part is wanted, by the variables: `@skip` and `@include` of it and of all around it. */
export type Wanted = (variables: Readonly<Record<string, unknown>>) => boolean;

/** A field as it is selected once. */
export interface SelectedField {
  node: FieldNode;
  /** Empty when nothing makes it depend on variables. */
  conditions: readonly Wanted[];
}

/** Selections that are made of one object together. */
export interface Selections {
  set: SelectionSetNode;
  conditions: readonly Wanted[];
}

/** What the fragments of an operation and its schema are. */
export interface SelectionScope {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/**
 * The fields selected of an object of a type, by response key: fragments opened, those of one key together, as execution does it. What a
 * constant `@skip` or `@include` leaves out is left out.
 * @param type an abstract type stands for objects of it that no fragment is about in particular
 */
export function selectedFields(
  scope: SelectionScope,
  type: GraphQLCompositeType,
  selections: readonly Selections[],
): Map<string, SelectedField[]> {
  const fields = new Map<string, SelectedField[]>();
  for (const { set, conditions } of selections) collect(scope, type, set, conditions, fields, new Set());
  return fields;
}

function collect(
  scope: SelectionScope,
  type: GraphQLCompositeType,
  { selections }: SelectionSetNode,
  around: readonly Wanted[],
  fields: Map<string, SelectedField[]>,
  open: ReadonlySet<string>,
): void {
  for (const selection of selections) {
    const own = conditionsOf(selection);
    if (own === null) continue;
    const conditions = own.length === 0 ? around : [...around, ...own];
    if (selection.kind === 'Field') {
      const key = selection.alias?.value ?? selection.name.value;
      const before = fields.get(key);
      if (before === undefined) fields.set(key, [{ node: selection, conditions }]);
      else before.push({ node: selection, conditions });
      continue;
    }
    const name = selection.kind === 'FragmentSpread' ? selection.name.value : null;
    if (name !== null && open.has(name)) continue; // validation refuses it
    const fragment = selection.kind === 'FragmentSpread' ? scope.fragments.get(selection.name.value) : selection;
    if (fragment === undefined || !applies(scope.schema, type, fragment.typeCondition?.name.value)) continue;
    collect(scope, type, fragment.selectionSet, conditions, fields, name === null ? open : new Set(open).add(name));
  }
}

/** The concrete types that fragments single out of an abstract one, here or through other fragments. */
export function typesSingledOut(scope: SelectionScope, type: GraphQLCompositeType, selections: readonly Selections[]): Set<string> {
  const names = new Set<string>();
  const seen = new Set<SelectionSetNode>();
  const look = ({ selections: inner }: SelectionSetNode): void => {
    for (const selection of inner) {
      if (selection.kind === 'Field') continue;
      const fragment = selection.kind === 'FragmentSpread' ? scope.fragments.get(selection.name.value) : selection;
      if (fragment === undefined || seen.has(fragment.selectionSet)) continue;
      seen.add(fragment.selectionSet);
      const condition = scope.schema.getType(fragment.typeCondition?.name.value ?? type.name);
      if (isObjectType(condition)) names.add(condition.name);
      else if (isAbstractType(condition) && condition.name !== type.name)
        for (const { name } of scope.schema.getPossibleTypes(condition)) names.add(name);
      look(fragment.selectionSet);
    }
  };
  for (const { set } of selections) look(set);
  return names;
}

function applies(schema: GraphQLSchema, type: GraphQLCompositeType, condition: string | undefined): boolean {
  if (condition === undefined || condition === type.name) return true;
  const other = schema.getType(condition);
  return isAbstractType(other) && isObjectType(type) && schema.isSubType(other, type);
}

/** What decides over a selection; null when it is left out in any case. */
function conditionsOf({ directives = [] }: SelectionNode): Wanted[] | null {
  const conditions: Wanted[] = [];
  for (const { name, arguments: args } of directives) {
    if (name.value !== 'skip' && name.value !== 'include') continue;
    const wantedWhen = name.value === 'include';
    const value = args?.find((argument) => argument.name.value === 'if')?.value;
    if (value?.kind === 'BooleanValue' && value.value !== wantedWhen) return null;
    if (value?.kind === 'Variable') {
      const variable = value.name.value;
      conditions.push((variables) => variables[variable] === wantedWhen);
    }
  }
  return conditions;
}
