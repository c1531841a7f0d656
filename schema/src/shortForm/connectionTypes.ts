import type { DefinitionNode } from 'graphql';
import type { ShortForm } from './ShortForm.ts';
import { definitionsIn } from './sdlParts.ts';
import { sentence, withArticle } from './words.ts';

/** A page of a category's records, after Relay's connection specification. */
export function connectionTypes({ typeName, one, many }: ShortForm): readonly DefinitionNode[] {
  return definitionsIn(`
    "A page of ${many}."
    type ${typeName}Connection {
      "The ${many} of this page with their cursors."
      edges: [${typeName}Edge!]!
      "The ${many} of this page."
      nodes: [${typeName}!]!
      "Where this page stands among all."
      pageInfo: PageInfo!
      """
      How many ${many} match in all, as the bodies that answered count them; also those of which \`coverage.dropped\` says that they are not
      shown. Counted only when asked for.
      """
      totalCount: BigInt! @cost(weight: 5)
      "Which members this page covers."
      coverage: Coverage! @merge(by: COVERAGE)
    }
    "${sentence(withArticle(one))} and its place in the list."
    type ${typeName}Edge {
      "The place: give it as \`after\` or \`before\` to go on from here, with the same filter and order."
      cursor: String!
      "The ${one}."
      node: ${typeName}!
    }`);
}
