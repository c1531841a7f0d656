import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { type GraphQLSchema, isUnionType } from 'graphql';
import { z } from 'zod';

const LONGEST_SHOWN = 100;

/**
 * Makes `_entities` of a subgraph refuse what is no representation with `BAD_USER_INPUT` and its place in the list, where it would
 * otherwise be a fault of ours.
 */
export function checkRepresentations(schema: GraphQLSchema): GraphQLSchema {
  const field = schema.getQueryType()?.getFields()._entities;
  const union = schema.getType('_Entity');
  if (field?.resolve === undefined || !isUnionType(union)) throw new Error('The schema has no entities.');
  const names = union.getTypes().map((type) => type.name);
  const representation = z.object({ __typename: z.enum(names) });
  const { resolve } = field;
  field.resolve = (source, given, context, info) => {
    const representations: unknown[] = given.representations;
    for (const [index, one] of representations.entries()) {
      if (representation.safeParse(one).success) continue;
      throw new ShafafError(
        'BAD_USER_INPUT',
        `representations[${index}] is ${show(one)}, but must be an object whose __typename is one of ${names.join(', ')}.`,
      );
    }
    return resolve(source, given, context, info);
  };
  return schema;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
