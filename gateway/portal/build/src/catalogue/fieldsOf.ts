import type { ImportColumn } from '@shafaf/member/publish/ImportColumn';
import {
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { FieldEntry, ValueKind } from './Catalogue.ts';
import { labelOf } from './labels.ts';

/** Objects of objects deeper than this are not shown: the contract has none. */
const DEEPEST = 5;

/** By the name of the type. */
const KINDS: Readonly<Record<string, ValueKind>> = {
  Rial: 'rial',
  BigInt: 'number',
  Int: 'number',
  Float: 'number',
  Date: 'day',
  DateTime: 'moment',
  Boolean: 'boolean',
  URL: 'url',
  ID: 'code',
  String: 'text',
  Member: 'member',
  Supplier: 'supplier',
  Location: 'point',
};

/**
 * What the records of a type say, and what the objects in them consist of. Fields that take arguments are lists of their own and are left out.
 * @param columnOf the column of members' files by the path of a field
 * @param leftOut names of fields that are shown otherwise
 */
export function fieldsOf(
  type: GraphQLObjectType | GraphQLInterfaceType,
  columnOf: (path: string) => ImportColumn | undefined,
  leftOut: ReadonlySet<string>,
  path = '',
  depth = 1,
): FieldEntry[] {
  return Object.values(type.getFields())
    .filter(({ name, args }) => args.length === 0 && !leftOut.has(name))
    .flatMap((field) => fieldEntry(type, field, columnOf, `${path}${field.name}`, depth));
}

function fieldEntry(
  owner: GraphQLObjectType | GraphQLInterfaceType,
  { name, type }: GraphQLField<unknown, unknown>,
  columnOf: (path: string) => ImportColumn | undefined,
  path: string,
  depth: number,
): FieldEntry[] {
  const named = getNamedType(type);
  const column = columnOf(path);
  const kind = isEnumType(named) ? 'enum' : isObjectType(named) ? objectKind(named) : valueKind(named.name, name, column);
  if (kind === undefined || (kind === 'object' && depth === DEEPEST)) return [];
  const inner = isObjectType(named) ? innerFields(kind, named, columnOf, `${path}.`, depth + 1) : undefined;
  const language = kind === 'text' ? /(Fa|En)$/.exec(name)?.[1]?.toLowerCase() : undefined;
  return [
    {
      name,
      label: labelOf(owner.name, name, column),
      kind,
      ...((language === 'fa' || language === 'en') && { language }),
      ...(isList(type) && { many: true as const }),
      ...(isEnumType(named) && { enum: named.name }),
      ...(inner !== undefined && { fields: inner }),
    },
  ];
}

/** Of an object what it consists of; of what is shown as one value, the parts that files name, which revisions and warnings then name, too. */
function innerFields(
  kind: ValueKind,
  type: GraphQLObjectType,
  columnOf: (path: string) => ImportColumn | undefined,
  path: string,
  depth: number,
): FieldEntry[] | undefined {
  if (kind === 'object') return fieldsOf(type, columnOf, new Set(), path, depth);
  if (kind !== 'supplier' && kind !== 'point') return undefined;
  const unnamed = Object.keys(type.getFields()).filter((name) => columnOf(`${path}${name}`) === undefined);
  return fieldsOf(type, columnOf, new Set(unnamed), path, depth);
}

function objectKind(type: GraphQLObjectType): ValueKind {
  if (type.getInterfaces().some(({ name }) => name === 'Disclosure')) return 'record';
  return KINDS[type.name] ?? 'object';
}

/** How a single value of a scalar type is shown: also by its name, since a year is no number with thousands. */
export function valueKind(typeName: string, name: string, column: ImportColumn | undefined): ValueKind | undefined {
  if (column?.kind === 'percent') return 'percent';
  if (typeName === 'Int' && /year$/i.test(name)) return 'year';
  return KINDS[typeName];
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
