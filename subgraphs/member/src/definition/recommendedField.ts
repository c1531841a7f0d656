import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Leaf } from '../attributes/Attribute.ts';
import { booleanKind } from '../attributes/kinds.ts';
import type { Recommendation } from '../warnings/QualityRules.ts';
import type { PlacedAttribute } from './placedAttributes.ts';
import { presenceOf } from './presenceOf.ts';

/**
 * A field that is recommended, and the condition, never null, that a record has it or need not.
 * @throws Error when no attribute has such a path
 */
export function recommendedField(
  recommendation: Recommendation,
  leaves: ReadonlyMap<string, Leaf>,
  attributes: readonly PlacedAttribute[],
): { field: string; present: RawBuilder<SqlBool> } {
  if (typeof recommendation === 'string') return { field: recommendation, present: presenceOf(recommendation, leaves, attributes) };
  const { path, unless } = recommendation;
  const yes = leaves.get(unless);
  if (yes?.kind !== booleanKind) throw new Error(`"${path}" is recommended unless "${unless}", which is no yes or no.`);
  return { field: path, present: sql<SqlBool>`(${presenceOf(path, leaves, attributes)} or coalesce(${sql.ref(yes.column)}, false))` };
}
