import { BigIntScalar } from '@shafaf/shared/graph/scalars';
import { type FieldNode, type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import type { Compilation } from '../Compilation.ts';
import type { Run } from '../Run.ts';
import { compileObject, plainObject } from '../row.ts';
import { collectFields } from '../selection.ts';
import type { Concerned } from './compileScattered.ts';
import type { Row } from './memberPage.ts';
import type { MergedRows } from './mergedRows.ts';
import type { Page } from './page.ts';
import { compilePageInfo } from './pageInfo.ts';
import { compileCoverage } from './projectCoverage.ts';

/** A merged page. */
export interface MergedPage {
  rows: readonly Row[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  totalCount: bigint;
  concerned: Concerned;
  run: Run;
  /** Names who is missing, in the page's cursors. */
  naming: string;
}

/** What the fields of a connection are made with. */
export interface ConnectionParts {
  type: GraphQLObjectType;
  rowType: GraphQLObjectType;
  page: Page;
  /** Undefined when no rows are wanted. */
  rows: MergedRows | undefined;
  place: string;
}

/** Makes the client's value of one field of the connection. */
type Output = (page: MergedPage) => unknown;
type Fields = ReadonlyMap<string, readonly [FieldNode, ...FieldNode[]]>;

/** Makes the client's connection of a merged page: what was selected, under the client's keys. */
export function compileConnectionOutputs(
  compilation: Compilation,
  parts: ConnectionParts,
  selected: Fields,
): (page: MergedPage) => Record<string, unknown> {
  const outputs: [key: string, output: Output][] = [];
  const reports: [key: string, output: Output][] = [];
  for (const [key, nodes] of selected) {
    const isReport = compilation.operation.rules.merge(parts.type.name, nodes[0].name.value)?.by === 'COVERAGE';
    outputs.push([key, isReport ? () => null : compileOutput(compilation, parts, nodes)]);
    if (isReport) reports.push([key, compileReport(compilation, parts, nodes)]);
  }
  return (page) => {
    const connection = plainObject();
    for (const [key, output] of outputs) connection[key] = output(page);
    // Only when all has been read is it known what was left out.
    for (const [key, output] of reports) connection[key] = output(page);
    return connection;
  };
}

function compileReport(compilation: Compilation, { type }: ConnectionParts, nodes: readonly [FieldNode, ...FieldNode[]]): Output {
  const project = compileCoverage(compilation, getNamedType(type.getFields()[nodes[0].name.value]?.type), nodes);
  return ({ concerned, run }) => project(concerned, run);
}

function compileOutput(compilation: Compilation, parts: ConnectionParts, nodes: readonly [FieldNode, ...FieldNode[]]): Output {
  const { type, rowType, rows, place } = parts;
  const name = nodes[0].name.value;
  if (name === '__typename') return () => type.name;
  if (name === 'totalCount') return ({ totalCount }) => BigIntScalar.serialize(totalCount);
  if (rows === undefined) throw new Error(`${place}.${name} is not known to the engine`); // refused at start
  const selectionSets = nodes.map(({ selectionSet }) => selectionSet);
  if (name === 'nodes') {
    const read = compileObject(compilation, rowType, selectionSets, rows.asks, `${place}.nodes`);
    rows.willRead(read);
    return (page) => rows.readAll(page.rows, read, page.run);
  }
  const inner = getNamedType(type.getFields()[name]?.type);
  if (!isObjectType(inner)) throw new Error(`${place}.${name} is not known to the engine`); // refused at start
  const fields = collectFields(compilation.operation, inner, selectionSets);
  return name === 'edges' ? compileEdges(compilation, parts, rows, inner, fields) : compilePageInfo(inner, fields, parts.page);
}

function compileEdges(
  compilation: Compilation,
  { rowType, page, place }: ConnectionParts,
  rows: MergedRows,
  type: GraphQLObjectType,
  fields: Fields,
): Output {
  const outputs: [key: string, output: (page: MergedPage) => readonly unknown[]][] = [];
  for (const [key, nodes] of fields) {
    const name = nodes[0].name.value;
    if (name === 'cursor') {
      outputs.push([key, (merged) => merged.rows.map((row) => page.cursorOf(row.jsonKey, row.id, merged.naming))]);
    } else if (name === 'node') {
      const selectionSets = nodes.map(({ selectionSet }) => selectionSet);
      const read = compileObject(compilation, rowType, selectionSets, rows.asks, `${place}.nodes`);
      rows.willRead(read);
      outputs.push([key, (merged) => rows.readAll(merged.rows, read, merged.run)]);
    } else {
      outputs.push([key, (merged) => merged.rows.map(() => type.name)]);
    }
  }
  return (merged) => {
    const columns = outputs.map(([key, output]) => [key, output(merged)] as const);
    return merged.rows.map((_row, index) => {
      const edge = plainObject();
      for (const [key, column] of columns) edge[key] = column[index];
      return edge;
    });
  };
}
