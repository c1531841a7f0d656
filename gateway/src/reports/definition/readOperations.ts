import { messageOf } from '@shafaf/shared/errors/messageOf';
import {
  type GraphQLSchema,
  getLocation,
  isInputType,
  isNonNullType,
  type OperationDefinitionNode,
  parse,
  print,
  Source,
  separateOperations,
  typeFromAST,
  validate,
} from 'graphql';
import { checkText } from '../../limits/checkText.ts';
import { usualLimits } from '../../limits/PublicLimits.ts';
import type { ReportOperation } from './ReportDefinition.ts';

/** The variable by which pages are read; no parameter has its name. */
export const AFTER = 'after';

/** The operations of a `query.graphql`, each by itself with the fragments that it uses; what is wrong with them is given to `fault`. */
export function readOperations(
  schema: GraphQLSchema,
  query: string,
  fault: (place: string, message: string) => void,
): ReadonlyMap<string, ReportOperation> {
  const operations = new Map<string, ReportOperation>();
  // Before it is validated, whose time grows with the square of the text.
  const tooLarge = checkText(query, usualLimits);
  if (tooLarge !== undefined) {
    fault('', tooLarge.message);
    return operations;
  }
  let document: ReturnType<typeof parse>;
  const source = new Source(query, 'query.graphql');
  try {
    document = parse(source);
  } catch (error) {
    fault('', messageOf(error));
    return operations;
  }
  for (const { message, positions } of validate(schema, document)) {
    const [position] = positions ?? [];
    const { line, column } = position === undefined ? { line: 1, column: 1 } : getLocation(source, position);
    fault(`${line}:${column}`, message);
  }
  for (const [name, own] of Object.entries(separateOperations(document))) {
    const definition = own.definitions.find((each): each is OperationDefinitionNode => each.kind === 'OperationDefinition');
    if (definition === undefined) continue;
    if (name === '') fault('', 'An operation has no name: write query Name(…) { … }.');
    if (definition.operation !== 'query') fault('', `${name} is a ${definition.operation}; a report only asks.`);
    const variables = new Map<string, { type: string; isRequired: boolean }>();
    for (const { variable, type, defaultValue } of definition.variableDefinitions ?? []) {
      const known = typeFromAST(schema, type);
      if (!isInputType(known)) continue; // what `validate` has said
      variables.set(variable.name.value, { type: print(type), isRequired: isNonNullType(known) && defaultValue === undefined });
    }
    const isPaged = variables.delete(AFTER);
    operations.set(name, { name, text: print(own), document: own, variables, isPaged });
  }
  if (operations.size === 0) fault('', 'There is no query in it.');
  return operations;
}
