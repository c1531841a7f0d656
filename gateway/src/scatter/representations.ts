import { canonicalJson } from '@shafaf/shared/graph/canonicalJson';
import { z } from 'zod';
import type { Rules } from './rules.ts';

/** Distinct references to entities of one type, as the planner gives them. */
export interface References {
  typeName: string;
  /** Each key once. */
  keys: string[];
}

const representation = z.looseObject({ __typename: z.string() });

/**
 * Sorts federation's representations by type, each key once. The planner repeats them: twenty rows of one body name it twenty times.
 * @returns the types' references, and for each representation its place in them, or null for one that is no entity of the schema
 */
export function readRepresentations(
  rules: Rules,
  value: unknown,
): { references: References[]; places: (readonly [typeName: string, key: string] | null)[] } {
  const references = new Map<string, References>();
  const seen = new Set<string>();
  const places = z
    .array(z.unknown())
    .parse(value)
    .map((item) => {
      const parsed = representation.safeParse(item);
      if (!parsed.success) return null;
      const { __typename: typeName } = parsed.data;
      const entity = rules.entity(typeName);
      const key = entity?.keys.map((field) => parsed.data[field]).find((value) => typeof value === 'string');
      if (typeof key !== 'string') return null;
      const known = canonicalJson([typeName, key]);
      if (!seen.has(known)) {
        seen.add(known);
        const before = references.get(typeName);
        if (before === undefined) references.set(typeName, { typeName, keys: [key] });
        else before.keys.push(key);
      }
      return [typeName, key] as const;
    });
  return { references: [...references.values()], places };
}
