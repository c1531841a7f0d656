import type { GraphQLSchema } from 'graphql';
import type { Rules } from '../../scatter/rules.ts';
import type { Weights } from './weights.ts';

/** What the cost of operations is worked out from. */
export interface CostModel {
  /** What clients see. */
  schema: GraphQLSchema;
  weights: Weights;
  /** How the members' fields are answered. */
  rules: Rules;
}
