import { reference } from 'virtual:reference';
import type { TypeReference } from '../../build/src/reference/SchemaReference.ts';

/** All types of the contract, in alphabetical order. */
export const types: readonly TypeReference[] = reference.types;

const byName = new Map(types.map((type) => [type.name, type]));

/** The type of a name; undefined where there is none. */
export function typeNamed(name: string): TypeReference | undefined {
  return byName.get(name);
}
