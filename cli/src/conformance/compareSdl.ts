import {
  type ASTNode,
  type DefinitionNode,
  type DirectiveDefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  print,
  type TypeDefinitionNode,
  type TypeExtensionNode,
} from 'graphql';

/** What a federation library adds to an SDL by itself. */
const ADDED =
  /^(?:link|key|shareable|inaccessible|cost|listSize|tag|composeDirective|specifiedBy|deprecated|oneOf|link__\w+|federation__\w+|_Any|_Entity|_Service|Query\._entities|Query\._service)$/;

/**
 * How an SDL differs from the contract, in words; empty when it says the same. Order, descriptions, whether something stands in a type or in an
 * extension of it, and what federation libraries add do not count.
 */
export function compareSdl(contract: DocumentNode, served: DocumentNode): string[] {
  const [wanted, found] = [partsOf(contract), partsOf(served)];
  const differences: string[] = [];
  for (const [name, text] of wanted) {
    const other = found.get(name);
    if (other === undefined) differences.push(`${name} is missing`);
    else if (other !== text) differences.push(`${name} should be \`${text}\`, but is \`${other}\``);
  }
  for (const name of found.keys()) if (!wanted.has(name)) differences.push(`${name} is not in the contract`);
  return differences;
}

/** Each part of an SDL by name (`Contract`, `Contract.amount`, `@scatter`), written in one way. */
function partsOf(document: DocumentNode): Map<string, string> {
  const parts = new Map<string, string>();
  const add = (name: string, text: string) => {
    if (ADDED.test(name)) return;
    const before = parts.get(name);
    // A type and its extensions are one: their directives and interfaces together.
    parts.set(name, before === undefined || before === text ? text : [...new Set([...before.split(' '), ...text.split(' ')])].join(' '));
  };
  for (const definition of document.definitions) addDefinition(definition, add);
  return parts;
}

function addDefinition(definition: DefinitionNode, add: (name: string, text: string) => void): void {
  if (definition.kind === Kind.DIRECTIVE_DEFINITION) addDirective(definition, add);
  if (!isTypeDefinition(definition)) return;
  const name = definition.name.value;
  if (ADDED.test(name)) return;
  const kind = definition.kind.replace('Extension', 'Definition').replace('TypeDefinition', '').toLowerCase();
  const interfaces = 'interfaces' in definition ? (definition.interfaces ?? []).map((each) => `implements:${each.name.value}`) : [];
  const types = 'types' in definition ? (definition.types ?? []).map((each) => `|${each.name.value}`) : [];
  add(name, [kind, ...interfaces.sort(), ...types.sort(), ...directivesOf(definition)].join(' '));
  if ('fields' in definition)
    for (const field of definition.fields ?? []) {
      add(`${name}.${field.name.value}`, fieldText(field));
    }
  if ('values' in definition)
    for (const value of definition.values ?? []) add(`${name}.${value.name.value}`, ['value', ...directivesOf(value)].join(' '));
}

function addDirective(definition: DirectiveDefinitionNode, add: (name: string, text: string) => void): void {
  if (ADDED.test(definition.name.value)) return;
  const places = definition.locations.map((each) => each.value).sort();
  add(`@${definition.name.value}`, `(${argumentsText(definition.arguments)}) on ${places.join(' | ')}`);
}

function fieldText(field: FieldDefinitionNode | InputValueDefinitionNode): string {
  const given = 'arguments' in field && (field.arguments?.length ?? 0) > 0 ? `(${argumentsText(field.arguments)})` : '';
  const usual = 'defaultValue' in field && field.defaultValue !== undefined ? ` = ${print(field.defaultValue)}` : '';
  return [`${given}${print(field.type)}${usual}`, ...directivesOf(field)].join(' ');
}

function argumentsText(given: readonly InputValueDefinitionNode[] = []): string {
  return given
    .map((each) => `${each.name.value}: ${fieldText(each)}`)
    .sort()
    .join(', ');
}

/** The directives on something, but those by which federation libraries mark what they know anyhow. */
function directivesOf(node: Extract<ASTNode, { directives?: unknown }>): string[] {
  return (node.directives ?? [])
    .map((directive) => {
      const given = (directive.arguments ?? [])
        .filter(({ name, value }) => !(name.value === 'resolvable' && value.kind === Kind.BOOLEAN && value.value))
        .map((each) => `${each.name.value}:${print(each.value).replaceAll(/\s/g, '')}`);
      return `@${directive.name.value.replace(/^federation__/, '')}(${given.sort().join(',')})`;
    })
    .sort();
}

function isTypeDefinition(definition: DefinitionNode): definition is TypeDefinitionNode | TypeExtensionNode {
  return /Type(Definition|Extension)$/.test(definition.kind);
}
