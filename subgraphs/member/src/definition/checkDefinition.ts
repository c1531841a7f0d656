import { disclosuresSdl } from '@shafaf/schema/contract';
import type { DisclosureKind } from '@shafaf/schema/shortForm/DisclosureKind';
import { foldForSearch } from '@shafaf/shared/persian/foldForSearch';
import { buildASTSchema, type GraphQLSchema, type GraphQLType, getNamedType, isInterfaceType, isObjectType, parse } from 'graphql';
import type { Attributes } from '../attributes/Attribute.ts';
import type { ImportColumn } from '../publish/ImportColumn.ts';
import { NO_QUALITY_RULES, type QualityRules } from '../warnings/QualityRules.ts';
import type { Definition } from './Definition.ts';
import type { PlacedAttribute } from './placedAttributes.ts';

let built: GraphQLSchema | undefined;

function contract(): GraphQLSchema {
  built ??= buildASTSchema(parse(disclosuresSdl, { noLocation: true }), { assumeValidSDL: true });
  return built;
}

/**
 * What about a category's attributes is not as the contract has it; empty when all is.
 * @param derived names of the fields that are no attributes
 */
export function misfitsOf({ typeName }: DisclosureKind, attributes: readonly PlacedAttribute[], derived: readonly string[]): string[] {
  const schema = contract();
  const [type, envelope] = [schema.getType(typeName), schema.getType('Disclosure')];
  if (!isObjectType(type) || !isInterfaceType(envelope)) return [`The contract has no type ${typeName}.`];
  const common = envelope.getFields();
  const names = new Set([...attributes.map(({ name }) => name), ...derived]);
  const missing = Object.keys(type.getFields()).filter((name) => common[name] === undefined && !names.has(name));
  return [
    ...missing.map((name) => `${typeName}.${name} stands in the contract, but no attribute has that name.`),
    ...attributes.flatMap(({ name, parts }) => {
      const field = type.getFields()[name];
      if (common[name] !== undefined) return [`The attribute "${name}" is called as a field that every record has.`];
      if (field === undefined) return [`The attribute "${name}" does not stand in the contract: add ${typeName}.${name}.`];
      const misfit = parts.misfit(field.type);
      return misfit === null ? [] : [`${typeName}.${name} of the contract ${misfit}.`];
    }),
  ];
}

/** Rules of quality that name no field of the contract's. */
export function strayRules({ typeName }: DisclosureKind, rules: QualityRules = NO_QUALITY_RULES): string[] {
  const type = contract().getType(typeName);
  const paths = [
    ...rules.recommended.flatMap((each) => (typeof each === 'string' ? [each] : [each.path, each.unless])),
    ...rules.past,
    ...rules.amounts.map(({ path }) => path),
    ...rules.alike,
    ...(rules.alikeIfAny ?? []),
  ];
  return [...new Set(paths)]
    .filter((path) => !leadsToField(type, path.split('.')))
    .map((path) => `"${path}" of its rules of quality is no field of ${typeName}.`);
}

function leadsToField(type: GraphQLType | undefined, [name, ...rest]: readonly string[]): boolean {
  const named = getNamedType(type);
  if (name === undefined) return true;
  return isObjectType(named) && leadsToField(named.getFields()[name]?.type, rest) && named.getFields()[name] !== undefined;
}

/** Names of columns that two columns of a file would have. */
export function sharedHeaders(columns: readonly ImportColumn[]): string[] {
  const seen = new Map<string, string>();
  const faults: string[] = [];
  for (const { path, headers } of columns)
    for (const name of new Set([path, ...headers.fa, ...headers.en].map((each) => foldForSearch(each).replaceAll(/[\s_\-‌:*]/g, '')))) {
      const other = seen.get(name);
      if (other !== undefined && other !== path)
        faults.push(`The columns ${other} and ${path} of files have the name "${name}" in common.`);
      seen.set(name, path);
    }
  return faults;
}

/** Of which columns the title should be made that files do not have. */
export function unknownPaths({ titleFrom = [] }: Definition<Attributes>, columns: readonly ImportColumn[]): string[] {
  return titleFrom
    .filter((wanted) => !columns.some(({ path, kind }) => path === wanted && kind === 'text'))
    .map((wanted) => `Titles should be made of "${wanted}", and files have no such column of text.`);
}
