import {
  type FieldNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  type NamedTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What a resolver needs of its `info` to know what is selected below it. */
export type SelectionInfo = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues'>;

/**
 * The fields selected below some nodes, by the field's name: aliases of one field stand together, fragments are opened where they
 * apply to `type`, and what `@skip` or `@include` leaves out is left out.
 */
export function childFields(info: SelectionInfo, nodes: readonly FieldNode[], type: GraphQLObjectType): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const opened = new Set<string>();

  function open(selectionSet: SelectionSetNode): void {
    for (const selection of selectionSet.selections) {
      if (!isIncluded(info, selection)) continue;
      if (selection.kind === 'Field') {
        const known = fields.get(selection.name.value);
        if (known === undefined) fields.set(selection.name.value, [selection]);
        else known.push(selection);
      } else if (selection.kind === 'InlineFragment') {
        if (applies(info, selection.typeCondition, type)) open(selection.selectionSet);
      } else if (!opened.has(selection.name.value)) {
        opened.add(selection.name.value);
        const fragment = info.fragments[selection.name.value];
        if (fragment !== undefined && applies(info, fragment.typeCondition, type)) open(fragment.selectionSet);
      }
    }
  }

  for (const node of nodes) if (node.selectionSet !== undefined) open(node.selectionSet);
  return fields;
}

function isIncluded(info: SelectionInfo, selection: SelectionNode): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, selection, info.variableValues)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, selection, info.variableValues)?.if !== false;
}

function applies(info: SelectionInfo, condition: NamedTypeNode | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition.name.value === type.name) return true;
  const conditional = info.schema.getType(condition.name.value);
  return isAbstractType(conditional) && info.schema.isSubType(conditional, type);
}
