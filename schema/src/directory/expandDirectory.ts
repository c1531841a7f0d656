import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  type TypeNode,
  visit,
} from 'graphql';
import { namedTypeOf } from '../shortForm/sdlParts.ts';

type TypesByName = ReadonlyMap<string, DefinitionNode>;

/**
 * Completes the directory's SDL by what it takes over from the disclosures' contract, so that nothing of that stands twice: types that it names but
 * does not define are taken from there, enums without their rules and objects as `@external`, since their values come from the bodies. And where `@requires`
 * names an object without saying what of it (`@requires(fields: "holdings")`), everything plain in it is meant.
 * @throws Error for a type that neither has
 */
export function expandDirectory(directory: DocumentNode, disclosures: DocumentNode): DocumentNode {
  const own = typesOf(directory);
  const others = typesOf(disclosures);
  const taken = new Map<string, DefinitionNode>();
  const wanted = [...namesIn(directory)];
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    if (own.has(name) || taken.has(name) || BUILT_IN.has(name)) continue;
    const found = others.get(name);
    if (found === undefined) throw new Error(`The directory's SDL names the type ${name}, which neither it nor the disclosures define.`);
    const part = withoutRules(found);
    taken.set(name, part);
    wanted.push(...namesIn({ kind: Kind.DOCUMENT, definitions: [part] }));
  }
  const definitions = [...directory.definitions, ...taken.values()];
  const types = new Map([...own, ...taken]);
  return { kind: Kind.DOCUMENT, definitions: definitions.map((each) => withFieldSets(each, types)) };
}

const BUILT_IN = new Set(['Int', 'Float', 'String', 'Boolean', 'ID']);

/** Types by name; what is added to one by `extend` stands with it. */
function typesOf({ definitions }: DocumentNode): TypesByName {
  const types = new Map<string, DefinitionNode>();
  for (const each of definitions) {
    if (!('name' in each) || each.name === undefined || each.kind === Kind.DIRECTIVE_DEFINITION) continue;
    const before = types.get(each.name.value);
    if (each.kind === Kind.OBJECT_TYPE_EXTENSION || each.kind === Kind.OBJECT_TYPE_DEFINITION) {
      const fields = [...fieldsOf(before), ...(each.fields ?? [])];
      const base = before?.kind === Kind.OBJECT_TYPE_DEFINITION ? before : { ...each, kind: Kind.OBJECT_TYPE_DEFINITION as const };
      types.set(each.name.value, { ...base, fields });
    } else types.set(each.name.value, each);
  }
  return types;
}

function fieldsOf(type: DefinitionNode | undefined): readonly FieldDefinitionNode[] {
  return type?.kind === Kind.OBJECT_TYPE_DEFINITION ? (type.fields ?? []) : [];
}

/** The names of all types that definitions speak of. */
function namesIn(document: DocumentNode): Set<string> {
  const names = new Set<string>();
  visit(document, { NamedType: ({ name }) => void names.add(name.value) });
  return names;
}

/** A definition as the directory has it: by which rules its values are answered concerns members alone. */
function withoutRules(found: DefinitionNode): DefinitionNode {
  if (found.kind === Kind.OBJECT_TYPE_DEFINITION) return external(found);
  if (found.kind !== Kind.ENUM_TYPE_DEFINITION) return found;
  return { ...found, values: (found.values ?? []).map(({ directives: _directives, ...value }) => value) };
}

/** A type whose values somebody else gives: its plain fields, without the rules by which they are merged. */
function external(type: ObjectTypeDefinitionNode): ObjectTypeDefinitionNode {
  const [mark] = directivesIn('@external');
  const fields = (type.fields ?? []).map(({ directives: _directives, ...field }) => field);
  return { ...type, directives: mark === undefined ? [] : [mark], fields };
}

function directivesIn(text: string): readonly ConstDirectiveNode[] {
  const [type] = parse(`type Made ${text} { made: Int }`, { noLocation: true }).definitions;
  return type?.kind === Kind.OBJECT_TYPE_DEFINITION ? (type.directives ?? []) : [];
}

function withFieldSets(definition: DefinitionNode, types: TypesByName): DefinitionNode {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION) return definition;
  const typeName = definition.name.value;
  const fields = (definition.fields ?? []).map((field) => ({
    ...field,
    directives: (field.directives ?? []).map((directive) =>
      directive.name.value === 'requires' ? whole(directive, typeName, types) : directive,
    ),
  }));
  return { ...definition, fields };
}

/** `@requires` with everything that is meant spelt out. */
function whole(directive: ConstDirectiveNode, typeName: string, types: TypesByName): ConstDirectiveNode {
  const given = directive.arguments?.[0]?.value;
  const [query] = given?.kind === Kind.STRING ? parse(`{ ${given.value} }`, { noLocation: true }).definitions : [];
  if (query?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`A @requires of ${typeName} names no fields.`);
  const fields = JSON.stringify(selectionIn(query.selectionSet, typeName, types));
  const [made] = directivesIn(`@requires(fields: ${fields})`);
  return made ?? directive;
}

function selectionIn({ selections }: SelectionSetNode, typeName: string, types: TypesByName): string {
  return selections
    .map((selection) => {
      if (selection.kind !== Kind.FIELD) return print(selection);
      const type = fieldsOf(types.get(typeName)).find(({ name }) => name.value === selection.name.value)?.type;
      const inner = type && namedTypeOf(type);
      const below = selection.selectionSet && inner ? selectionIn(selection.selectionSet, inner, types) : type && allIn(type, types);
      return below === undefined || below === '' ? selection.name.value : `${selection.name.value} { ${below} }`;
    })
    .join(' ');
}

/** All that an object holds, as a selection; empty for what is no object. */
function allIn(type: TypeNode, types: TypesByName): string {
  return fieldsOf(types.get(namedTypeOf(type)))
    .map((field) => {
      const below = allIn(field.type, types);
      return below === '' ? field.name.value : `${field.name.value} { ${below} }`;
    })
    .join(' ');
}
