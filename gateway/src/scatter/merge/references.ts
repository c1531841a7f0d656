import { compareIds } from '@shafaf/shared/graph/globalId';
import type { FieldNode, GraphQLObjectType } from 'graphql';
import type { AskSet } from '../AskSet.ts';
import { BadAnswer, shown } from '../BadAnswer.ts';
import type { Compilation } from '../Compilation.ts';
import { checkList, checkObject, valueAt } from '../check.ts';
import { compileField, type FollowPoint, LONGEST_KEY, plainObject } from '../row.ts';
import { collectFields } from '../selection.ts';
import type { Fold, Part } from './mergedObject.ts';

/** Makes one object of the references that members' parts hold to one entity. */
export type ReferenceFold = (parts: readonly Part[], key: string, run: Parameters<Fold>[1]) => Record<string, unknown>;

/** The entities that members' lists refer to, each once, in order of key. */
export function compileReferences(
  compilation: Compilation,
  type: GraphQLObjectType,
  nodes: readonly [FieldNode, ...FieldNode[]],
  asks: AskSet,
  place: string,
): Fold {
  const { alias, object } = asks.shared(nodes[0].name.value);
  const { keyAlias, fold } = compileReference(compilation, type, nodes, object, place);
  return (parts, run) => {
    const byKey = new Map<string, Part[]>();
    for (const { member, object: part } of parts) {
      const list = valueAt(part, alias);
      if (list === null || list === undefined) continue;
      for (const item of checkList(list, member, place)) {
        const reference = checkObject(item, member, place);
        const key = readKey(valueAt(reference, keyAlias), member, place);
        const before = byKey.get(key);
        if (before === undefined) byKey.set(key, [{ member, object: reference }]);
        else before.push({ member, object: reference });
      }
    }
    return [...byKey].sort(([a], [b]) => compareIds(a, b)).map(([key, references]) => fold(references, key, run));
  };
}

/**
 * An entity to which several members refer. What the first of them says of its name and the like is enough; what the entity's parts have to be put
 * together for is asked for afterwards, of everyone.
 * @param isOneOfMany whether most references are not used: then names and the like, too, are asked for afterwards, of those that are
 */
export function compileReference(
  compilation: Compilation,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  asks: AskSet,
  place: string,
  isOneOfMany = false,
): { keyAlias: string; fold: ReferenceFold } {
  const { rules } = compilation.operation;
  const entity = rules.entity(type.name);
  if (entity === undefined) throw new Error(`${type.name} is no entity`); // refused at start
  const selected = collectFields(
    compilation.operation,
    type,
    nodes.map(({ selectionSet }) => selectionSet),
  );
  const outputs: [responseKey: string, value: ReferenceFold | ((...given: Parameters<ReferenceFold>) => unknown)][] = [];
  const followed = new Map<string, readonly [FieldNode, ...FieldNode[]]>();
  for (const [responseKey, fieldNodes] of selected) {
    const name = fieldNodes[0].name.value;
    if (name === '__typename') outputs.push([responseKey, () => type.name]);
    else if (name === entity.key) outputs.push([responseKey, (_parts, key) => key]);
    else if (!isOneOfMany && rules.merge(type.name, name)?.by === 'FIRST') {
      const read = compileField(compilation, type, fieldNodes, asks, place);
      outputs.push([
        responseKey,
        (parts, _key, run) => {
          for (const { member, object } of parts) {
            const value = read(object, { member, run });
            if (value !== null) return value;
          }
          return null;
        },
      ]);
    } else {
      followed.set(responseKey, fieldNodes);
      outputs.push([responseKey, () => null]);
    }
  }
  const point: FollowPoint | undefined = followed.size === 0 ? undefined : { type, fields: followed };
  return {
    keyAlias: asks.leaf(entity.key),
    fold: (parts, key, run) => {
      const target = plainObject();
      for (const [responseKey, value] of outputs) target[responseKey] = value(parts, key, run);
      const [first] = parts;
      if (point !== undefined && first !== undefined) run.follow(point, key, target, first.member.code);
      return target;
    },
  };
}

/** The key of an entity that a member refers to. */
export function readKey(value: unknown, member: Part['member'], place: string): string {
  if (typeof value === 'string' && value.length <= LONGEST_KEY) return value;
  throw new BadAnswer(member.code, place, `should have a key of at most ${LONGEST_KEY} characters, but has ${shown(value)}`);
}
