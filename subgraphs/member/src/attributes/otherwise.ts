import { isNonNullType } from 'graphql';
import type { z } from 'zod';
import type { Attribute } from './Attribute.ts';

/** The attribute, with the value that records have whose body says nothing: the contract's field is never null. */
export function otherwise<Form extends z.ZodType>(
  attribute: Attribute<z.ZodOptional<Form>>,
  value: z.core.util.NoUndefined<z.output<Form>>,
): Attribute<z.ZodDefault<Form>> {
  return {
    form: attribute.form.unwrap().default(value),
    since: attribute.since,
    parts(name) {
      const parts = attribute.parts(name);
      return {
        ...parts,
        misfit: (type) => (isNonNullType(type) ? parts.misfit(type.ofType) : 'may be null, but every record has it'),
      };
    },
  };
}
