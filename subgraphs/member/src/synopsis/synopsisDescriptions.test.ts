import { describe, expect, test } from '@jest/globals';
import { disclosuresSdl } from '@shafaf/schema/contract';
import { type ConstDirectiveNode, parse, valueFromASTUntyped } from 'graphql';
import { contracts } from '../categories/contracts/contracts.ts';
import type { SynopsisDescription } from './SynopsisDescription.ts';
import { markOf, synopsisDescriptions } from './synopsisDescriptions.ts';

const definitions = parse(disclosuresSdl).definitions;

/** The arguments of a directive wherever it stands on the fields or values of a type. */
function directives(typeName: string, directive: string): Record<string, unknown>[] {
  return definitions.flatMap((definition) => {
    if (definition.kind !== 'InputObjectTypeDefinition' && definition.kind !== 'EnumTypeDefinition') return [];
    if (definition.name.value !== typeName) return [];
    const parts = definition.kind === 'EnumTypeDefinition' ? definition.values : definition.fields;
    return (parts ?? []).flatMap((part) => (part.directives ?? []).filter(({ name }) => name.value === directive).map(argumentsOf));
  });
}

function argumentsOf(node: ConstDirectiveNode): Record<string, unknown> {
  return Object.fromEntries((node.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));
}

describe.each([{ category: contracts, description: synopsisDescriptions.contracts }])(
  'the synopsis of $category.name',
  ({ category, description }: { category: { name: string; typeName: string }; description: SynopsisDescription }) => {
    const ranges = Object.keys(description.ranges);

    test('bounds every field that the contract orders by', () => {
      const orders = directives(`${category.typeName}OrderField`, 'orders');
      expect(orders.length).toBeGreaterThan(0);
      expect(ranges).toEqual(expect.arrayContaining(orders.map(({ by }) => by)));
    });

    test('says something of every field that the contract prunes by', () => {
      const said = {
        AT_LEAST: ranges,
        AT_MOST: ranges,
        ONE_OF: [...ranges, ...Object.keys(description.values)],
        HELD: Object.keys(description.sets),
      };
      const pruned = directives(`${category.typeName}Filter`, 'prunes').filter(({ of }) => of !== undefined);
      expect(pruned.length).toBeGreaterThan(0);
      for (const { by, of } of pruned)
        expect({ by, fields: Object.entries(said).find(([name]) => name === by)?.[1] }).toEqual({
          by,
          fields: expect.arrayContaining([of]),
        });
    });
  },
);

test('a description has a mark of its own, which another description has not', () => {
  const { contracts: description } = synopsisDescriptions;
  expect(markOf({ ...description })).toBe(markOf(description));
  expect(markOf({ ...description, values: {} })).not.toBe(markOf(description));
});
