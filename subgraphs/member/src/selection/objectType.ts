import { type GraphQLObjectType, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';

/** An object type of the contract by its name. @throws when the contract has none: a fault of ours. */
export function objectType(schema: GraphQLSchema, name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`The contract has no object type ${name}.`);
  return type;
}

/** The object type of a field's value (or of its items), or null when that is a scalar, an enum or abstract. */
export function objectTypeOfField(type: GraphQLObjectType, fieldName: string): GraphQLObjectType | null {
  const field = type.getFields()[fieldName];
  const named = field === undefined ? null : getNamedType(field.type);
  return isObjectType(named) ? named : null;
}
