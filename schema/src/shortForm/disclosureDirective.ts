import { type ConstDirectiveNode, valueFromASTUntyped } from 'graphql';
import { z } from 'zod';
import type { Faults } from './Faults.ts';

const word = z.string().trim().min(1);

/** What `@disclosure` says of a category; the directive's own definition in the SDL describes each part. */
export const disclosureForm = z.strictObject({
  category: z.string().regex(/^[a-z][A-Za-z]*$/, 'a field name in lower camel case, such as "permits"'),
  one: word,
  many: word,
  about: word,
  order: word.default('PUBLISHED_AT'),
  direction: z.enum(['ASC', 'DESC']).default('DESC'),
  orderWords: word.default('newest first'),
  searched: z.array(word).default([]),
  supplier: word.nullable().default(null),
  totals: z.boolean().default(true),
  groupOrder: word.default('count'),
});

/** The arguments of a category's `@disclosure`. */
export type Disclosure = z.infer<typeof disclosureForm>;

/** Reads the directive; null, with the faults noted, when it does not say what it must. */
export function readDisclosure(typeName: string, directive: ConstDirectiveNode, faults: Faults): Disclosure | null {
  const given = Object.fromEntries((directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));
  const parsed = disclosureForm.safeParse(given);
  if (parsed.success) return parsed.data;
  for (const { path, message, code } of parsed.error.issues) {
    const argument = path.join('.');
    const fault =
      code === 'unrecognized_keys'
        ? message
        : given[argument] === undefined
          ? `lacks the argument "${argument}"`
          : `${argument}: ${message}`;
    faults.add(directive, `@disclosure of ${typeName}: ${fault}.`);
  }
  return null;
}
