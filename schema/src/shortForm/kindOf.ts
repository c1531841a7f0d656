import {
  type DefinitionNode,
  type EnumTypeDefinitionNode,
  type InputObjectTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  print,
} from 'graphql';
import type { DisclosureKind, KindFilter, KindGroup, KindTotals } from './DisclosureKind.ts';
import type { Faults } from './Faults.ts';
import type { ShortForm } from './ShortForm.ts';
import { directiveArguments, namedTypeOf } from './sdlParts.ts';
import { enumValueOf, fieldNameOf } from './words.ts';

/** A category in short, read from its expanded definitions. Paths that lead nowhere are faults. */
export function kindOf(form: ShortForm, definitions: readonly DefinitionNode[], faults: Faults): DisclosureKind {
  const { typeName, category, singular, order, direction, supplier } = form;
  const find = (name: string) => definitions.find((each) => 'name' in each && each.name?.value === name);
  const types = new Map(
    definitions.flatMap((each) => (each.kind === Kind.OBJECT_TYPE_DEFINITION ? [[each.name.value, each] as const] : [])),
  );
  const filter = find(`${typeName}Filter`);
  const orderField = find(`${typeName}OrderField`);
  const filters = filter?.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ? filtersOf(filter) : [];
  for (const { name, rule } of filters)
    if (rule !== null && rule.of !== null && !leadsSomewhere(typeName, rule.of, types))
      faults.add(form.filter ?? form.type, `${typeName}Filter.${name} is of "${rule.of}", which is no field of ${typeName}.`);
  const held = form.type.fields?.find(({ name }) => name.value === supplier);
  if (supplier !== null && (held === undefined || namedTypeOf(held.type) !== 'Supplier'))
    faults.add(form.type, `@disclosure of ${typeName}: supplier is "${supplier}", which is no field of ${typeName} that holds a Supplier.`);
  return {
    category,
    value: enumValueOf(category),
    typeName,
    singular,
    defaultOrder: { field: order, direction },
    orders: orderField?.kind === Kind.ENUM_TYPE_DEFINITION ? ordersOf(orderField) : {},
    filters,
    totals: form.totals ? totalsOf(form, find, filters, types, faults) : null,
    supplier,
  };
}

function filtersOf(filter: InputObjectTypeDefinitionNode): KindFilter[] {
  return (filter.fields ?? []).map((field) => {
    const rule = directiveArguments(field, 'prunes');
    return {
      name: field.name.value,
      type: print(field.type),
      rule: rule === undefined ? null : { by: String(rule.by), of: textOrNull(rule.of) },
    };
  });
}

function ordersOf(orderField: EnumTypeDefinitionNode): Record<string, string> {
  return Object.fromEntries((orderField.values ?? []).map((value) => [value.name.value, String(directiveArguments(value, 'orders')?.by)]));
}

function totalsOf(
  { typeName, groupOrder, group, type, totalsType }: ShortForm,
  find: (name: string) => DefinitionNode | undefined,
  filters: readonly KindFilter[],
  types: ReadonlyMap<string, ObjectTypeDefinitionNode>,
  faults: Faults,
): KindTotals {
  const groups = find(`${typeName}Group`);
  const figures = totalsType?.fields ?? [];
  return {
    figures: figures.map((field) => ({
      name: field.name.value,
      by: String(directiveArguments(field, 'merge')?.by),
      type: namedTypeOf(field.type),
    })),
    groupOrder,
    groups: (groups?.kind === Kind.ENUM_TYPE_DEFINITION ? (groups.values ?? []) : []).map((value): KindGroup => {
      const rule = directiveArguments(value, 'groups') ?? {};
      const [by, register] = [textOrNull(rule.by), textOrNull(rule.register)];
      const named = filters.find(({ name }) => name === fieldNameOf(value.name.value))?.rule?.of ?? null;
      const of = register !== null || by === null ? null : leadsSomewhere(typeName, by, types) ? by : named;
      if (register === null && of === null)
        faults.add(
          group ?? type,
          `${typeName}Group.${value.name.value} groups by "${by}", which is no field of ${typeName}: it needs a filter \`${fieldNameOf(value.name.value)}\` whose @prunes says of which field it is.`,
        );
      return { value: value.name.value, by, register, of };
    }),
  };
}

/** Whether a path of field names from a record ends at a field. */
function leadsSomewhere(typeName: string, path: string, types: ReadonlyMap<string, ObjectTypeDefinitionNode>): boolean {
  let current: string | undefined = typeName;
  for (const name of path.split('.')) {
    const field: ObjectTypeDefinitionNode['fields'] extends readonly (infer Field)[] | undefined ? Field | undefined : never = types
      .get(current ?? '')
      ?.fields?.find((each) => each.name.value === name);
    if (field === undefined) return false;
    current = namedTypeOf(field.type);
  }
  return true;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
