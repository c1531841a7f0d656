import { LARGEST_GROUP_PAGE, LARGEST_ID_LIST, LARGEST_PAGE } from '@shafaf/shared/graph/limits';
import type { FieldNode, GraphQLField } from 'graphql';
import type { AnswerRule } from '../../scatter/rules.ts';
import { argumentValue } from './argumentValue.ts';
import { combine, type Varying } from './Factors.ts';
import type { ListSize } from './weights.ts';

/** Items of a list of which the schema says nothing. */
const USUAL_LENGTH = 10;

/** How many items the lists of a field have at most: as many as the ids that it is routed by, or else by `@listSize` and the arguments. */
export function listLength(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  size: ListSize | undefined,
  rule: AnswerRule | undefined,
): Varying<number> {
  if (rule?.kind === 'route')
    return combine([argumentValue(field, node, rule.by)], ([ids]) => (Array.isArray(ids) ? Math.min(ids.length, LARGEST_ID_LIST) : 1));
  if (size === undefined) return { constant: USUAL_LENGTH };
  const wanted = size.slicingArguments.map((name) => argumentValue(field, node, name));
  const largest = largestLength(rule);
  return combine(wanted, (values) => {
    const given = values.filter((value) => typeof value === 'number');
    // What is beyond the largest page is refused by the field itself, with a better message than cost has.
    return given.length === 0 ? (size.assumedSize ?? USUAL_LENGTH) : Math.max(0, Math.min(largest, Math.max(...given)));
  });
}

function largestLength(rule: AnswerRule | undefined): number {
  if (rule?.kind !== 'scatter') return Number.POSITIVE_INFINITY;
  return rule.merge === 'CONNECTION' || rule.merge === 'RANKING' ? LARGEST_PAGE : LARGEST_GROUP_PAGE;
}
