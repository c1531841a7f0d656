import type { AttributeParts, Attributes, Leaf } from '../attributes/Attribute.ts';
import { envelopeLeaves } from './envelope.ts';

/** A category's attributes with their names. */
export interface PlacedAttribute {
  name: string;
  since: number;
  parts: AttributeParts;
}

/** Works out what follows from each attribute and its name. */
export function placedAttributes(attributes: Attributes): PlacedAttribute[] {
  return Object.entries(attributes).map(([name, attribute]) => ({ name, since: attribute.since, parts: attribute.parts(name) }));
}

/** All single values with a column of their own, by path; the envelope's too. */
export function leavesOf(attributes: readonly PlacedAttribute[]): ReadonlyMap<string, Leaf> {
  return new Map([...envelopeLeaves, ...attributes.flatMap(({ parts }) => parts.leaves)].map((leaf) => [leaf.path, leaf]));
}

/** The leaf at a path, of which a record has one value. @throws when there is none, saying for what it is wanted */
export function leafAt(leaves: ReadonlyMap<string, Leaf>, path: string, wantedFor: string): Leaf {
  const leaf = filteredLeafAt(leaves, path, wantedFor);
  if (leaf.many) throw new Error(`${wantedFor} is of "${path}", of which a record may have several values.`);
  return leaf;
}

/** The leaf at a path, of which a record may have several values. @throws when there is none, saying for what it is wanted */
export function filteredLeafAt(leaves: ReadonlyMap<string, Leaf>, path: string, wantedFor: string): Leaf {
  const leaf = leaves.get(path);
  if (leaf === undefined)
    throw new Error(
      `${wantedFor} is of "${path}", which has no column of its own: no attribute has that name, or the object around it does not list it in \`columns\`.`,
    );
  return leaf;
}
