import type { DefinitionNode } from 'graphql';
import { Kind } from 'graphql';
import type { Faults } from './Faults.ts';
import type { ShortForm } from './ShortForm.ts';
import { definitionsIn, directiveArguments, enumValuesIn } from './sdlParts.ts';

/** How a category's records can be ordered: by its own values, and by when they were first published. */
export function orderTypes(form: ShortForm, faults: Faults): DefinitionNode[] {
  const { typeName, many, orderField, order, type } = form;
  const values = [
    ...(orderField?.values ?? []),
    ...enumValuesIn('"When the record was first published here." PUBLISHED_AT @orders(by: "publishedAt")'),
  ];
  const fields = new Set(type.fields?.map(({ name }) => name.value));
  for (const value of orderField?.values ?? []) {
    const place = `${typeName}OrderField.${value.name.value}`;
    const by = directiveArguments(value, 'orders')?.by;
    if (typeof by !== 'string') faults.add(value, `${place} has no field: add @orders(by: "…") to it.`);
    else if (!fields.has(by)) faults.add(value, `${place} orders by "${by}", which is no field of ${typeName}.`);
  }
  if (!values.some(({ name }) => name.value === order))
    faults.add(type, `@disclosure of ${typeName}: order is "${order}", which is no value of ${typeName}OrderField.`);
  return definitionsIn(`
    "An order of ${many}."
    input ${typeName}Order {
      "What they are ordered by."
      field: ${typeName}OrderField!
      "Which way."
      direction: OrderDirection! = DESC
    }
    "What ${many} can be ordered by."
    enum ${typeName}OrderField { MADE }`).map((definition) =>
    definition.kind === Kind.ENUM_TYPE_DEFINITION ? { ...definition, values } : definition,
  );
}
