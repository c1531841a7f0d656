import { BigIntScalar } from '@shafaf/shared/graph/scalars';
import { type FieldNode, type GraphQLField, type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import { AskSet } from '../AskSet.ts';
import { BadAnswer, shown } from '../BadAnswer.ts';
import type { Compilation } from '../Compilation.ts';
import { checkObject, valueAt } from '../check.ts';
import type { MemberAnswer } from '../gather.ts';
import type { PagedQuestion } from '../gatherPage.ts';
import type { Condition } from '../prune/Condition.ts';
import { routeFilter } from '../route.ts';
import { type FixedOrder, inputTypeOf, leafAt, type Rules, rowType, type ScatterRule } from '../rules.ts';
import { argumentValues, askArguments, collectFields } from '../selection.ts';
import type { Scattered, Source } from './compileScattered.ts';
import { compileConnectionOutputs } from './connectionOutputs.ts';
import { narrow } from './mergedObject.ts';
import { compileMergedRows, longestPage, type MergedRows } from './mergedRows.ts';
import { namingMissing } from './missingEarlier.ts';
import { furtherArguments, type Page, readPage } from './page.ts';

/** What members are asked for that can contribute but few rows to a longer page. */
const SHORTER_PAGES = [2, 4, 8, 32, 128];

/**
 * A connection over many members. Each is asked for the whole page, since all of it could lie with one member; the merged page is
 * the first (or last) of all their rows in the one total order. Cursors are made here, of each row's own order key and id.
 */
export function compileConnection(
  compilation: Compilation,
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly [FieldNode, ...FieldNode[]],
  asks: AskSet,
  place: string,
): Scattered {
  const { operation, register } = compilation;
  const { rules } = operation;
  const type = getNamedType(field.type);
  const rowsType = rowType(field);
  const rule = rules.answer(parent.name, field.name);
  if (!isObjectType(type) || rowsType === undefined || rule?.kind !== 'scatter') throw new Error(`${place} is no connection`); // refused at start
  const values = argumentValues(operation, field, nodes[0]);
  const { concerns, passedOn, conditions: filtered } = routeFilter(rules, inputTypeOf(field, 'filter'), values.filter, register);
  const isRoot = parent === rules.schema.getQueryType();
  const page = readPage(rules, field, rowsType, values, passedOn, isRoot ? null : parent.name, rule.order);
  const reads = chosenCategories(rules, parent, field, rule, values);
  const conditions = [...filtered, ...furtherConditions(rules, parent, field, page, rule.order, values)];

  const selected = collectFields(
    operation,
    type,
    nodes.map(({ selectionSet }) => selectionSet),
  );
  const names = new Set([...selected.values()].map(([node]) => node.name.value));
  const wantsRows = names.has('nodes') || names.has('edges') || names.has('pageInfo');
  const { alias, object } = asks.object(field.name, askArguments(field, memberArguments(values, passedOn, page, wantsRows)));
  const lengths = new Map<AskSet, number>();
  const limitOf = ({ question }: Source) => (question && lengths.get(question)) ?? page.limit;
  const holder = holderOf(compilation, parent, rowsType);
  const rows = wantsRows ? compileMergedRows({ page, conditions, reads, holder }, rowsType, object, place, limitOf, isRoot) : undefined;
  const total = names.has('totalCount') ? object.leaf('totalCount') : undefined;
  const makeConnection = compileConnectionOutputs(compilation, { type, rowType: rowsType, page, rows, place }, selected);

  return {
    alias,
    concerns,
    reads,
    conditions,
    fold(sources, whole, concerned) {
      const ours = narrow(concerned, concerns);
      const run = whole.partWithout(ours.members.filter(({ code }) => page.wasMissing(code)));
      const parts = sources.filter(({ member }) => concerns(member) && !page.wasMissing(member.code));
      const counts = parts.map((source) => (total === undefined ? 0n : readCount(source, total, place)));
      const merged = rows?.merge(parts, run, run.beyond.more) ?? { rows: [], hasMore: false };
      const connection = makeConnection({
        rows: merged.rows,
        hasNextPage: page.forwards ? merged.hasMore : page.before !== null,
        hasPreviousPage: page.forwards ? page.after !== null : merged.hasMore,
        totalCount: counts.reduce((sum, count) => sum + count, run.beyond.rows),
        concerned: ours,
        run,
        naming: namingMissing(ours.members.flatMap(({ code }) => (run.asked.missing.has(code) ? [code] : []))),
      });
      rows?.refuseWorthless(parts, run);
      return connection;
    },
    ...(isRoot &&
      (wantsRows || total !== undefined) && {
        paged: pagedQuestion(field, values, passedOn, page, names, asks, alias, rows, lengths, place),
      }),
  };
}

/** The categories that are read: those that an argument chooses, or all. */
function chosenCategories(
  rules: Rules,
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  { reads }: ScatterRule,
  values: { [name: string]: unknown },
): readonly string[] | null {
  const choice = rules.chosenBy(parent.name, field.name);
  const chosen = choice && values[choice.argument];
  if (choice === undefined || !Array.isArray(chosen)) return reads;
  const wanted = new Set(chosen.map((value) => choice.categories.get(String(value))));
  return (reads ?? []).filter((category) => wanted.has(category));
}

/** What rows must satisfy beside the filter: the bounds of their order, and what members alone make of further arguments. */
function furtherConditions(
  rules: Rules,
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  { order }: Page,
  fixed: FixedOrder | null,
  values: { [name: string]: unknown },
): Condition[] {
  const choice = rules.chosenBy(parent.name, field.name)?.argument;
  const isAsked = furtherArguments(values).some(([name]) => name !== choice);
  const { field: of, type } = order;
  const [least, greatest] = fixed?.bounds ?? [null, null];
  return [
    ...(isAsked ? [{ by: 'ASK' as const }] : []),
    ...(least === null ? [] : [{ by: 'AT_LEAST' as const, of, bound: least, typeName: type.name }]),
    ...(greatest === null ? [] : [{ by: 'AT_MOST' as const, of, bound: greatest, typeName: type.name }]),
  ];
}

/** How the page is gathered in rounds, from members that could still contribute to it. */
function pagedQuestion(
  field: GraphQLField<unknown, unknown>,
  values: { [name: string]: unknown },
  passedOn: object | undefined,
  page: Page,
  names: ReadonlySet<string>,
  asks: AskSet,
  alias: string,
  rows: MergedRows | undefined,
  lengths: Map<AskSet, number>,
  place: string,
): PagedQuestion {
  const question = new AskSet();
  const counted = question.object(field.name, askArguments(field, memberArguments(values, passedOn, page, false)));
  const total = counted.object.leaf('totalCount');
  const ofLength = (limit: number) => {
    const varied = asks.varied(alias, page.forwards ? 'first' : 'last', limit);
    lengths.set(varied, limit);
    return varied;
  };
  // Few lengths, so that answers are the more likely to be remembered.
  const shorter = (rows === undefined ? [] : SHORTER_PAGES)
    .filter((limit) => limit < page.limit)
    .map((limit) => ({ limit, question: ofLength(limit) }));
  const longest = rows === undefined || longestPage(page.limit) === page.limit ? asks : ofLength(longestPage(page.limit));
  return {
    page,
    questions(most) {
      const [first, ...longer] = shorter.filter(({ limit }) => limit >= most).map(({ question }) => question);
      return first === undefined ? [asks] : [first, ...longer, asks];
    },
    wantsMore: names.has('pageInfo'),
    count: names.has('totalCount')
      ? { question, read: ({ member, data }) => readCount({ member, value: valueAt(data, counted.alias) }, total, place) }
      : undefined,
    standing(answers) {
      if (rows === undefined) return { full: true, last: null, more: true, cut: new Map() };
      const found = rows.standing(answers.map((answer) => sourceOf(answer, alias)));
      return {
        full: found.isFull,
        last: found.rows.at(-1) ?? null,
        more: found.more,
        // A member that gave bad rows is asked for so many more that they can be left out.
        cut: new Map(found.cut.map(({ member, bad }) => [member, bad.length > 0 ? longest : asks])),
      };
    },
  };
}

/** A member's part of the field with this alias. */
export function sourceOf({ member, data, question }: MemberAnswer, alias: string): Source {
  return { member, value: valueAt(data, alias), question };
}

/** The field of the rows that holds the key of the entity that the list hangs on; null where there is none. */
function holderOf({ operation: { rules } }: Compilation, parent: GraphQLObjectType, row: GraphQLObjectType): string | null {
  const rule = rules.entity(parent.name)?.rule;
  return rule?.kind === 'scatter' && rule.keys !== null && leafAt(row, rule.keys) !== undefined ? rule.keys : null;
}

/** The arguments as a member gets them: the page and order spelled out, the filter without what the register decides. */
export function memberArguments(
  values: { [name: string]: unknown },
  passedOn: object | undefined,
  page: Page,
  wantsRows: boolean,
): object & { [name: string]: unknown } {
  const { orderBy, filter: _filter, first: _first, last: _last, after: _after, before: _before, ...others } = values;
  const filter = passedOn === undefined || Object.keys(passedOn).length === 0 ? {} : { filter: passedOn };
  if (!wantsRows) return { ...others, ...filter };
  return {
    ...others,
    ...filter,
    orderBy,
    [page.forwards ? 'first' : 'last']: page.limit,
    ...(page.after === null ? {} : { after: page.forMember(page.after) }),
    ...(page.before === null ? {} : { before: page.forMember(page.before) }),
  };
}

function readCount({ member, value }: Source, alias: string, place: string): bigint {
  const count = valueAt(checkObject(value, member, place), alias);
  try {
    const whole = BigIntScalar.parseValue(typeof count === 'object' ? null : count);
    if (whole >= 0n) return whole;
  } catch {
    // said below
  }
  throw new BadAnswer(member.code, `${place}.totalCount`, `should be a count, but is ${shown(count)}`);
}
