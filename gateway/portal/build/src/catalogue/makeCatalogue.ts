import { readFileSync } from 'node:fs';
import { categories } from '@shafaf/member/categories/categories';
import type { ImportColumn } from '@shafaf/member/publish/ImportColumn';
import { apiPath, disclosureKinds } from '@shafaf/schema/contract';
import type { DisclosureKind } from '@shafaf/schema/shortForm/DisclosureKind';
import { buildSchema, type GraphQLSchema, getNamedType, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import type { Catalogue, CategoryEntry, FieldEntry, Label, OrderEntry } from './Catalogue.ts';
import { columnsOf, onlyAt } from './columnsOf.ts';
import { documentsOf } from './documentsOf.ts';
import { fieldAt } from './fieldAt.ts';
import { fieldsOf } from './fieldsOf.ts';
import { filtersOf } from './filtersOf.ts';
import { categoryLabel, labelOf, termsOf } from './labels.ts';

/**
 * Makes what the page knows of the categories: their fields, filters and orders from the contract, their names from what members call the columns of
 * files. Whatever category the contract has is in it.
 * @param fragments what is asked of each record in lists (`Row`) and of a record by itself (`Envelope`)
 */
export function makeCatalogue(fragments: { row: string; envelope: string }): Catalogue {
  const schema = buildSchema(readFileSync(apiPath, 'utf8'));
  const enums: Record<string, Record<string, Label>> = {};
  return {
    envelope: envelopeOf(schema),
    categories: disclosureKinds.map((kind) => categoryEntry(schema, kind, fragments, enums)),
    enums,
  };
}

/**
 * What bodies say of any record, of whichever category: revisions and redactions name it. Every category's files have columns for it; those of the
 * first are as good as any.
 */
function envelopeOf(schema: GraphQLSchema): FieldEntry[] {
  const type = schema.getType('Disclosure');
  if (!isInterfaceType(type)) throw new Error('the contract has no Disclosure');
  const byPath = columnsByPath(categories[0]?.columns ?? []);
  const workedOut = Object.keys(type.getFields()).filter((name) => !byPath.has(name));
  return fieldsOf(type, (path) => byPath.get(path), new Set(workedOut));
}

function categoryEntry(
  schema: GraphQLSchema,
  kind: DisclosureKind,
  fragments: { row: string; envelope: string },
  enums: Record<string, Record<string, Label>>,
): CategoryEntry {
  const { category, value, typeName, defaultOrder } = kind;
  const [type, input, envelope] = [schema.getType(typeName), schema.getType(`${typeName}Filter`), schema.getType('Disclosure')];
  if (!isObjectType(type) || !isInputObjectType(input) || !isInterfaceType(envelope)) throw new Error(`the contract has no ${typeName}`);
  const byPath = columnsByPath(categories.find(({ name }) => name === category)?.columns ?? []);
  const columnOf = (path: string) => byPath.get(path);
  const fields = fieldsOf(type, columnOf, new Set(Object.keys(envelope.getFields())));
  const columns = columnsOf(kind, fields);
  addEnums(schema, fields, columnOf, enums);
  for (const { type: written, rule, name } of kind.filters) {
    const named = getNamedType(input.getFields()[name]?.type ?? input);
    if (isEnumType(named)) addEnum(schema, named.name, columnOf(rule?.of ?? written), enums);
  }
  return {
    name: category,
    value,
    label: categoryLabel(category, schema.getType('Category'), value),
    fields,
    columns,
    filters: filtersOf(kind, input, fields),
    orders: ordersOf(kind, fields),
    defaultOrder,
    ...documentsOf(kind, onlyAt(fields, columns), fields, fragments),
  };
}

function ordersOf({ orders, typeName }: DisclosureKind, fields: readonly FieldEntry[]): OrderEntry[] {
  return Object.entries(orders).map(([value, path]) => {
    const field = fieldAt(fields, path);
    return { value, label: field?.label ?? labelOf(typeName, path, undefined), kind: field?.kind ?? 'moment' };
  });
}

/** Columns by the paths of the graph's fields; those of lists as the fields of their entries. */
function columnsByPath(columns: readonly ImportColumn[], prefix = ''): Map<string, ImportColumn> {
  const entries = columns
    .filter(({ entryOf }) => entryOf === undefined)
    .flatMap((column): [string, ImportColumn][] => {
      const path = `${prefix}${column.path}`;
      return [[path, column], ...columnsByPath(column.item ?? [], `${path}.`)];
    });
  return new Map(entries);
}

function addEnums(
  schema: GraphQLSchema,
  fields: readonly FieldEntry[],
  columnOf: (path: string) => ImportColumn | undefined,
  enums: Record<string, Record<string, Label>>,
  prefix = '',
): void {
  for (const { name, enum: enumName, fields: inner } of fields) {
    if (enumName !== undefined) addEnum(schema, enumName, columnOf(`${prefix}${name}`), enums);
    addEnums(schema, inner ?? [], columnOf, enums, `${prefix}${name}.`);
  }
}

/** An enum that several fields have is called as the first of them that has terms for it. */
function addEnum(
  schema: GraphQLSchema,
  name: string,
  column: ImportColumn | undefined,
  enums: Record<string, Record<string, Label>>,
): void {
  const type = schema.getType(name);
  if (isEnumType(type) && enums[name] === undefined) enums[name] = termsOf(type, column);
}
