import {
  type DefinitionNode,
  type EnumTypeDefinitionNode,
  type InputObjectTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
} from 'graphql';
import { type Disclosure, readDisclosure } from './disclosureDirective.ts';
import type { Faults } from './Faults.ts';

/** A category as its own SDL file says it: its records' type, and what it adds to the types that every category has. */
export interface ShortForm extends Disclosure {
  typeName: string;
  /** The root's field of one record, such as `permit`. */
  singular: string;
  /** The field of the figures, such as `permitTotals`. */
  totalsField: string;
  type: ObjectTypeDefinitionNode;
  filter: InputObjectTypeDefinitionNode | undefined;
  orderField: EnumTypeDefinitionNode | undefined;
  group: EnumTypeDefinitionNode | undefined;
  totalsType: ObjectTypeDefinitionNode | undefined;
  totalsGroup: ObjectTypeDefinitionNode | undefined;
}

/** The categories among some definitions: the types that bear `@disclosure`. */
export function shortFormsOf(definitions: readonly DefinitionNode[], faults: Faults): ShortForm[] {
  const named = new Map(
    definitions.flatMap((each) => ('name' in each && each.name !== undefined ? [[each.name.value, each] as const] : [])),
  );
  const forms = definitions.flatMap((type) => {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
    const directive = type.directives?.find(({ name }) => name.value === 'disclosure');
    if (directive === undefined) return [];
    const typeName = type.name.value;
    const disclosure = readDisclosure(typeName, directive, faults);
    if (disclosure === null) return [];
    const singular = typeName.charAt(0).toLowerCase() + typeName.slice(1);
    const find = (suffix: string) => named.get(typeName + suffix);
    const [filter, orderField, group] = [find('Filter'), find('OrderField'), find('Group')];
    const [totalsType, totalsGroup] = [find('Totals'), find('TotalsGroup')];
    expectKind(filter, Kind.INPUT_OBJECT_TYPE_DEFINITION, faults);
    for (const each of [orderField, group]) expectKind(each, Kind.ENUM_TYPE_DEFINITION, faults);
    for (const each of [totalsType, totalsGroup]) expectKind(each, Kind.OBJECT_TYPE_DEFINITION, faults);
    for (const suffix of ['Order', 'Connection', 'Edge'])
      if (find(suffix) !== undefined) faults.add(find(suffix), `${typeName}${suffix} is made for the category: leave it out.`);
    if (!disclosure.totals)
      for (const each of [group, totalsType, totalsGroup])
        if (each !== undefined) faults.add(each, `${typeName} says \`totals: false\`, so it has no groups and no figures: leave this out.`);
    return [
      {
        ...disclosure,
        typeName,
        singular,
        totalsField: `${singular}Totals`,
        type,
        filter: filter?.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ? filter : undefined,
        orderField: orderField?.kind === Kind.ENUM_TYPE_DEFINITION ? orderField : undefined,
        group: group?.kind === Kind.ENUM_TYPE_DEFINITION ? group : undefined,
        totalsType: totalsType?.kind === Kind.OBJECT_TYPE_DEFINITION ? totalsType : undefined,
        totalsGroup: totalsGroup?.kind === Kind.OBJECT_TYPE_DEFINITION ? totalsGroup : undefined,
      },
    ];
  });
  refuseTwins(forms, faults);
  return forms;
}

/** The names of the types that stand in a category's short form and are replaced by whole ones. */
export function ownNames({ typeName }: ShortForm): string[] {
  return ['', 'Filter', 'OrderField', 'Group', 'Totals', 'TotalsGroup'].map((suffix) => typeName + suffix);
}

function expectKind(definition: DefinitionNode | undefined, kind: Kind, faults: Faults): void {
  if (definition === undefined || definition.kind === kind || !('name' in definition)) return;
  const wanted = kind.replace('TypeDefinition', '').replace('InputObject', 'input').replace('Object', 'type').replace('Enum', 'enum');
  faults.add(definition, `${definition.name?.value} belongs to a category and must be written as \`${wanted}\`.`);
}

function refuseTwins(forms: readonly ShortForm[], faults: Faults): void {
  const seen = new Map<string, string>();
  for (const { type, typeName, category, singular, totalsField } of forms)
    for (const field of [category, singular, totalsField]) {
      const other = seen.get(field);
      if (other === undefined) seen.set(field, typeName);
      else if (other === typeName)
        faults.add(type, `${typeName}: the category "${field}" is called as one of its records: give it another name.`);
      else faults.add(type, `${typeName} and ${other} would both have the field \`${field}\`: give one another name.`);
    }
}
