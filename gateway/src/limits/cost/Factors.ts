import type { Member } from '../../scatter/Member.ts';

/**
 * What a part of an operation costs: so many points for each object that members are asked for it in, and so many for each object of
 * the answer that it stands in. What is inside a list is counted as often as the list is long.
 */
export interface Factors {
  perAsked: number;
  perHeld: number;
}

/** What the cost of a known operation still depends on. */
export interface CostInputs {
  /** As the client gave them: JSON. */
  variables: Readonly<Record<string, unknown>>;
  /** The province's members as they are now. */
  register: readonly Member[];
}

/** A value that is the same for all runs of an operation, or is worked out for each. */
export type Varying<Value> = { constant: Value } | { of: (inputs: CostInputs) => Value };

export function resolved<Value>(varying: Varying<Value>, inputs: CostInputs): Value {
  return 'constant' in varying ? varying.constant : varying.of(inputs);
}

/** Makes one value of several, once and for all if none of them varies. */
export function combine<Value, Result>(parts: readonly Varying<Value>[], make: (values: readonly Value[]) => Result): Varying<Result> {
  const constants = parts.flatMap((part) => ('constant' in part ? [part.constant] : []));
  if (constants.length === parts.length) return { constant: make(constants) };
  return { of: (inputs) => make(parts.map((part) => resolved(part, inputs))) };
}

export const NOTHING: Factors = { perAsked: 0, perHeld: 0 };

export function sum(parts: readonly Factors[]): Factors {
  return parts.reduce((a, b) => ({ perAsked: a.perAsked + b.perAsked, perHeld: a.perHeld + b.perHeld }), NOTHING);
}

/** For what excludes each other: no more than the dearer one. */
export function greatest(parts: readonly Factors[]): Factors {
  return parts.reduce((a, b) => ({ perAsked: Math.max(a.perAsked, b.perAsked), perHeld: Math.max(a.perHeld, b.perHeld) }), NOTHING);
}
