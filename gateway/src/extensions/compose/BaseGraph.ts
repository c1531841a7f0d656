import {
  type DefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  parse,
  print,
  specifiedScalarTypes,
  valueFromASTUntyped,
} from 'graphql';

/** A type of the contract that is known by a key, so that an extension may add fields to it. */
export interface BaseEntity {
  /** The key fields, each a key by itself, with their types as GraphQL writes them. */
  keys: ReadonlyMap<string, string>;
  fields: ReadonlySet<string>;
}

/** What the province's own contract has, as far as it matters to those who add to it. */
export interface BaseGraph {
  /** The names of all its types, and of those that every schema has. */
  types: ReadonlySet<string>;
  scalars: ReadonlySet<string>;
  /** The values of each enum. */
  enums: ReadonlyMap<string, ReadonlySet<string>>;
  entities: ReadonlyMap<string, BaseEntity>;
  queryFields: ReadonlySet<string>;
}

/** Reads the contract from the SDL of its subgraphs. */
export function readBaseGraph(sdls: readonly string[]): BaseGraph {
  const types = new Set(['Query', 'Mutation', 'Subscription', ...specifiedScalarTypes.map(({ name }) => name)]);
  const scalars = new Set<string>();
  const enums = new Map<string, Set<string>>();
  const entities = new Map<string, { keys: Map<string, string>; fields: Set<string> }>();
  const queryFields = new Set<string>();
  const read = (definition: DefinitionNode): void => {
    if (!('name' in definition) || definition.name === undefined || definition.kind === Kind.DIRECTIVE_DEFINITION) return;
    const name = definition.name.value;
    types.add(name);
    if (definition.kind === Kind.SCALAR_TYPE_DEFINITION) scalars.add(name);
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION) enums.set(name, new Set(definition.values?.map((value) => value.name.value)));
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION) return;
    const fields = definition.fields ?? [];
    if (name === 'Query') for (const field of fields) queryFields.add(field.name.value);
    const keys = keysOf(definition);
    if (keys.length === 0 && !entities.has(name)) return;
    const entity = entities.get(name) ?? { keys: new Map(), fields: new Set() };
    entities.set(name, entity);
    for (const field of fields) {
      entity.fields.add(field.name.value);
      if (keys.includes(field.name.value)) entity.keys.set(field.name.value, print(field.type));
    }
  };
  for (const sdl of sdls) for (const definition of parse(sdl, { noLocation: true }).definitions) read(definition);
  return { types, scalars, enums, entities, queryFields };
}

/** What each `@key` of a type names. */
export function keysOf(type: ObjectTypeDefinitionNode | ObjectTypeExtensionNode): string[] {
  const keys = type.directives?.filter(({ name }) => name.value === 'key') ?? [];
  return keys.flatMap(({ arguments: given }) => {
    const fields = given?.find(({ name }) => name.value === 'fields');
    const value: unknown = fields && valueFromASTUntyped(fields.value);
    return typeof value === 'string' ? [value.trim()] : [];
  });
}
