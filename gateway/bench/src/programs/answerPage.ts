import { encodeCursor } from '@shafaf/shared/graph/cursor';
import { type FieldNode, Kind, type OperationDefinitionNode, parse, type SelectionSetNode, valueFromASTUntyped } from 'graphql';
import { z } from 'zod';
import type { LightContract, LightMember } from './lightMember.ts';

const argumentsForm = z.object({ first: z.number().nullish(), after: z.string().nullish() });
const cursorForm = z.tuple([z.literal(1), z.literal('AMOUNT'), z.literal('DESC'), z.string(), z.string(), z.string()]);

const operations = new Map<string, OperationDefinitionNode>();

/**
 * Answers questions for pages of contracts, largest first, whatever their filter. Only what the gateway sends in these scenarios is
 * understood: no fragments.
 * @throws for any other root field
 */
export function answerPage(member: LightMember, query: string, variables: Record<string, unknown>): Record<string, unknown> {
  let operation = operations.get(query);
  if (operation === undefined) {
    operation = parse(query).definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    if (operation === undefined) throw new Error('the question has no operation');
    operations.set(query, operation);
  }
  return project({ contracts: (field: FieldNode) => page(member, field, variables) }, operation.selectionSet);
}

function page({ rows }: LightMember, field: FieldNode, variables: Record<string, unknown>): Record<string, unknown> {
  const given = Object.fromEntries((field.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value, variables)]));
  const { first, after } = argumentsForm.parse(given);
  const start = after == null ? 0 : rows.findIndex((row) => comesAfter(row, after));
  const end = start < 0 ? 0 : start + (first ?? 20);
  const nodes = start < 0 ? [] : rows.slice(start, end);
  const scope = after == null ? '' : scopeOf(after);
  const cursorOf = ({ amount, id }: LightContract) => encodeCursor({ field: 'AMOUNT', direction: 'DESC', key: amount, id, scope });
  return {
    nodes,
    edges: nodes.map((node) => ({ node, cursor: cursorOf(node) })),
    pageInfo: { hasNextPage: start >= 0 && end < rows.length, hasPreviousPage: after != null, startCursor: null, endCursor: null },
    totalCount: String(rows.length),
  };
}

function comesAfter({ amount, id }: LightContract, cursor: string): boolean {
  const [, , , key, last] = readCursor(cursor);
  return Number(amount) < Number(key) || (amount === key && id > last);
}

function scopeOf(cursor: string): string {
  return readCursor(cursor)[5];
}

function readCursor(text: string) {
  return cursorForm.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
}

/** What a selection takes of a value; functions are given their field. */
function project(value: unknown, selections: SelectionSetNode | undefined): Record<string, unknown> {
  const source = z.record(z.string(), z.unknown()).parse(value);
  const result: Record<string, unknown> = {};
  for (const field of selections?.selections ?? []) {
    if (field.kind !== Kind.FIELD) throw new Error('fragments are not understood here');
    const found = source[field.name.value];
    const inner: unknown = typeof found === 'function' ? found(field) : found;
    if (inner === undefined && field.name.value !== '__typename') throw new Error(`the field ${field.name.value} is not known here`);
    const name = field.alias?.value ?? field.name.value;
    if (field.selectionSet === undefined) result[name] = inner ?? null;
    else result[name] = Array.isArray(inner) ? inner.map((each) => project(each, field.selectionSet)) : project(inner, field.selectionSet);
  }
  return result;
}
