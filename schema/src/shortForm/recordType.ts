import { type FieldDefinitionNode, type InterfaceTypeDefinitionNode, Kind, type ObjectTypeDefinitionNode } from 'graphql';
import type { Faults } from './Faults.ts';
import type { ShortForm } from './ShortForm.ts';
import { definitionsIn, fieldsIn, joinedFields } from './sdlParts.ts';
import { enumValueOf } from './words.ts';

/** The type of a category's records: its own fields, those of the envelope, and that each is found by its id at the one member that it names. */
export function recordType(form: ShortForm, envelope: InterfaceTypeDefinitionNode, faults: Faults): ObjectTypeDefinitionNode {
  const { type, typeName, category } = form;
  const described = new Map(
    fieldsIn(`
      "The global id, \`<member>:${category}:<localId>\`, such as \`tabriz-municipality:${category}:1402-118\`."
      id: ID!
      "Always ${enumValueOf(category)}."
      category: Category!`).map((field) => [field.name.value, field]),
  );
  const common = (envelope.fields ?? []).map((field): FieldDefinitionNode => {
    const description = described.get(field.name.value)?.description ?? field.description;
    return { ...field, ...(description && { description }) };
  });
  const [marks] = definitionsIn('type Made implements Node & Disclosure @key(fields: "id") @route(by: "id") { id: ID! }');
  if (marks?.kind !== Kind.OBJECT_TYPE_DEFINITION) throw new Error('what every record has is no object type');
  return {
    ...type,
    interfaces: [...(marks.interfaces ?? []), ...(type.interfaces ?? [])],
    directives: [...(type.directives ?? []).filter(({ name }) => name.value !== 'disclosure'), ...(marks.directives ?? [])],
    fields: joinedFields(typeName, type.fields ?? [], common, faults),
  };
}
