import { BigIntScalar } from '@shafaf/shared/graph/scalars';
import { type FieldNode, type GraphQLField, type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import { AskSet } from '../AskSet.ts';
import { BadAnswer } from '../BadAnswer.ts';
import type { Compilation } from '../Compilation.ts';
import { checkLeaf, checkList, checkObject, type JsonObject, valueAt } from '../check.ts';
import { coverageOf } from '../coverage.ts';
import type { MemberAnswer } from '../gather.ts';
import type { PagedQuestion } from '../gatherPage.ts';
import type { Member } from '../Member.ts';
import type { Run } from '../Run.ts';
import { routeFilter } from '../route.ts';
import { compileObject, plainObject } from '../row.ts';
import { inputTypeOf, rowType } from '../rules.ts';
import { argumentValues, askArguments, collectFields } from '../selection.ts';
import type { Concerned, Scattered, Source } from './compileScattered.ts';
import { heapMerge } from './heapMerge.ts';
import { narrow } from './mergedObject.ts';
import { orderKeyOf, type Place, placeOrder } from './orderKey.ts';
import { type Page, placeOf, readPage } from './page.ts';
import { compileCoverage } from './projectCoverage.ts';

/** A row of one member's page. */
interface Row extends Place {
  member: Member;
  /** The key as it stands in JSON, for the row's cursor. */
  jsonKey: string | number | null;
  object: JsonObject;
}

/** A merged page. */
interface MergedPage {
  rows: readonly Row[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  totalCount: bigint;
  concerned: Concerned;
  run: Run;
}

/** What members are asked for that can contribute but few rows to a longer page. */
const SHORTER_PAGES = [2, 4, 8, 32, 128];

/** Makes the client's value of one field of the connection. */
type Output = (page: MergedPage) => unknown;

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
  const type = getNamedType(field.type);
  const rows = rowType(field);
  if (!isObjectType(type) || rows === undefined) throw new Error(`${place} is no connection`); // refused at start
  const values = argumentValues(operation, field, nodes[0]);
  const { concerns, passedOn, conditions } = routeFilter(operation.rules, inputTypeOf(field, 'filter'), values.filter, register);
  const isRoot = parent === operation.rules.schema.getQueryType();
  const page = readPage(operation.rules, field, values, passedOn, isRoot ? null : parent.name);

  const selected = collectFields(
    operation,
    type,
    nodes.map(({ selectionSet }) => selectionSet),
  );
  const names = new Set([...selected.values()].map(([node]) => node.name.value));
  const wantsRows = names.has('nodes') || names.has('edges') || names.has('pageInfo');
  const { alias, object } = asks.object(field.name, askArguments(field, memberArguments(values, passedOn, page, wantsRows)));
  const readRows = wantsRows ? compileRows(page, object, place) : undefined;
  const total = names.has('totalCount') ? object.leaf('totalCount') : undefined;

  const outputs: [key: string, output: Output][] = [];
  for (const [key, inner] of selected) outputs.push([key, compileOutput(compilation, type, rows, inner, readRows?.asks, page, place)]);

  return {
    alias,
    concerns,
    conditions,
    fold(sources, run, concerned) {
      const parts = sources.filter(({ member }) => concerns(member));
      const counts = parts.map((source) => (total === undefined ? 0n : readCount(source, total, place)));
      const merged: MergedPage = {
        ...(readRows?.merge(parts, run.beyond.more) ?? { rows: [], hasNextPage: false, hasPreviousPage: false }),
        totalCount: counts.reduce((sum, count) => sum + count, run.beyond.rows),
        concerned: narrow(concerned, concerns),
        run,
      };
      const connection = plainObject();
      for (const [key, output] of outputs) connection[key] = output(merged);
      return connection;
    },
    ...(isRoot &&
      (wantsRows || total !== undefined) && { paged: pagedQuestion(field, values, passedOn, page, names, asks, alias, readRows, place) }),
  };
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
  rows: Rows | undefined,
  place: string,
): PagedQuestion {
  const sourcesOf = (answers: readonly MemberAnswer[]) => answers.map(({ member, data }) => ({ member, value: valueAt(data, alias) }));
  const question = new AskSet();
  const counted = question.object(field.name, askArguments(field, memberArguments(values, passedOn, page, false)));
  const total = counted.object.leaf('totalCount');
  // Few lengths, so that answers are the more likely to be remembered.
  const shorter = (rows === undefined ? [] : SHORTER_PAGES)
    .filter((limit) => limit < page.limit)
    .map((limit) => ({ limit, question: asks.varied(alias, page.forwards ? 'first' : 'last', limit) }));
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
      if (rows === undefined) return { full: true, last: null, more: true, cut: [] };
      const { inOrder, more, cut } = rows.standing(sourcesOf(answers));
      return { full: inOrder.length >= page.limit, last: inOrder.at(-1) ?? null, more, cut };
    },
  };
}

/** The arguments as a member gets them: the page and order spelled out, the filter without what the register decides. */
function memberArguments(
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

interface Rows {
  /** Where the views of a row ask for what they need. */
  asks: AskSet;
  /** @param beyond whether rows of others surely follow */
  merge: (sources: readonly Source[], beyond: boolean) => Pick<MergedPage, 'rows' | 'hasNextPage' | 'hasPreviousPage'>;
  standing: (sources: readonly Source[]) => RowsFound;
}

/** How far the rows found so far make a page, in the direction in which it is walked. */
interface RowsFound {
  inOrder: readonly Row[];
  /** Whether rows beyond these were found. */
  more: boolean;
  /** Members whose answer ends within the page though they have more rows. */
  cut: readonly Member[];
}

function compileRows(page: Page, connection: AskSet, place: string): Rows {
  const { alias, object: asks } = connection.object('nodes');
  const pageInfo = connection.object('pageInfo');
  const more = pageInfo.object.leaf(page.forwards ? 'hasNextPage' : 'hasPreviousPage');
  const id = asks.leaf('id');
  const key = asks.leaf(page.order.field);
  const inOrder = placeOrder(page.order.direction);
  const compare = page.forwards ? inOrder : (a: Place, b: Place) => inOrder(b, a);
  const after = page.after && placeOf(page.after, page.order);
  const before = page.before && placeOf(page.before, page.order);

  function readRow(member: Member, value: unknown): Row {
    const object = checkObject(value, member, `${place}.nodes`);
    const rowId = valueAt(object, id);
    if (typeof rowId !== 'string' || !rowId.startsWith(`${member.code}:`))
      throw new BadAnswer(member.code, `${place}.nodes.id`, `should begin with "${member.code}:", but is ${JSON.stringify(rowId)}`);
    const given = valueAt(object, key);
    const jsonKey =
      given === null || given === undefined ? null : checkLeaf(page.order.type, given, member, `${place}.nodes.${page.order.field}`);
    if (jsonKey !== null && typeof jsonKey !== 'string' && typeof jsonKey !== 'number')
      throw new BadAnswer(member.code, `${place}.nodes.${page.order.field}`, 'is no value to order by');
    return { member, id: rowId, key: orderKeyOf(page.order.type.name, jsonKey), jsonKey, object };
  }

  /** One member's rows from the page's end that counts: reversed when paging backwards. */
  function readPart({ member, value }: Source): { rows: Row[]; hasMore: boolean } {
    const part = checkObject(value, member, place);
    const list = checkList(valueAt(part, alias), member, `${place}.nodes`, page.limit);
    const read = list.map((item) => readRow(member, item));
    const ordered = page.forwards ? read : read.reverse();
    for (const [index, row] of ordered.entries()) {
      const previous = ordered[index - 1];
      if (previous !== undefined && compare(previous, row) >= 0)
        throw new BadAnswer(member.code, `${place}.nodes`, `is not in order: ${previous.id} and ${row.id}`);
      if ((after !== null && inOrder(row, after) <= 0) || (before !== null && inOrder(row, before) >= 0))
        throw new BadAnswer(member.code, `${place}.nodes`, `${row.id} lies outside the page`);
    }
    const info = checkObject(valueAt(part, pageInfo.alias), member, `${place}.pageInfo`);
    return { rows: ordered, hasMore: valueAt(info, more) === true };
  }

  function standing(sources: readonly Source[]): RowsFound {
    const parts = sources.map((source) => ({ ...readPart(source), member: source.member }));
    const inOrder = heapMerge(
      parts.map(({ rows }) => rows),
      compare,
      page.limit,
    );
    const last = inOrder.length < page.limit ? undefined : inOrder.at(-1);
    const endsWithin = (rows: readonly Row[]) => {
      const end = rows.at(-1);
      return last === undefined || end === undefined || compare(end, last) < 0;
    };
    return {
      inOrder,
      more: parts.some(({ hasMore }) => hasMore) || parts.reduce((sum, { rows }) => sum + rows.length, 0) > inOrder.length,
      cut: parts.filter(({ rows, hasMore }) => hasMore && endsWithin(rows)).map(({ member }) => member),
    };
  }

  return {
    asks,
    standing,
    merge(sources, beyond) {
      const { inOrder, more } = standing(sources);
      const hasMore = beyond || more;
      return {
        rows: page.forwards ? inOrder : [...inOrder].reverse(),
        hasNextPage: page.forwards ? hasMore : page.before !== null,
        hasPreviousPage: page.forwards ? page.after !== null : hasMore,
      };
    },
  };
}

function readCount({ member, value }: Source, alias: string, place: string): bigint {
  const count = valueAt(checkObject(value, member, place), alias);
  try {
    const whole = BigIntScalar.parseValue(count);
    if (whole >= 0n) return whole;
  } catch {
    // said below
  }
  throw new BadAnswer(member.code, `${place}.totalCount`, `should be a count, but is ${JSON.stringify(count)}`);
}

function compileOutput(
  compilation: Compilation,
  type: GraphQLObjectType,
  rows: GraphQLObjectType,
  nodes: readonly [FieldNode, ...FieldNode[]],
  rowAsks: AskSet | undefined,
  page: Page,
  place: string,
): Output {
  const { operation } = compilation;
  const name = nodes[0].name.value;
  const selectionSets = nodes.map(({ selectionSet }) => selectionSet);
  if (name === '__typename') return () => type.name;
  if (name === 'totalCount') return ({ totalCount }) => BigIntScalar.serialize(totalCount);
  if (operation.rules.merge(type.name, name)?.by === 'COVERAGE') {
    const project = compileCoverage(compilation, getNamedType(type.getFields()[name]?.type), nodes);
    return ({ concerned, run }) => project(coverageOf({ ...run.asked, ...concerned }));
  }
  if (rowAsks === undefined) throw new Error(`${place}.${name} is not known to the engine`); // refused at start
  if (name === 'nodes') {
    const read = compileObject(compilation, rows, selectionSets, rowAsks, `${place}.nodes`);
    return (merged) => merged.rows.map((row) => read(row.object, { member: row.member, run: merged.run }));
  }
  const inner = getNamedType(type.getFields()[name]?.type);
  if (!isObjectType(inner)) throw new Error(`${place}.${name} is not known to the engine`); // refused at start
  const fields = collectFields(operation, inner, selectionSets);
  return name === 'edges' ? compileEdges(compilation, inner, rows, fields, rowAsks, page, place) : compilePageInfo(inner, fields, page);
}

function compileEdges(
  compilation: Compilation,
  type: GraphQLObjectType,
  rows: GraphQLObjectType,
  fields: ReadonlyMap<string, readonly [FieldNode, ...FieldNode[]]>,
  rowAsks: AskSet,
  page: Page,
  place: string,
): Output {
  const outputs: [key: string, output: (row: Row, run: Run) => unknown][] = [];
  for (const [key, nodes] of fields) {
    const name = nodes[0].name.value;
    if (name === 'cursor') {
      outputs.push([key, (row) => page.cursorOf(row.jsonKey, row.id)]);
    } else if (name === 'node') {
      const selectionSets = nodes.map(({ selectionSet }) => selectionSet);
      const read = compileObject(compilation, rows, selectionSets, rowAsks, `${place}.nodes`);
      outputs.push([key, (row, run) => read(row.object, { member: row.member, run })]);
    } else {
      outputs.push([key, () => type.name]);
    }
  }
  return (merged) =>
    merged.rows.map((row) => {
      const edge = plainObject();
      for (const [key, output] of outputs) edge[key] = output(row, merged.run);
      return edge;
    });
}

function compilePageInfo(type: GraphQLObjectType, fields: ReadonlyMap<string, readonly [FieldNode, ...FieldNode[]]>, page: Page): Output {
  const cursorOf = (row: Row | undefined) => (row === undefined ? null : page.cursorOf(row.jsonKey, row.id));
  return ({ rows, hasNextPage, hasPreviousPage }) => {
    const known = new Map<string, unknown>([
      ['hasNextPage', hasNextPage],
      ['hasPreviousPage', hasPreviousPage],
      ['startCursor', cursorOf(rows[0])],
      ['endCursor', cursorOf(rows.at(-1))],
      ['__typename', type.name],
    ]);
    const info = plainObject();
    for (const [key, [node]] of fields) info[key] = known.get(node.name.value);
    return info;
  };
}
