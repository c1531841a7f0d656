import { type GraphQLObjectType, getNamedType, getNullableType, isLeafType, isListType, isNonNullType } from 'graphql';
import { isObject, valueAt } from '../../cli/src/conformance/json.ts';
import type { Listing } from '../../cli/src/conformance/listingsOf.ts';
import type { Answered, Spoil, SpoilCall } from '../../cli/src/conformance/testing/spoiledServer.ts';
import { type AnswerLie, answerLies } from '../faults/src/Fault.ts';
import { lieInAnswer } from '../faults/src/line/lieInAnswer.ts';

/** Something that a member does, and what is known of it beforehand. */
export interface Lie {
  name: string;
  spoil: Spoil;
  /** Whether an answer that gives occasion for it can never pass for a whole one. */
  shows: boolean;
}

/** Lies of `npm run faults` that name contracts, or are about questions other than for a list; what they lie about is tried below, for each category. */
const elsewhere: ReadonlySet<AnswerLie> = new Set<AnswerLie>([
  'ROW_WITH_ENDLESS_ID',
  'ROW_KEY_IS_TEXT',
  'ROW_OUTSIDE_FILTER',
  'ROW_OUTSIDE_PAGE',
  'RECORD_ANOTHER',
  'TYPE_ANOTHER',
  'ENTITY_ANOTHER',
  'ITSELF_NULL',
  'ITSELF_WITHOUT_LISTS',
]);
const common = answerLies.filter((lie) => !elsewhere.has(lie));
/** What a client did not ask for hurts nobody. */
const harmless: ReadonlySet<AnswerLie> = new Set<AnswerLie>(['PROTOTYPE_KEYS', 'PAGE_INFO_NULL']);

/** Values that a scalar does not have. */
const wrong: Readonly<Record<string, readonly unknown[]>> = {
  Rial: ['much', 1.5, '1,000', '1e9', true],
  BigInt: ['much', 1.5],
  Int: ['5', 1.5, 2 ** 31, true],
  Float: ['5', true],
  Date: ['2024-02-30', '1402/05/12', 20240101],
  DateTime: ['yesterday', '2024-02-30T00:00:00Z', 5],
  Boolean: ['true', 0],
  URL: ['not an address', 5],
};

/** Lies about a list: what the line or the whole answer can be, and each field of its rows with values that its type does not have. */
export function liesOf(listing: Listing, code: string, another: string): Lie[] {
  return [
    ...common.map(
      (lie): Lie => ({
        name: lie,
        shows: !harmless.has(lie),
        spoil: async (call) => {
          const answer = await call.ask();
          const question = JSON.stringify({ query: call.query, variables: call.variables });
          const told = lieInAnswer(lie, { code, another, question, answer: JSON.stringify(answer.body) });
          return told === null ? answer : { ...answer, body: JSON.parse(told) };
        },
      }),
    ),
    { name: 'takes no notice of filters', shows: true, spoil: without('filter') },
    { name: 'is of another category', shows: true, spoil: inRows(ofNoCategory(listing)) },
    { name: 'answers with status 500', shows: true, spoil: () => ({ status: 500, headers: {}, body: { errors: [{ message: 'no' }] } }) },
    {
      name: 'answers with a web page',
      shows: true,
      spoil: () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: '<html></html>' }),
    },
    ...fieldLies(listing.row),
  ];
}

/** Each field that has a value of its own, wrong in one way after the other. */
function fieldLies(row: GraphQLObjectType): Lie[] {
  return Object.values(row.getFields()).flatMap(({ name, type }) => {
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      const items = isLeafType(getNamedType(type)) ? [{}] : ['text'];
      return [fieldLie(name, {}, 'an object for a list'), fieldLie(name, items, 'a list of something else')];
    }
    if (!isLeafType(nullable)) return [fieldLie(name, 'text', 'a text for an object')];
    const ill = [
      {},
      [],
      ...(wrong[getNamedType(type).name] ?? []),
      ...(nullable.name in wrong || ['ID', 'String'].includes(nullable.name) ? [] : ['NO_SUCH_VALUE']),
    ];
    return [...ill, ...(isNonNullType(type) ? [null] : [])].map((value) => fieldLie(name, value, JSON.stringify(value)));
  });
}

function fieldLie(field: string, value: unknown, what: string): Lie {
  const spoil = inRows((row) => (Object.hasOwn(row, field) ? { ...row, [field]: value } : row));
  return { name: `has in ${field} ${what}`, spoil, shows: true };
}

/** Changes the middle row of each page. */
function inRows(change: (row: Record<string, unknown>) => unknown): Spoil {
  return async (call) => {
    const answer = await call.ask();
    const { data } = answer.body ?? {};
    if (!isObject(data)) return answer;
    const changed = Object.entries(data).map(([alias, page]) => {
      const nodes = valueAt(page, 'nodes');
      if (!isObject(page) || !Array.isArray(nodes)) return [alias, page];
      const middle = Math.floor(nodes.length / 2);
      return [alias, { ...page, nodes: nodes.map((row, index) => (index === middle ? change(row) : row)) }];
    });
    return { ...answer, body: { ...answer.body, data: Object.fromEntries(changed) } };
  };
}

const ofNoCategory = (listing: Listing) => (row: Record<string, unknown>) => ({
  ...row,
  id: String(row.id).replace(`:${listing.name}:`, ':nothings:'),
});

/** Answers as if an argument had not been given. */
function without(argument: string): Spoil {
  return ({ query, variables, ask }: SpoilCall): Promise<Answered> => {
    const named = [...query.matchAll(new RegExp(`[({ ]${argument}: \\$(\\w+)`, 'g'))].map(([, name]) => name);
    return ask({ query, variables: Object.fromEntries(Object.entries(variables).filter(([name]) => !named.includes(name))) });
  };
}
