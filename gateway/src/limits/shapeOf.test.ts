import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { shapeOf } from './shapeOf.ts';

const shape = (text: string) => shapeOf(parse(text, { noLocation: true }));

describe('the shape of an operation', () => {
  test('counts fields, aliases, fields of Query, and how deep they are', () => {
    expect(shape('{ a { b { c } } x: a { y: b { c d } } }')).toEqual({ depth: 3, aliases: 2, rootFields: 2, fields: 7 });
    expect(shape('{ a }')).toEqual({ depth: 1, aliases: 0, rootFields: 1, fields: 1 });
  });

  test('opens fragments wherever they are used, however deep they hang', () => {
    const text =
      '{ ...Root ... on Query { a { ...B } } } fragment Root on Query { x: a { ...B } y: a { ...B } } fragment B on A { b { z: c } }';
    expect(shape(text)).toEqual({ depth: 3, aliases: 5, rootFields: 3, fields: 9 });
    // A fragment is no level of its own.
    expect(shape('{ ... { ... { ... { a } } } }')).toMatchObject({ depth: 1, fields: 1 });
  });

  test('is that of the largest of several operations', () => {
    expect(shape('query A { a b c } query B { a { b { c } } }')).toMatchObject({ depth: 3, rootFields: 3, fields: 3 });
  });

  test('of fragments that multiply each other is found at once, astronomic as it is', () => {
    const fragments = Array.from({ length: 200 }, (_, i) => `fragment F${i} on A { x: b { ...F${i + 1} } y: b { ...F${i + 1} } }`).join(
      ' ',
    );
    const { fields, depth } = shape(`{ a { ...F0 } } ${fragments} fragment F200 on A { c }`);
    expect(fields).toBeGreaterThan(2 ** 200);
    expect(depth).toBe(202);
  });

  test('of a fragment within itself ends', () => {
    expect(shape('{ a { ...F } } fragment F on A { b { ...G } } fragment G on A { c { ...F } }').fields).toBeGreaterThan(2);
    expect(shape('{ ...Missing }')).toMatchObject({ fields: 0 });
  });
});
