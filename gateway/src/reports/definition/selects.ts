import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

/** Whether an operation selects what stands at a path of its answer: names of fields, or the aliases that it gives them. */
export function selects(document: DocumentNode, path: string): boolean {
  const fragments = new Map<string, FragmentDefinitionNode>();
  let sets: SelectionSetNode[] = [];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if (definition.kind === Kind.OPERATION_DEFINITION) sets = [definition.selectionSet];
  }
  const names = path.split('.');
  return names.every((name, index) => {
    const found = sets.flatMap((set) => fieldsOf(set, fragments)).filter(({ key }) => key === name);
    sets = found.flatMap(({ set }) => (set === undefined ? [] : [set]));
    return found.length > 0 && (index === names.length - 1 || sets.length > 0);
  });
}

/** The fields of a selection by the names that they have in the answer, fragments opened. */
function fieldsOf(
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): { key: string; set: SelectionSetNode | undefined }[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [{ key: (selection.alias ?? selection.name).value, set: selection.selectionSet }];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(selection.selectionSet, fragments);
    const fragment = fragments.get(selection.name.value);
    return fragment === undefined ? [] : fieldsOf(fragment.selectionSet, fragments);
  });
}
