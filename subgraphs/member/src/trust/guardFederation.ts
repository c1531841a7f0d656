import { callRefusal } from '@shafaf/shared/signing/callRefusal';
import type { GraphQLSchema } from 'graphql';
import type { MemberContext } from '../MemberContext.ts';

/** What only a gateway has use for: a way to ask for thousands of records at once, and the schema's sources. */
const FEDERATION_FIELDS = ['_entities', '_service'];

/** Makes a subgraph answer the fields of federation to the gateway alone, whatever they are called or wrapped in. */
export function guardFederation(schema: GraphQLSchema): GraphQLSchema {
  const fields = schema.getQueryType()?.getFields() ?? {};
  for (const name of FEDERATION_FIELDS) {
    const field = fields[name];
    if (field?.resolve === undefined) throw new Error(`The schema has no ${name}.`);
    const { resolve } = field;
    field.resolve = (source, given, context: MemberContext, info) => {
      if (context.caller === 'GATEWAY') return resolve(source, given, context, info);
      throw callRefusal('UNSIGNED', `The field ${name} is for the province's gateway alone, and the call bears no signature of it.`);
    };
  }
  return schema;
}
