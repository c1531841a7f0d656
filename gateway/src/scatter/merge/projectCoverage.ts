import { type FieldNode, getNamedType, isObjectType } from 'graphql';
import type { Compilation } from '../Compilation.ts';
import { coverageOf } from '../coverage.ts';
import type { Run } from '../Run.ts';
import { plainObject } from '../row.ts';
import { collectFields } from '../selection.ts';
import type { Concerned } from './compileScattered.ts';

/** Gives of the coverage of one part of an answer what the client selected. */
export function compileCoverage(
  compilation: Compilation,
  type: unknown,
  nodes: readonly [FieldNode, ...FieldNode[]],
): (concerned: Concerned, run: Run) => unknown {
  return (concerned, run) => project(compilation, type, nodes, coverageOf({ ...run.asked, ...concerned, dropped: run.faults.report() }));
}

function project(compilation: Compilation, type: unknown, nodes: readonly [FieldNode, ...FieldNode[]], value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => project(compilation, type, nodes, item));
  if (!isObjectType(type) || typeof value !== 'object' || value === null) return value;
  const object = plainObject();
  const selectionSets = nodes.map(({ selectionSet }) => selectionSet);
  for (const [key, inner] of collectFields(compilation.operation, type, selectionSets)) {
    const name = inner[0].name.value;
    const field = type.getFields()[name];
    object[key] = field === undefined ? type.name : project(compilation, getNamedType(field.type), inner, Reflect.get(value, name));
  }
  return object;
}
