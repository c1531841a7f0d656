import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLEnumValue,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  print,
} from 'graphql';
import type { FieldReference, NamedReference, SchemaReference, TypeReference } from './SchemaReference.ts';

/** Scalars that are GraphQL's own, in words: the specification's are longer. */
const SPECIFIED: Readonly<Record<string, string>> = {
  Boolean: 'True or false.',
  Float: 'A number with a fraction, of double precision.',
  ID: 'The name by which something is known. It is a text, also where it looks like a number.',
  Int: 'A whole number from -2,147,483,648 to 2,147,483,647.',
  String: 'A text.',
};

/** The contract as pages show it, types in alphabetical order. */
export function makeReference(schema: GraphQLSchema): SchemaReference {
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
  return { types: types.map((type) => typeReference(schema, type)).sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

function typeReference(schema: GraphQLSchema, type: GraphQLNamedType): TypeReference {
  const { name } = type;
  const about = (isSpecifiedScalarType(type) ? SPECIFIED[name] : type.description) ?? '';
  if (isEnumType(type)) return { name, kind: 'ENUM', about, values: type.getValues().map(named) };
  if (isInputObjectType(type)) return { name, kind: 'INPUT_OBJECT', about, fields: Object.values(type.getFields()).map(input) };
  if (isUnionType(type)) return { name, kind: 'UNION', about, possible: type.getTypes().map((each) => each.name) };
  if (isObjectType(type) || isInterfaceType(type)) {
    const interfaces = type.getInterfaces().map((each) => each.name);
    return {
      name,
      kind: isObjectType(type) ? 'OBJECT' : 'INTERFACE',
      about,
      fields: Object.values(type.getFields()).map(field),
      ...(interfaces.length > 0 && { interfaces }),
      ...(isInterfaceType(type) && { possible: schema.getPossibleTypes(type).map((each) => each.name) }),
    };
  }
  const specifiedBy = isScalarType(type) ? type.specifiedByURL : null;
  return { name, kind: 'SCALAR', about, ...(specifiedBy != null && { specifiedBy }) };
}

function named({
  name,
  description,
  deprecationReason,
}: Pick<GraphQLEnumValue, 'name' | 'description' | 'deprecationReason'>): NamedReference {
  return { name, about: description ?? '', ...(deprecationReason != null && { deprecated: deprecationReason }) };
}

function field(own: GraphQLField<unknown, unknown>): FieldReference {
  return { ...named(own), type: String(own.type), ...(own.args.length > 0 && { args: own.args.map(input) }) };
}

function input(own: GraphQLArgument | GraphQLInputField): FieldReference {
  const usual = own.defaultValue === undefined ? null : astFromValue(own.defaultValue, own.type);
  return { ...named(own), type: String(own.type), ...(usual != null && { usual: print(usual) }) };
}
