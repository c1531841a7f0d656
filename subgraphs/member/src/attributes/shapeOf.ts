import type { z } from 'zod';
import type { Attributes } from './Attribute.ts';

/** The forms of some attributes' values, by name. */
export type ShapeOf<A extends Attributes> = { [Name in keyof A]: A[Name]['form'] };

/** Gathers the forms of some attributes' values. */
export function shapeOf<A extends Attributes>(attributes: A): ShapeOf<A> {
  const shape: Record<string, z.ZodType> = {};
  for (const [name, { form }] of Object.entries(attributes)) shape[name] = form;
  if (!isShapeOf(attributes, shape)) throw new Error('an attribute has lost its form');
  return shape;
}

function isShapeOf<A extends Attributes>(attributes: A, shape: object): shape is ShapeOf<A> {
  return Object.entries(attributes).every(([name, { form }]) => Reflect.get(shape, name) === form);
}
