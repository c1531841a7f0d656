import { describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { makeReference } from '../../build/src/reference/makeReference.ts';
import { findPlaces, usesOf } from './placesIn.ts';

const { types } = makeReference(
  buildSchema(`
    type Query { "Wells of the province." wells(filter: WellFilter, first: Int = 20): [Well!]! well(id: ID!): Well }
    "A hole with water in it."
    type Well { "In metres." depth: Int use: Use @deprecated(reason: "Ask for uses.") }
    input WellFilter { "So deep or deeper." minDepth: Int use: [Use!] }
    "What it is for."
    enum Use { "To drink." DRINKING GREEN }
  `),
);
const names = (text: string) => findPlaces(types, text).map(({ type, part }) => (part === undefined ? type : `${type}.${part}`));

describe('the reference of the schema', () => {
  test('has types, fields, arguments and values with what the SDL says of them', () => {
    expect(types.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'Boolean SCALAR',
      'ID SCALAR',
      'Int SCALAR',
      'Query OBJECT',
      'String SCALAR',
      'Use ENUM',
      'Well OBJECT',
      'WellFilter INPUT_OBJECT',
    ]);
    expect(types.find(({ name }) => name === 'Query')?.fields?.[0]).toEqual({
      name: 'wells',
      about: 'Wells of the province.',
      type: '[Well!]!',
      args: [
        { name: 'filter', about: '', type: 'WellFilter' },
        { name: 'first', about: '', type: 'Int', usual: '20' },
      ],
    });
    expect(types.find(({ name }) => name === 'Well')?.fields?.[1]).toMatchObject({ name: 'use', deprecated: 'Ask for uses.' });
  });

  test('knows where a type is given and where it is taken', () => {
    const places = (found: readonly { type: string; part?: string }[]) => found.map(({ type, part }) => `${type}.${part}`);
    expect(places(usesOf(types, 'Well').givenBy)).toEqual(['Query.wells', 'Query.well']);
    expect(places(usesOf(types, 'WellFilter').takenBy)).toEqual(['Query.wells']);
    expect(places(usesOf(types, 'Use').takenBy)).toEqual(['WellFilter.use']);
  });

  test('is searched by name first, then by what is said', () => {
    expect(names('well').slice(0, 4)).toEqual(['Well', 'Query.well', 'WellFilter', 'Query.wells']);
    expect(names('Well.depth')[0]).toBe('Well.depth');
    expect(names('drink')).toEqual(['Use.DRINKING']);
    expect(names('  ')).toEqual([]);
  });
});
