import { cursorScope } from '@shafaf/shared/graph/cursor';
import { type DocumentNode, type GraphQLSchema, getArgumentValues, getVariableValues } from 'graphql';
import type { Category, Filter } from '../categories/Category.ts';
import { keysetSegments } from '../connection/keysetSegments.ts';
import { pageArguments } from '../connection/pageArguments.ts';
import { readPages } from '../connection/readPages.ts';
import type { MemberContext } from '../MemberContext.ts';
import { compileRow } from './compileRow.ts';
import { NotPlain, type ObjectForm, plainFields, rowsType } from './compileWriter.ts';

/** Answers a question for a page of one list, as JSON: the same text as the executor's answer, or with each row in the shorter form. @throws NotPlain */
export type AnswerListing = (variables: Readonly<Record<string, unknown>>, context: MemberContext, form: ObjectForm) => Promise<string>;

/** What of the page itself is asked for, by response key: the rows, and whether more follow. */
type PartOfPage = 'NODES' | { moreKeys: readonly string[] };

/**
 * Prepares the answer to a question for the rows of one list.
 * @param largest rows of a page at most
 * @throws NotPlain for every other question
 */
export function compileListing(
  schema: GraphQLSchema,
  categories: readonly Category[],
  document: DocumentNode,
  largest: number,
): AnswerListing {
  const [definition, ...others] = document.definitions;
  const query = schema.getQueryType();
  if (definition?.kind !== 'OperationDefinition' || others.length > 0 || query === null || query === undefined) throw new NotPlain();
  const [[key, nodes] = [], ...more] = [...plainFields(definition.selectionSet.selections)];
  const field = nodes && query.getFields()[nodes[0].name.value];
  const category = categories.find(({ name }) => name === field?.name);
  if (key === undefined || nodes === undefined || field === undefined || category === undefined || nodes.length > 1 || more.length > 0)
    throw new NotPlain();
  const [node] = nodes;
  const info = { schema, fragments: {}, variableValues: {}, operation: definition, rootValue: undefined };
  const type = rowsType(schema, category.kind.typeName);
  const parts = [...plainFields(node.selectionSet?.selections ?? [])].map(([name, found]) => ({ name, found }));
  const ofRows = parts.flatMap(({ found }) => (found[0].name.value === 'nodes' ? found : []));
  const writers = parts.map(({ name, found }): { key: string; part: PartOfPage } => {
    const of = found[0].name.value;
    if (of === 'nodes') return { key: name, part: 'NODES' };
    if (of !== 'pageInfo') throw new NotPlain();
    const inner = [...plainFields(found.flatMap(({ selectionSet }) => selectionSet?.selections ?? []))];
    if (inner.some(([, [each]]) => each.name.value !== 'hasNextPage')) throw new NotPlain();
    return { key: name, part: { moreKeys: inner.map(([each]) => each) } };
  });
  const plans = {
    OBJECTS: compileRow(category, type, ofRows, info, 'OBJECTS'),
    LISTS: compileRow(category, type, ofRows, info, 'LISTS'),
  };

  return async (variables, context, form) => {
    const plan = plans[form];
    const { coerced } = getVariableValues(schema, definition.variableDefinitions ?? [], variables);
    if (coerced === undefined) throw new NotPlain();
    const given: ListingArguments = getArgumentValues(field, node, coerced);
    const { field: by, direction } = given.orderBy ?? category.defaultOrder;
    const order = category.orders[by];
    if (order === undefined || given.last != null || given.before != null) throw new NotPlain();
    const scope = cursorScope(category.name, given.filter ?? null, null);
    const { size, after } = pageArguments(given, { field: by, direction, scope }, order.type, largest);
    const conditions = given.filter == null ? [] : category.conditions(given.filter, context.member);
    const segments = keysetSegments(after, null, direction, order.type);
    // One row more shows whether another page follows.
    const question = { columns: plan.columns, conditions, order, direction, segments, backwards: false, limit: size + 1 };
    const found = (await readPages(context, plan.category, question, null)).get(null) ?? [];
    const rows = found.slice(0, size).map((row) => plan.write(row, context));
    const body = writers.map(({ key: each, part }) => {
      if (part === 'NODES') return `${JSON.stringify(each)}:[${rows.join(',')}]`;
      return `${JSON.stringify(each)}:{${part.moreKeys.map((name) => `${JSON.stringify(name)}:${found.length > size}`).join(',')}}`;
    });
    return `{"data":{${JSON.stringify(key)}:{${body.join(',')}}}}\n`;
  };
}

interface ListingArguments {
  filter?: Filter | null;
  orderBy?: { field: string; direction: 'ASC' | 'DESC' } | null;
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}
