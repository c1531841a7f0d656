import { GraphQLScalarType, type GraphQLSchema } from 'graphql';
import { scalars } from './scalars.ts';

/**
 * Gives the scalars of a schema that was made from SDL their real forms. Without them any value would pass for an amount or a
 * day.
 */
export function useContractScalars(schema: GraphQLSchema): void {
  for (const [name, scalar] of Object.entries(scalars)) {
    const type = schema.getType(name);
    if (!(type instanceof GraphQLScalarType)) continue;
    type.serialize = scalar.serialize;
    type.parseValue = scalar.parseValue;
    type.parseLiteral = scalar.parseLiteral;
  }
}
