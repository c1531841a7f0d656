import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  parse,
  valueFromASTUntyped,
} from 'graphql';
import { z } from 'zod';

/** How many items a field's lists have: the directive `@listSize` of the cost specification. */
export interface ListSize {
  /** When no argument says it. */
  assumedSize: number | null;
  /** Arguments that say how many are wanted; the largest counts. */
  slicingArguments: readonly string[];
  /** The fields below that are the lists meant, when it is not the field itself. */
  sizedFields: readonly string[];
}

/** What the schema says of what fields cost. */
export interface Weights {
  /** Of a field, by its type's name and its own: `@cost`, or undefined where it has none. */
  weight(typeName: string, fieldName: string): number | undefined;
  listSize(typeName: string, fieldName: string): ListSize | undefined;
}

const costForm = z.object({ weight: z.number().nonnegative() });
const listSizeForm = z.object({
  assumedSize: z.number().nonnegative().nullable().default(null),
  slicingArguments: z
    .array(z.string())
    .nullish()
    .transform((names) => names ?? []),
  sizedFields: z
    .array(z.string())
    .nullish()
    .transform((names) => names ?? []),
});

/**
 * Reads the weights from a supergraph's SDL, where composition puts them: `@cost` and `@listSize`
 * (https://ibm.github.io/graphql-specs/cost-spec.html, as federation 2.9 knows them).
 */
export function readWeights(supergraphSdl: string): Weights {
  const weights = new Map<string, number>();
  const sizes = new Map<string, ListSize>();
  for (const definition of parse(supergraphSdl, { noLocation: true }).definitions) {
    if (!hasFields(definition)) continue;
    for (const field of definition.fields ?? []) {
      const place = `${definition.name.value}.${field.name.value}`;
      const cost = costForm.safeParse(argumentsOf(field.directives, 'cost'));
      if (cost.success) weights.set(place, cost.data.weight);
      const size = listSizeForm.safeParse(argumentsOf(field.directives, 'listSize'));
      if (size.success) sizes.set(place, size.data);
    }
  }
  return {
    weight: (typeName, fieldName) => weights.get(`${typeName}.${fieldName}`),
    listSize: (typeName, fieldName) => sizes.get(`${typeName}.${fieldName}`),
  };
}

type TypeWithFields = ObjectTypeDefinitionNode | ObjectTypeExtensionNode | InterfaceTypeDefinitionNode;

function hasFields(definition: DefinitionNode): definition is TypeWithFields {
  return ['ObjectTypeDefinition', 'ObjectTypeExtension', 'InterfaceTypeDefinition'].includes(definition.kind);
}

function argumentsOf(directives: readonly ConstDirectiveNode[] = [], name: string): Record<string, unknown> | undefined {
  const found = directives.find((directive) => directive.name.value === name);
  return found && Object.fromEntries((found.arguments ?? []).map((argument) => [argument.name.value, valueFromASTUntyped(argument.value)]));
}
