import { createHash } from 'node:crypto';
import { type GraphQLSchema, getVariableValues, type OperationDefinitionNode, parse, validate } from 'graphql';
import type { CheckedExample, ExampleQuery } from './ExampleQuery.ts';

/**
 * Holds examples against the contract, and hashes them.
 * @throws Error that names the example that would not be answered, and says why
 */
export function checkExamples(schema: GraphQLSchema, examples: readonly ExampleQuery[]): CheckedExample[] {
  return examples.map((example) => {
    const document = parse(example.text);
    const [operation] = document.definitions.filter((each): each is OperationDefinitionNode => each.kind === 'OperationDefinition');
    const faults = [
      ...validate(schema, document),
      ...(operation === undefined ? [] : (getVariableValues(schema, operation.variableDefinitions ?? [], example.variables).errors ?? [])),
    ];
    if (faults.length > 0) throw new Error(`The example ${example.name}: ${faults.map(({ message }) => message).join(' ')}`);
    return { ...example, hash: createHash('sha256').update(example.text).digest('hex') };
  });
}
