import { useContractScalars } from '@shafaf/shared/graph/useContractScalars';
import { buildASTSchema, concatAST, type DocumentNode, type GraphQLSchema, Kind, parse } from 'graphql';

/** The schema by which an extension's answers are read: its own part, with what federation adds to every subgraph. */
export function readingSchema(document: DocumentNode): GraphQLSchema {
  const types = document.definitions.flatMap((definition) => (definition.kind === Kind.OBJECT_TYPE_DEFINITION ? [definition] : []));
  const entities = types.filter(({ directives = [] }) => directives.some(({ name }) => name.value === 'key'));
  const hasQuery = types.some(({ name }) => name.value === 'Query');
  const added =
    entities.length === 0
      ? []
      : [
          parse(`scalar _Any
                 union _Entity = ${entities.map(({ name }) => name.value).join(' | ')}
                 ${hasQuery ? 'extend ' : ''}type Query { _entities(representations: [_Any!]!): [_Entity]! }`),
        ];
  // What the directives say is the planner's affair.
  const schema = buildASTSchema(concatAST([document, ...added]), { assumeValid: true, assumeValidSDL: true });
  useContractScalars(schema);
  return schema;
}
