import { isNonNullType } from 'graphql';
import type { z } from 'zod';
import type { Attribute } from './Attribute.ts';

/** The attribute, but every record must have it: the contract's field is never null. */
export function required<Form extends z.ZodType>(attribute: Attribute<z.ZodOptional<Form>>): Attribute<Form> {
  return {
    form: attribute.form.unwrap(),
    since: attribute.since,
    parts(name) {
      const parts = attribute.parts(name);
      return {
        ...parts,
        imports: parts.requiredImports ?? parts.imports.map((column) => (column.path === name ? { ...column, required: true } : column)),
        misfit: (type) => (isNonNullType(type) ? parts.misfit(type.ofType) : 'may be null, but every record has it'),
      };
    },
  };
}
