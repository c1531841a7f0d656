import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  isExecutableDefinitionNode,
  Kind,
  type NameNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  parse,
  print,
  type SchemaDefinitionNode,
  type SchemaExtensionNode,
} from 'graphql';
import { type BaseEntity, type BaseGraph, keysOf } from './BaseGraph.ts';
import { withListSizes } from './listSizes.ts';
import { nameFaults } from './nameFaults.ts';
import { isMachineryDirective, isMachineryField, isMachineryType } from './vocabulary.ts';

/** What an extension adds to the graph. */
export interface OwnPart {
  /** Its SDL as it is composed: not a word about what is the contract's but the keys, and one `@link` of ours. */
  document: DocumentNode;
  /** What it brings along, such as `Query.stations`, `Member.stations` and `type Station`: nobody else may bring the same. */
  adds: string[];
}

/** An SDL breaks rules. Each fault is a sentence that names the place. */
export class RulesBroken extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join(' '));
    this.name = 'RulesBroken';
    this.faults = faults;
  }
}

/** Longest SDL that is read, in characters. */
export const LONGEST_SDL = 256 * 1024;
const MOST_TOKENS = 30_000;
const MOST_TYPES = 200;
const MOST_FIELDS = 1_000;
const MOST_FAULTS = 10;

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@inaccessible", "@tag", "@listSize"])`;

/**
 * Reads an extension's SDL and leaves of it what is its own. It may only add: new types, new fields of `Query`, and new fields of types
 * of the contract that are known by a key.
 * @throws RulesBroken
 */
export function ownPart(sdl: string, base: BaseGraph): OwnPart {
  if (sdl.length > LONGEST_SDL) throw new RulesBroken([`The SDL has ${sdl.length} characters; at most ${LONGEST_SDL} are read.`]);
  const document = parseSdl(sdl);
  const reading: Reading = { base, faults: nameFaults(document), adds: new Set(), own: [], ofContract: new Map(), objects: new Map() };
  for (const definition of document.definitions) readDefinition(definition, reading);
  const sized = withListSizes([...reading.ofContract.values(), ...objectsOf(reading), ...reading.own], base);
  const definitions = [...parse(LINK, { noLocation: true }).definitions, ...sized.definitions];
  const faults = [...reading.faults, ...sized.faults, ...sizeFaults(definitions)];
  if (faults.length > 0) throw new RulesBroken(shorten(faults));
  return { document: { kind: Kind.DOCUMENT, definitions }, adds: [...reading.adds] };
}

interface Reading {
  base: BaseGraph;
  faults: string[];
  adds: Set<string>;
  /** Types of its own. */
  own: DefinitionNode[];
  /** Scalars and enums of the contract, by name. */
  ofContract: Map<string, DefinitionNode>;
  /** What is added to objects of the contract, by name. */
  objects: Map<string, { name: NameNode; keys: ConstDirectiveNode[]; fields: FieldDefinitionNode[] }>;
}

function parseSdl(sdl: string): DocumentNode {
  try {
    return parse(sdl, { noLocation: true, maxTokens: MOST_TOKENS });
  } catch (error) {
    throw new RulesBroken([`The SDL cannot be read: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

function readDefinition(definition: DefinitionNode, reading: Reading): void {
  const { base, faults, adds, own, ofContract } = reading;
  if (isExecutableDefinitionNode(definition)) {
    faults.push('The SDL holds a query or a fragment.');
    return;
  }
  if (definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION) {
    faults.push(...schemaFaults(definition));
    return;
  }
  const name = definition.name.value;
  if (definition.kind === Kind.DIRECTIVE_DEFINITION) {
    if (!isMachineryDirective(name)) faults.push(`@${name} is a directive of its own, which would mean nothing here.`);
  } else if (isMachineryType(name)) {
    // Federation adds it anyhow.
  } else if (!base.types.has(name)) {
    adds.add(`type ${name}`);
    own.push(definition);
  } else if (definition.kind === Kind.SCALAR_TYPE_DEFINITION && base.scalars.has(name)) {
    ofContract.set(name, { kind: Kind.SCALAR_TYPE_DEFINITION, name: definition.name });
  } else if (definition.kind === Kind.ENUM_TYPE_DEFINITION && base.enums.has(name)) {
    const known = base.enums.get(name) ?? new Set();
    const values = new Set(definition.values?.map((value) => value.name.value));
    if (values.size !== known.size || ![...values].every((value) => known.has(value)))
      faults.push(`The enum ${name} is the contract's, and must have its values and no others.`);
    ofContract.set(name, {
      kind: Kind.ENUM_TYPE_DEFINITION,
      name: definition.name,
      values: (definition.values ?? []).map((value) => ({ kind: Kind.ENUM_VALUE_DEFINITION, name: value.name })),
    });
  } else if (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION) {
    readObject(definition, reading);
  } else {
    faults.push(`${name} is a type of the contract, which an extension cannot define.`);
  }
}

function schemaFaults({ directives = [], operationTypes = [] }: SchemaDefinitionNode | SchemaExtensionNode): string[] {
  return [
    ...directives.filter(({ name }) => name.value !== 'link').map(({ name }) => `@${name.value} on the schema is not for extensions.`),
    ...operationTypes
      .filter(({ type, operation }) => operation !== 'query' || type.name.value !== 'Query')
      .map(({ type }) => `The schema can have no root type but Query, yet it has ${type.name.value}.`),
  ];
}

/** Of a type of the contract: the keys and the new fields, and no word about the rest. */
function readObject(definition: ObjectTypeDefinitionNode | ObjectTypeExtensionNode, reading: Reading): void {
  const { base, faults, objects } = reading;
  const { name, fields = [], interfaces = [] } = definition;
  const entity = base.entities.get(name.value);
  if (name.value === 'Mutation' || name.value === 'Subscription')
    faults.push(`An extension can only answer questions, but it has a type ${name.value}.`);
  else if (name.value !== 'Query' && entity === undefined)
    faults.push(`${name.value} is a type of the contract without a key, to which nothing can be added.`);
  if (name.value !== 'Query' && entity === undefined) return;
  if (interfaces.length > 0) faults.push(`${name.value} is the contract's: it cannot be given another interface.`);
  const added = objects.get(name.value) ?? { name, keys: [], fields: [] };
  objects.set(name.value, added);
  const isKey = (field: FieldDefinitionNode) => entity?.keys.has(field.name.value) ?? false;
  if (entity !== undefined) {
    faults.push(...keyFaults(definition, entity));
    added.keys.push(...(definition.directives ?? []).filter((directive) => directive.name.value === 'key'));
    for (const field of fields.filter(isKey)) added.fields.push({ kind: Kind.FIELD_DEFINITION, name: field.name, type: field.type });
  }
  const taken = entity?.fields ?? base.queryFields;
  for (const field of fields) {
    if (isKey(field) || (name.value === 'Query' && isMachineryField(field.name.value))) continue;
    faults.push(...fieldFaults(name.value, field, taken));
    reading.adds.add(`${name.value}.${field.name.value}`);
    added.fields.push(field);
  }
}

function keyFaults(definition: ObjectTypeDefinitionNode | ObjectTypeExtensionNode, { keys }: BaseEntity): string[] {
  const type = definition.name.value;
  return [
    ...keysOf(definition)
      .filter((key) => !keys.has(key))
      .map((key) => `${type} has no key "${key}", but ${[...keys.keys()].map((known) => `"${known}"`).join(', ')}.`),
    ...(definition.fields ?? []).flatMap(({ name, type: given }) => {
      const expected = keys.get(name.value);
      return expected === undefined || print(given) === expected ? [] : [`${type}.${name.value} is of the type ${expected}.`];
    }),
  ];
}

/** What speaks against a field that is added to a type of the contract. */
function fieldFaults(type: string, { name, type: given, directives = [] }: FieldDefinitionNode, taken: ReadonlySet<string>): string[] {
  const place = `${type}.${name.value}`;
  if (taken.has(name.value)) return [`${place} is a field of the contract.`];
  if (directives.some((directive) => directive.name.value === 'external')) return [`${place} is marked @external, but is no key.`];
  if (given.kind !== Kind.NON_NULL_TYPE) return [];
  return [`${place} must be nullable (${print(given.type)}): when its server is down, the null may not take the rest along.`];
}

function objectsOf({ objects }: Reading): ObjectTypeDefinitionNode[] {
  return [...objects.values()]
    .filter(({ fields }) => fields.length > 0)
    .map(({ name, keys, fields }) => ({ kind: Kind.OBJECT_TYPE_DEFINITION, name, directives: keys, fields }));
}

function sizeFaults(definitions: readonly DefinitionNode[]): string[] {
  const fields = definitions.reduce((sum, definition) => sum + ('fields' in definition ? (definition.fields?.length ?? 0) : 0), 0);
  return [
    ...(definitions.length > MOST_TYPES ? [`An extension has at most ${MOST_TYPES} types, but this has ${definitions.length}.`] : []),
    ...(fields > MOST_FIELDS ? [`An extension has at most ${MOST_FIELDS} fields, but this has ${fields}.`] : []),
  ];
}

function shorten(faults: readonly string[]): string[] {
  const different = [...new Set(faults)];
  return different.length <= MOST_FAULTS ? different : [...different.slice(0, MOST_FAULTS), `And ${different.length - MOST_FAULTS} more.`];
}
