import type { DocumentNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql';

/** How large the operations of a document are, each figure the largest among them. */
export interface Shape {
  /** How deep fields are nested; a field of `Query` is at depth 1. */
  depth: number;
  /** Fields with an alias. */
  aliases: number;
  /** Fields of `Query`. */
  rootFields: number;
  fields: number;
}

const EMPTY: Shape = { depth: 0, aliases: 0, rootFields: 0, fields: 0 };

/**
 * Measures a document, valid or not, with fragments opened: a fragment counts wherever it is used, also where fragments multiply each
 * other. Takes time in proportion to the text, since each fragment is measured once; the figures themselves may be astronomic.
 */
export function shapeOf({ definitions }: DocumentNode): Shape {
  const fragments = new Map(definitions.flatMap((each) => (each.kind === 'FragmentDefinition' ? [[each.name.value, each] as const] : [])));
  const measured = new Map<string, Shape>();
  let largest = EMPTY;
  for (const definition of definitions)
    if (definition.kind === 'OperationDefinition') largest = greater(largest, measure(definition.selectionSet, fragments, measured));
  return largest;
}

function measure(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  measured: Map<string, Shape>,
): Shape {
  let depth = 0;
  let aliases = 0;
  let rootFields = 0;
  let fields = 0;
  for (const selection of selections) {
    if (selection.kind === 'Field') {
      const inner = selection.selectionSet === undefined ? EMPTY : measure(selection.selectionSet, fragments, measured);
      depth = Math.max(depth, inner.depth + 1);
      aliases += inner.aliases + (selection.alias === undefined ? 0 : 1);
      fields += inner.fields + 1;
      rootFields += 1;
    } else {
      const part =
        selection.kind === 'InlineFragment'
          ? measure(selection.selectionSet, fragments, measured)
          : measureFragment(selection.name.value, fragments, measured);
      depth = Math.max(depth, part.depth);
      aliases += part.aliases;
      rootFields += part.rootFields;
      fields += part.fields;
    }
  }
  return { depth, aliases, rootFields, fields };
}

function measureFragment(name: string, fragments: ReadonlyMap<string, FragmentDefinitionNode>, measured: Map<string, Shape>): Shape {
  const known = measured.get(name);
  if (known !== undefined) return known;
  // Within itself a fragment counts as nothing: validation refuses it afterwards.
  measured.set(name, EMPTY);
  const fragment = fragments.get(name);
  const shape = fragment === undefined ? EMPTY : measure(fragment.selectionSet, fragments, measured);
  measured.set(name, shape);
  return shape;
}

function greater(a: Shape, b: Shape): Shape {
  return {
    depth: Math.max(a.depth, b.depth),
    aliases: Math.max(a.aliases, b.aliases),
    rootFields: Math.max(a.rootFields, b.rootFields),
    fields: Math.max(a.fields, b.fields),
  };
}
