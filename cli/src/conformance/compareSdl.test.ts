import { buildSubgraphSchema, printSubgraphSchema } from '@apollo/subgraph';
import { expect, test } from '@jest/globals';
import { disclosuresSdl } from '@shafaf/schema/contract';
import { parse } from 'graphql';
import { compareSdl } from './compareSdl.ts';

const compare = (contract: string, served: string) => compareSdl(parse(contract), parse(served));

test('the contract is the contract, word for word and as a federation library prints it', () => {
  expect(compare(disclosuresSdl, disclosuresSdl)).toEqual([]);
  expect(compare(disclosuresSdl, printSubgraphSchema(buildSubgraphSchema([{ typeDefs: parse(disclosuresSdl) }])))).toEqual([]);
});

test('order, descriptions and extensions do not count', () => {
  const contract =
    '"A query." type Query { a(x: Int = 1, y: [ID!]): A b: Int } extend type Query { c: Int @merge(by: SUM) } type A { id: ID! }';
  const served = 'type A { id: ID! } type Query { c: Int @merge(by: SUM) "B." b: Int a(y: [ID!], x: Int = 1): A }';
  expect(compare(contract, served)).toEqual([]);
});

test.each([
  ['type A { b: Int }', 'type A { b: Int! }', ['A.b should be `Int`, but is `Int!`']],
  ['type A { b: Int c: Int }', 'type A { b: Int }', ['A.c is missing']],
  ['type A { b: Int }', 'type A { b: Int c: Int }', ['A.c is not in the contract']],
  ['type A { b(x: Int): Int }', 'type A { b: Int }', ['A.b should be `(x: Int)Int`, but is `Int`']],
  ['input A { b: Int = 1 }', 'input A { b: Int = 2 }', ['A.b should be `Int = 1`, but is `Int = 2`']],
  ['enum A { B C }', 'enum A { B }', ['A.C is missing']],
  ['scalar A', 'enum A { B }', ['A should be `scalar`, but is `enum`', 'A.B is not in the contract']],
  [
    'interface I { a: Int } type A implements I { a: Int }',
    'interface I { a: Int } type A { a: Int }',
    ['A should be `object implements:I`, but is `object`'],
  ],
  ['type A { b: Int @merge(by: SUM) }', 'type A { b: Int }', ['A.b should be `Int @merge(by:SUM)`, but is `Int`']],
  [
    'directive @merge(by: Int!) on FIELD_DEFINITION',
    'type A { b: Int }',
    ['@merge is missing', 'A is not in the contract', 'A.b is not in the contract'],
  ],
])('%s is not %s', (contract, served, differences) => {
  expect(compare(contract, served)).toEqual(differences);
});
