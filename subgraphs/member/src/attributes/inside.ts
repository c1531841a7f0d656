import { type GraphQLNamedType, type GraphQLOutputType, getNamedType, isObjectType } from 'graphql';
import type { Attributes, Leaf, TableColumn } from './Attribute.ts';

/** The attributes of an object by name, with what follows from each. */
export function partsInside(attributes: Attributes) {
  return Object.entries(attributes).map(([name, attribute]) => ({ name, parts: attribute.parts(name) }));
}

/** The value of an object's member; undefined where there is none. */
export function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** The texts in an object that are searched. */
export function searchedInside(inner: ReturnType<typeof partsInside>, value: unknown): string[] {
  return inner.flatMap(({ name, parts }) => parts.searched(memberOf(value, name)));
}

/** Why an object type is not that of some attributes; null when it is. */
export function misfitInside(type: GraphQLOutputType, inner: ReturnType<typeof partsInside>): string | null {
  const named: GraphQLNamedType = getNamedType(type);
  if (!isObjectType(named)) return `is of type ${named.name}, but the attribute makes objects`;
  const fields = named.getFields();
  const unknown = inner.find(({ name }) => fields[name] === undefined);
  if (unknown !== undefined) return `is of type ${named.name}, which has no field ${unknown.name}`;
  const missing = Object.keys(fields).find((name) => !inner.some((each) => each.name === name));
  if (missing !== undefined) return `is of type ${named.name}, whose field ${missing} the attribute lacks`;
  for (const { name, parts } of inner) {
    const field = fields[name];
    const misfit = field === undefined ? null : parts.misfit(field.type);
    if (misfit !== null) return `has a field ${name} that ${misfit}`;
  }
  return null;
}

/** A column of JSON. */
export function jsonColumn(name: string, type: string, makeValue: TableColumn['valueOf']): TableColumn {
  return {
    name,
    type,
    json: true,
    valueOf: (value, recordId) => {
      const given = makeValue(value, recordId);
      return given === undefined ? undefined : JSON.stringify(given);
    },
  };
}

/** A leaf of something that stands inside an attribute of this name. */
export function leafBelow(name: string, leaf: Leaf): Leaf {
  return { ...leaf, path: `${name}.${leaf.path}` };
}
