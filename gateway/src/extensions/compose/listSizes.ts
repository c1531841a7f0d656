import {
  type DefinitionNode,
  type FieldDefinitionNode,
  Kind,
  parse,
  specifiedScalarTypes,
  type TypeNode,
  valueFromASTUntyped,
} from 'graphql';
import { z } from 'zod';
import type { BaseGraph } from './BaseGraph.ts';

/** How long a field's list of objects can be. The gateway counts by it what a question costs, and takes no longer list. */
export interface ListSize {
  /** When no argument says it. */
  assumedSize: number;
  /** Arguments that say how many are wanted; the largest counts. */
  slicingArguments: readonly string[];
}

/** Of a list whose length the SDL does not say. */
export const USUAL_SIZE = 100;
const LARGEST_SIZE = 1_000;

const form = z.strictObject({
  assumedSize: z.number().int().min(0).max(LARGEST_SIZE).default(USUAL_SIZE),
  slicingArguments: z.array(z.string()).default([]),
  requireOneSlicingArgument: z.boolean().optional(),
});

/** What a field says with `@listSize`; undefined when it says nothing, or nothing that can be used. */
export function listSizeOf({ directives = [] }: FieldDefinitionNode): ListSize | undefined {
  const directive = directives.find(({ name }) => name.value === 'listSize');
  const given = directive?.arguments?.map((argument) => [argument.name.value, valueFromASTUntyped(argument.value)]);
  const parsed = given && form.safeParse(Object.fromEntries(given));
  return parsed?.success ? parsed.data : undefined;
}

/** The definitions with a length for each list of objects, and which of them say one that cannot be. */
export function withListSizes(
  definitions: readonly DefinitionNode[],
  base: BaseGraph,
): { definitions: DefinitionNode[]; faults: string[] } {
  const leaves = new Set([...base.scalars, ...base.enums.keys(), ...specifiedScalarTypes.map(({ name }) => name)]);
  for (const definition of definitions)
    if (definition.kind === Kind.SCALAR_TYPE_DEFINITION || definition.kind === Kind.ENUM_TYPE_DEFINITION) leaves.add(definition.name.value);
  const faults: string[] = [];
  const sized = (type: string, field: FieldDefinitionNode): FieldDefinitionNode => {
    const place = `${type}.${field.name.value}`;
    const { depth, name } = shapeOf(field.type);
    const says = field.directives?.some((directive) => directive.name.value === 'listSize') ?? false;
    if (says && listSizeOf(field) === undefined)
      faults.push(`@listSize on ${place} must say an assumedSize of at most ${LARGEST_SIZE}, or slicingArguments, and nothing else.`);
    if (depth === 0 || leaves.has(name)) return field;
    if (depth > 1) faults.push(`${place} has lists of objects in a list.`);
    return says ? field : { ...field, directives: [...(field.directives ?? []), ...USUAL] };
  };
  return {
    definitions: definitions.map((definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
      definition.kind === Kind.OBJECT_TYPE_EXTENSION ||
      definition.kind === Kind.INTERFACE_TYPE_DEFINITION ||
      definition.kind === Kind.INTERFACE_TYPE_EXTENSION
        ? { ...definition, fields: (definition.fields ?? []).map((field) => sized(definition.name.value, field)) }
        : definition,
    ),
    faults,
  };
}

const USUAL = parse(`type X { x: Int @listSize(assumedSize: ${USUAL_SIZE}) }`, { noLocation: true }).definitions.flatMap((definition) =>
  definition.kind === Kind.OBJECT_TYPE_DEFINITION ? (definition.fields?.[0]?.directives ?? []) : [],
);

/** How deep in lists a type is, and its name. */
function shapeOf(type: TypeNode): { depth: number; name: string } {
  if (type.kind === Kind.NAMED_TYPE) return { depth: 0, name: type.name.value };
  const inner = shapeOf(type.type);
  return type.kind === Kind.LIST_TYPE ? { ...inner, depth: inner.depth + 1 } : inner;
}
