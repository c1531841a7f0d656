import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { LARGEST_KEY_LIST, LARGEST_MEMBER_GROUPS } from '@shafaf/shared/graph/limits';
import { BigIntScalar } from '@shafaf/shared/graph/scalars';
import { type FieldNode, type GraphQLField, type GraphQLObjectType, getNamedType, isObjectType, Kind } from 'graphql';
import type { AskArgument, AskSet } from '../AskSet.ts';
import { BadAnswer, shown } from '../BadAnswer.ts';
import type { Compilation } from '../Compilation.ts';
import { checkList, checkObject, valueAt } from '../check.ts';
import type { Choice } from '../gatherChosen.ts';
import type { Run } from '../Run.ts';
import { routeFilter } from '../route.ts';
import { plainObject } from '../row.ts';
import { inputTypeOf, rankedType } from '../rules.ts';
import { argumentValues, askArguments, collectFields } from '../selection.ts';
import type { Concerned, Scattered, Source } from './compileScattered.ts';
import { sourceOf } from './connection.ts';
import { compileFieldFold, NO_GROUPS, narrow, type Part } from './mergedObject.ts';
import { namingMissing } from './missingEarlier.ts';
import { orderKeyOf, type Place, placeOrder } from './orderKey.ts';
import { type Page, placeOf, readPage } from './page.ts';
import { compilePageInfo } from './pageInfo.ts';
import { compileCoverage } from './projectCoverage.ts';
import { compileReference, readKey } from './references.ts';

/** An entity in the ranking: where it stands, and what each member says of it. */
interface Ranked extends Place {
  jsonKey: string | number | null;
  edges: readonly Part[];
  nodes: readonly Part[];
}

/** A page of the ranking. */
interface RankedPage {
  rows: readonly Ranked[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  count: number;
  naming: string;
}

type Output = (page: RankedPage, run: Run, concerned: Concerned) => unknown;
type Nodes = readonly [FieldNode, ...FieldNode[]];

/** Arguments that say which part of the ranking is wanted; all others say what is ranked. */
const PAGING = new Set(['orderBy', 'first', 'after', 'last', 'before']);

/**
 * Entities whose parts lie with many members, in order of figures over all parts. Members are asked for all of theirs, since one that is small at
 * each can be the largest of all; order and page are applied after folding. Places are (figure, key), so cursors need no state here either. A member
 * that holds entities back gives a bad answer.
 */
export function compileRanking(
  compilation: Compilation,
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  nodes: Nodes,
  asks: AskSet,
  place: string,
): Scattered {
  const { operation, register } = compilation;
  const { rules } = operation;
  const type = getNamedType(field.type);
  const ranked = rankedType(rules, field);
  const rule = rules.answer(parent.name, field.name);
  if (!isObjectType(type) || ranked === undefined || rule?.kind !== 'scatter') throw new Error(`${place} is no ranking`); // refused at start
  const values = argumentValues(operation, field, nodes[0]);
  const { concerns, passedOn, conditions } = routeFilter(rules, inputTypeOf(field, 'filter'), values.filter, register);
  const isRoot = parent === rules.schema.getQueryType();
  const page = readPage(rules, field, ranked.edge, { ...values, filter: whatIsRanked(values) }, null, isRoot ? null : parent.name, null);
  /** What a member is asked for: all that it holds of what is ranked. */
  const asking = (changed: { [name: string]: unknown }): AskArgument[] => {
    const given = { ...values, ...changed, filter: isGiven(passedOn) ? passedOn : undefined };
    const unpaged = Object.fromEntries(Object.entries(given).filter(([name]) => name === 'orderBy' || !PAGING.has(name)));
    return askArguments(field, { ...unpaged, first: LARGEST_MEMBER_GROUPS });
  };

  const { alias, object } = asks.object(field.name, asking({}));
  const { alias: edgesAlias, object: edgeAsks } = object.object('edges');
  const { alias: nodeAlias, object: nodeAsks } = edgeAsks.shared('node');
  const { alias: infoAlias, object: infoAsks } = object.object('pageInfo');
  const moreAlias = infoAsks.leaf('hasNextPage');
  const keyAlias = nodeAsks.leaf(ranked.key);
  const orderNode = fieldNode(page.order.field);
  const orderFold = compileFieldFold(compilation, ranked.edge, [orderNode], edgeAsks, `${place}.edges`, NO_GROUPS);
  const outputs = compileOutputs(compilation, { type, edge: ranked.edge, node: ranked.node, page, place }, nodes, { edgeAsks, nodeAsks });
  let chosen: ReadonlySet<string> | null = null;

  /** A member's entities by key. */
  function read({ member, value }: Source): Map<string, { edge: Part; node: Part }> {
    const part = checkObject(value, member, place);
    const list = checkList(valueAt(part, edgesAlias), member, `${place}.edges`, LARGEST_MEMBER_GROUPS);
    if (valueAt(checkObject(valueAt(part, infoAlias), member, `${place}.pageInfo`), moreAlias) !== false)
      throw new BadAnswer(member.code, `${place}.pageInfo`, `should say that nothing follows on ${list.length} of all`);
    const byKey = new Map<string, { edge: Part; node: Part }>();
    for (const item of list) {
      const edge = checkObject(item, member, `${place}.edges`);
      const node = checkObject(valueAt(edge, nodeAlias), member, `${place}.edges.node`);
      const key = readKey(valueAt(node, keyAlias), member, `${place}.edges.node`);
      if (byKey.has(key)) throw new BadAnswer(member.code, `${place}.edges.node`, `holds ${shown(key)} twice`, 'REPEATED');
      byKey.set(key, { edge: { member, object: edge }, node: { member, object: node } });
    }
    return byKey;
  }

  function rank(sources: readonly Source[], run: Run, concerned: Concerned): Ranked[] {
    const found = new Map<string, { edges: Part[]; nodes: Part[] }>();
    for (const source of sources)
      for (const [key, { edge, node }] of read(source)) {
        if (chosen?.has(key) === false) continue;
        const before = found.get(key);
        if (before === undefined) found.set(key, { edges: [edge], nodes: [node] });
        else {
          before.edges.push(edge);
          before.nodes.push(node);
        }
      }
    const rows = [...found].map(([id, { edges, nodes: references }]): Ranked => {
      const figure = orderFold(edges, run, concerned);
      const jsonKey = typeof figure === 'string' || typeof figure === 'number' ? figure : null;
      return { id, key: orderKeyOf(page.order.type.name, jsonKey), jsonKey, edges, nodes: references };
    });
    return rows.sort(placeOrder(page.order.direction));
  }

  const by = rules.chooses(parent.name, field.name);
  const wanted = by === undefined ? [] : wantedKeys(field.name, by.including, values[by.including]);
  const choice = choiceOf();
  return {
    alias,
    concerns,
    conditions,
    fold(sources, whole, concerned) {
      const ours = narrow(concerned, concerns);
      const run = whole.partWithout(ours.members.filter(({ code }) => page.wasMissing(code)));
      const rows = rank(
        sources.filter(({ member }) => concerns(member) && !page.wasMissing(member.code)),
        run,
        ours,
      );
      const naming = namingMissing(ours.members.flatMap(({ code }) => (run.asked.missing.has(code) ? [code] : [])));
      return outputs({ ...pageOf(rows, page), count: rows.length, naming }, run, ours);
    },
    ...(isRoot && choice !== null && { choice }),
  };

  function choiceOf(): Choice | null {
    if (by === undefined || !isGiven(values[by.argument])) return null;
    return {
      keysIn: (answer) => new Set(read(sourceOf(answer, alias)).keys()),
      including: (keys) => asks.withArguments(alias, asking({ [by.including]: [...wanted, ...keys] })),
      all: asks.withArguments(alias, asking({ [by.argument]: undefined, [by.including]: undefined })),
      held: rule?.kind === 'scatter' && rule.keys !== null && rule.reads !== null ? { reads: rule.reads, field: rule.keys } : null,
      choose: (keys) => {
        chosen = keys;
      },
    };
  }
}

/** What is ranked, as cursors are bound to it: all that was given but the paging. */
function whatIsRanked(values: { [name: string]: unknown }): object {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => !PAGING.has(name) && isGiven(value)));
}

function wantedKeys(fieldName: string, name: string, value: unknown): readonly unknown[] {
  const keys: readonly unknown[] = Array.isArray(value) ? value : [];
  if (keys.length <= LARGEST_KEY_LIST) return keys;
  throw new ShafafError('BAD_USER_INPUT', `${fieldName}: ${name} must hold at most ${LARGEST_KEY_LIST} keys, but holds ${keys.length}.`);
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined && !(typeof value === 'object' && Object.keys(value).length === 0 && !Array.isArray(value));
}

/** Asks for a plain field by itself. */
function fieldNode(name: string): FieldNode {
  return { kind: Kind.FIELD, name: { kind: Kind.NAME, value: name } };
}

/** The page of the whole ranking. */
function pageOf(rows: readonly Ranked[], page: Page): Pick<RankedPage, 'rows' | 'hasNextPage' | 'hasPreviousPage'> {
  const { forwards, limit, order } = page;
  const compare = placeOrder(order.direction);
  const after = page.after && placeOf(page.after, order);
  const before = page.before && placeOf(page.before, order);
  const within = rows.filter((row) => (after === null || compare(row, after) > 0) && (before === null || compare(row, before) < 0));
  const hasMore = within.length > limit;
  return forwards
    ? { rows: within.slice(0, limit), hasNextPage: hasMore, hasPreviousPage: after !== null }
    : { rows: within.slice(Math.max(0, within.length - limit)), hasNextPage: before !== null, hasPreviousPage: hasMore };
}

interface Shape {
  type: GraphQLObjectType;
  edge: GraphQLObjectType;
  node: GraphQLObjectType;
  page: Page;
  place: string;
}

/** Where edges, and the entities in them, are asked for what is wanted of them. */
interface Asks {
  edgeAsks: AskSet;
  nodeAsks: AskSet;
}

/** Makes the client's ranking of a page: what was selected, under the client's keys. */
function compileOutputs(compilation: Compilation, shape: Shape, nodes: Nodes, asks: Asks): Output {
  const outputs: [key: string, output: Output][] = [];
  const reports: [key: string, output: Output][] = [];
  const selectionSets = nodes.map(({ selectionSet }) => selectionSet);
  for (const [key, fieldNodes] of collectFields(compilation.operation, shape.type, selectionSets)) {
    const isReport = compilation.operation.rules.merge(shape.type.name, fieldNodes[0].name.value)?.by === 'COVERAGE';
    outputs.push([key, isReport ? () => null : compileOutput(compilation, shape, fieldNodes, asks)]);
    if (!isReport) continue;
    const project = compileCoverage(compilation, getNamedType(shape.type.getFields()[fieldNodes[0].name.value]?.type), fieldNodes);
    reports.push([key, (_page, run, concerned) => project(concerned, run)]);
  }
  return (page, run, concerned) => {
    const ranking = plainObject();
    for (const [key, output] of outputs) ranking[key] = output(page, run, concerned);
    // Only when all has been read is it known what was left out.
    for (const [key, output] of reports) ranking[key] = output(page, run, concerned);
    return ranking;
  };
}

function compileOutput(compilation: Compilation, shape: Shape, nodes: Nodes, asks: Asks): Output {
  const { type, edge, node, page, place } = shape;
  const name = nodes[0].name.value;
  if (name === '__typename') return () => type.name;
  if (name === 'totalCount') return ({ count }) => BigIntScalar.serialize(count);
  if (name === 'nodes') {
    const { fold } = compileReference(compilation, node, nodes, asks.nodeAsks, `${place}.nodes`, true);
    return ({ rows }, run) => rows.map((row) => fold(row.nodes, row.id, run));
  }
  const inner = getNamedType(type.getFields()[name]?.type);
  if (!isObjectType(inner)) throw new Error(`${place}.${name} is not known to the engine`); // refused at start
  const fields = collectFields(
    compilation.operation,
    inner,
    nodes.map(({ selectionSet }) => selectionSet),
  );
  if (name === 'pageInfo') return compilePageInfo(inner, fields, page);
  const outputs = [...fields].map(
    ([key, edgeNodes]) => [key, compileEdgeField(compilation, edge, node, edgeNodes, page, asks, place)] as const,
  );
  return ({ rows, naming }, run, concerned) =>
    rows.map((row) => {
      const object = plainObject();
      for (const [key, output] of outputs) object[key] = output(row, naming, run, concerned);
      return object;
    });
}

function compileEdgeField(
  compilation: Compilation,
  edge: GraphQLObjectType,
  node: GraphQLObjectType,
  nodes: Nodes,
  page: Page,
  { edgeAsks, nodeAsks }: Asks,
  place: string,
): (row: Ranked, naming: string, run: Run, concerned: Concerned) => unknown {
  const name = nodes[0].name.value;
  if (name === 'cursor') return (row, naming) => page.cursorOf(row.jsonKey, row.id, naming);
  if (name === 'node') {
    const { fold } = compileReference(compilation, node, nodes, nodeAsks, `${place}.edges.node`, true);
    return (row, _naming, run) => fold(row.nodes, row.id, run);
  }
  const fold = compileFieldFold(compilation, edge, nodes, edgeAsks, `${place}.edges`, NO_GROUPS);
  return (row, _naming, run, concerned) => fold(row.edges, run, concerned);
}
