import type { DefinitionNode } from 'graphql';
import type { ShortForm } from './ShortForm.ts';
import { definitionsIn } from './sdlParts.ts';
import { largestFirst } from './totalsTypes.ts';
import { sentence, wordsOf } from './words.ts';

/** The fields that a category adds to the root, to bodies and, where its records name one, to suppliers. */
export function rootFields(form: ShortForm): readonly DefinitionNode[] {
  const { typeName, singular, category, one, many, supplier } = form;
  return definitionsIn(`
    extend type Query {
      "One ${one} by its id, or null when its body has published none of that id. Asks only the body the id names."
      ${singular}("The global id, \`<member>:${category}:<localId>\`." id: ID!): ${typeName} @route(by: "id") @cost(weight: 20)
      """
      The ${many} of all bodies that the filter leaves, as one list in one order. Null only when the question itself cannot be
      answered; who did not answer stands in \`coverage\`.
      """
      ${listField(form)}
      ${totalsField(form, `Figures over all ${many} that the filter leaves, of all bodies together.`)}
    }
    extend type Member {
      "This body's own ${many}, as one list in one order."
      ${listField(form)}
      ${totalsField(form, `Figures over this body's own ${many}.`)}
    }
    ${
      supplier === null
        ? ''
        : `extend type Supplier {
      "This supplier's ${many} with all bodies, as one list in one order. Null for a supplier that is not known."
      ${listField(form)}
      ${totalsField(form, `Figures over this supplier's ${many} with all bodies. Null for a supplier that is not known.`)}
    }`
    }`);
}

function listField({ typeName, category, one, many, order, direction, orderWords }: ShortForm): string {
  return `${category}(
      "Which ${many}; all when left out."
      filter: ${typeName}Filter
      "In which order; ${orderWords} when left out."
      orderBy: ${typeName}Order = { field: ${order}, direction: ${direction} }
      "At most this many from the start, 0 to 200; 20 when neither \`first\` nor \`last\` is given."
      first: Int
      "Only ${many} after the ${one} with this cursor."
      after: String
      "At most this many from the end, 0 to 200. Not together with \`first\`."
      last: Int
      "Only ${many} before the ${one} with this cursor."
      before: String
    ): ${typeName}Connection
      @scatter(merge: CONNECTION, reads: ["${category}"])
      @cost(weight: 20)
      @listSize(assumedSize: 20, slicingArguments: ["first", "last"], sizedFields: ["nodes", "edges"], requireOneSlicingArgument: false)`;
}

function totalsField(form: ShortForm, description: string): string {
  const { typeName, totalsField: name, category, many, groupOrder, totals } = form;
  if (!totals) return '';
  const largest = groupOrder === 'count' ? largestFirst(form) : `the largest in ${wordsOf(groupOrder)} first`;
  return `"${sentence(description)}"
    ${name}(
      "Which ${many}; all when left out."
      filter: ${typeName}Filter
      "Also give the figures by group."
      groupBy: ${typeName}Group
      "At most this many groups, ${largest}, 0 to 1000."
      first: Int = 20
    ): ${typeName}Totals
      @scatter(merge: TOTALS, reads: ["${category}"])
      @cost(weight: 50)
      @listSize(assumedSize: 20, slicingArguments: ["first"], sizedFields: ["groups"], requireOneSlicingArgument: false)`;
}
