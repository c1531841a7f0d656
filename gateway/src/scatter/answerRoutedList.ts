import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { LARGEST_ID_LIST } from '@shafaf/shared/graph/limits';
import { type FieldNode, type GraphQLField, getNamedType, getNullableType, isCompositeType, isListType } from 'graphql';
import { AskSet } from './AskSet.ts';
import { BadAnswer } from './BadAnswer.ts';
import { checkList, valueAt } from './check.ts';
import { followReferences } from './entities.ts';
import { gather, type ScatterContext } from './gather.ts';
import type { Member } from './Member.ts';
import { copyOf } from './plainCopy.ts';
import { readEntity } from './readEntity.ts';
import { memberNamedBy } from './route.ts';
import { compileObject } from './row.ts';
import { argumentValues, askArguments } from './selection.ts';
import { unavailable } from './unavailable.ts';

/**
 * Answers a field whose argument is a list of ids: each is asked of the one member that it names, each member once and for each id once, and the
 * answers are put in the order of the ids: null for one that is not there, and an error for one of which that is not known.
 * @throws ShafafError `BAD_USER_INPUT` for more ids than can be asked for at once
 */
export async function answerRoutedList(
  context: ScatterContext,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly [FieldNode, ...FieldNode[]],
  by: string,
): Promise<unknown[]> {
  const { compilation } = context;
  const values = argumentValues(compilation.operation, field, nodes[0]);
  const ids = idsIn(values[by], by);
  const type = getNullableType(field.type);
  const named = getNamedType(field.type);
  if (!isListType(type) || !isCompositeType(named)) throw new Error(`${field.name} gives no list of objects`); // refused at start

  const byMember = new Map<Member, string[]>();
  for (const id of new Set(ids)) {
    const member = memberNamedBy(id, compilation.register);
    if (member === undefined) continue;
    const before = byMember.get(member);
    if (before === undefined) byMember.set(member, [id]);
    else before.push(id);
  }
  const asks = new AskSet();
  const { alias, object } = asks.object(field.name, askArguments(field, { ...values, [by]: ids }));
  const selectionSets = nodes.map(({ selectionSet }) => selectionSet);
  const read = compileObject(compilation, named, selectionSets, object, field.name);
  const found = new Map<string, unknown>();
  await Promise.all(
    [...byMember].map(async ([member, own]) => {
      const { value, run } = await gather(context, [member], [member], asks.varied(alias, by, own), ([answer], run) => {
        if (answer === undefined) return own.map((id) => unavailable(run.asked, id));
        const list = checkList(valueAt(answer.data, alias), member, field.name, own.length);
        if (list.length !== own.length)
          throw new BadAnswer(member.code, field.name, `should hold ${own.length} items, but holds ${list.length}`);
        return own.map((id, index) => readEntity(read, list[index] ?? null, { member, run, row: id, expected: id }));
      });
      const list = await followReferences(context, value, run);
      for (const [index, id] of own.entries()) found.set(id, list?.[index]);
    }),
  );
  // Each place has values of its own, since the planner writes into what it is given.
  return ids.map((id) => {
    const value = found.get(id) ?? null;
    return value instanceof Error ? value : copyOf(value);
  });
}

function idsIn(value: unknown, name: string): string[] {
  const ids: readonly unknown[] = Array.isArray(value) ? value : [];
  if (ids.length > LARGEST_ID_LIST)
    throw new ShafafError('BAD_USER_INPUT', `${name} holds ${ids.length} ids, but may hold ${LARGEST_ID_LIST} at most.`);
  return ids.map(String);
}
