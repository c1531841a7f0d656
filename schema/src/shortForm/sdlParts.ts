import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  parse,
  print,
  type TypeNode,
  valueFromASTUntyped,
} from 'graphql';
import type { Faults } from './Faults.ts';

/** The definitions in a text of SDL that was made here. */
export function definitionsIn(sdl: string): readonly DefinitionNode[] {
  return parse(sdl, { noLocation: true }).definitions;
}

/** The fields of an object type's body, such as `count: BigInt!`. */
export function fieldsIn(body: string): readonly FieldDefinitionNode[] {
  const [type] = definitionsIn(`type Made { ${body} }`);
  return type?.kind === Kind.OBJECT_TYPE_DEFINITION ? (type.fields ?? []) : [];
}

/** The fields of an input type's body. */
export function inputFieldsIn(body: string): readonly InputValueDefinitionNode[] {
  const [type] = definitionsIn(`input Made { ${body} }`);
  return type?.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ? (type.fields ?? []) : [];
}

/** The values of an enum's body. */
export function enumValuesIn(body: string) {
  const [type] = definitionsIn(`enum Made { ${body} }`);
  return type?.kind === Kind.ENUM_TYPE_DEFINITION ? (type.values ?? []) : [];
}

/** The arguments of a directive; undefined where it does not stand. */
export function directiveArguments(
  node: { readonly directives?: readonly ConstDirectiveNode[] | undefined },
  name: string,
): Record<string, unknown> | undefined {
  const directive = node.directives?.find((each) => each.name.value === name);
  return directive && Object.fromEntries((directive.arguments ?? []).map((each) => [each.name.value, valueFromASTUntyped(each.value)]));
}

/** The name of the type in a type reference: `Permit` of `[Permit!]!`. */
export function namedTypeOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);
}

/**
 * What a category says of its own, and then what all have. Where it names a common part again, its own description counts; the type must be
 * the common one, and the rules are added.
 */
export function joinedFields<Field extends FieldDefinitionNode | InputValueDefinitionNode>(
  typeName: string,
  own: readonly Field[],
  common: readonly Field[],
  faults: Faults,
): Field[] {
  const rest = new Map(common.map((field) => [field.name.value, field]));
  const joined = own.map((field) => {
    const same = rest.get(field.name.value);
    if (same === undefined) return field;
    rest.delete(field.name.value);
    if (print(field.type) !== print(same.type))
      faults.add(
        field,
        `${typeName}.${field.name.value} is common to all categories and of type ${print(same.type)}, not ${print(field.type)}.`,
      );
    return { ...field, directives: [...(field.directives ?? []), ...(same.directives ?? [])] };
  });
  return [...joined, ...rest.values()];
}
