import type { Check } from '../Check.ts';
import { objectAt, objectsAt, show, valueAt } from '../json.ts';
import { orderingsOf } from '../orderingsOf.ts';

export const questions: Check = {
  name: 'questions',
  title: 'Several questions in one request are answered each under its own alias',
  async run({ subject, listings, contents }, verdict) {
    for (const listing of listings) {
      const [{ order, direction }] = orderingsOf(listing);
      const data = await subject.data({
        query: `query Scatter($v0: ${listing.orderType}, $v1: Int, $v2: ${listing.orderType}, $v3: Int, $v4: ID!) {
          q0_${listing.name}: ${listing.name}(orderBy: $v0, first: $v1) { nodes { id id_2: id __typename } }
          q1_${listing.name}: ${listing.name}(orderBy: $v2, last: $v3) { nodes { id } totalCount }
          q2_node: node(id: $v4) { __typename ... on ${listing.row.name} { other: id } }
        }`,
        variables: {
          v0: { field: order.value, direction },
          v1: 2,
          v2: { field: order.value, direction },
          v3: 2,
          v4: contents(listing).rows[0]?.id ?? `${subject.code}:${listing.name}:none`,
        },
      });
      const { rows, complete } = contents(listing);
      const ids = rows.map(({ id }) => id);
      const [first, last] = ['q0', 'q1'].map((prefix) => objectsAt(objectAt(data, `${prefix}_${listing.name}`, ''), 'nodes', listing.name));
      const found = {
        first: first?.map((node) => [valueAt(node, 'id'), valueAt(node, 'id_2'), valueAt(node, '__typename')]),
        last: complete ? last?.map((node) => valueAt(node, 'id')) : null,
        node: valueAt(valueAt(data, 'q2_node'), 'other') ?? null,
      };
      const wanted = {
        first: ids.slice(0, 2).map((id) => [id, id, listing.row.name]),
        last: complete ? ids.slice(-2) : null,
        node: ids[0] ?? null,
      };
      verdict.expect(
        show(found) === show(wanted),
        `Three questions in one request are answered ${show(found)}, but should be ${show(wanted)}.`,
        'The gateway puts questions that arise together into one request, with aliases, variables and fragments on a type (`... on Contract`).',
      );
    }
  },
};
