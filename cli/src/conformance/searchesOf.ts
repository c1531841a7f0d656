import { type FixedOrder, leafAt, type Rules, rowType } from '@shafaf/gateway/scatter/rules';
import { type GraphQLObjectType, getNamedType, isObjectType, isRequiredArgument } from 'graphql';
import type { Listing } from './listingsOf.ts';

/** A list at the root that a text chooses and that has one order: it finds the rows of several categories. */
export interface Searching {
  /** As the field is called. */
  name: string;
  /** The argument with the text, and how long that may be. */
  text: string;
  longest: number;
  row: GraphQLObjectType;
  order: FixedOrder;
  /** The row's field that holds what was found; null where there is none. */
  itself: string | null;
}

/** The lists of a contract that a text chooses. */
export function searchesOf(rules: Rules): Searching[] {
  return Object.values(rules.schema.getQueryType()?.getFields() ?? {}).flatMap((field) => {
    const answer = rules.answer('Query', field.name);
    const row = rowType(field);
    const [text, ...others] = field.args.filter(isRequiredArgument);
    if (answer?.kind !== 'scatter' || answer.order === null || row === undefined || text === undefined || others.length > 0) return [];
    if (getNamedType(text.type).name !== 'String') return [];
    const itself = Object.keys(row.getFields()).find((name) => rules.isItself(row.name, name)) ?? null;
    return [
      { name: field.name, text: text.name, longest: rules.longest(text) ?? Number.POSITIVE_INFINITY, row, order: answer.order, itself },
    ];
  });
}

/** Fields of text that what was found has in common with the rows of a list, such as the title. */
export function commonTexts({ row }: Searching, listing: Listing): string[] {
  return Object.keys(row.getFields()).filter((name) =>
    [row, listing.row].every((type) => isObjectType(type) && leafAt(type, name)?.name === 'String'),
  );
}
