import { compareIds } from '@shafaf/shared/graph/globalId';
import { LARGEST_MEMBER_GROUPS } from '@shafaf/shared/graph/limits';
import { BigIntScalar } from '@shafaf/shared/graph/scalars';
import { type FieldNode, type GraphQLField, type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import type { AskSet } from '../AskSet.ts';
import { BadAnswer, shown } from '../BadAnswer.ts';
import type { Compilation } from '../Compilation.ts';
import { checkList, checkObject, isJsonObject, type JsonObject, valueAt } from '../check.ts';
import type { Member } from '../Member.ts';
import { isOwnGroup } from '../route.ts';
import type { GroupingRule, MergeRule } from '../rules.ts';
import { collectFields } from '../selection.ts';
import { compileFold, compileValueFold, type Fold, type GroupWish, type Part } from './mergedObject.ts';
import { type OrderKey, orderKeyOf } from './orderKey.ts';

type GroupRule = Extract<MergeRule, { by: 'GROUP' }>;

/**
 * Groups of many members, or how many there are. Members are asked for all their groups, since one that is small at each can be
 * the largest of all; the limit is applied after merging. A member that holds groups back gives a bad answer.
 */
export function compileGroups(
  compilation: Compilation,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly [FieldNode, ...FieldNode[]],
  asks: AskSet,
  place: string,
  wish: GroupWish,
): Fold {
  const { operation } = compilation;
  const { groupsField, rule } = groupsOf(compilation, type);
  const group = getNamedType(groupsField.type);
  const orderField = isObjectType(group) ? group.getFields()[rule.orderBy] : undefined;
  if (!isObjectType(group) || orderField === undefined) throw new Error(`${place} has no groups`); // refused at start

  const { alias, object } = asks.shared(groupsField.name);
  const keyAlias = object.leaf(rule.key);
  const count = countAlias(compilation, type, asks);
  const selected = collectFields(
    operation,
    group,
    nodes.map(({ selectionSet }) => selectionSet),
  );
  const checkGroup = compileGroupCheck(group, selected, wish.grouping, object, place);
  const isCounted = operation.rules.merge(type.name, field.name)?.by === 'GROUP_COUNT';
  /** Known only when all is asked for. */
  let counted: readonly Counted[] | undefined;
  const findCounted = () => (isCounted ? [] : countedIn(compilation, type, group, asks, object, place));

  function gather(parts: readonly Part[]): Map<string | null, Part[]> {
    const groups = new Map<string | null, Part[]>();
    counted ??= findCounted();
    for (const { member, object: part } of parts) {
      const list = checkList(valueAt(part, alias), member, place, LARGEST_MEMBER_GROUPS);
      if (count !== undefined && valueAt(part, count) !== list.length)
        throw new BadAnswer(member.code, place, `should hold all ${shown(valueAt(part, count))} groups, but holds ${list.length}`);
      if (wish.grouping === null && list.length > 0) throw new BadAnswer(member.code, place, 'holds groups though none were asked for');
      for (const each of counted) each.sum = 0;
      const own = new Set<string | null>();
      for (const item of list) {
        const groupObject = checkObject(item, member, place);
        const key = valueAt(groupObject, keyAlias) ?? null;
        if (typeof key !== 'string' && key !== null) throw new BadAnswer(member.code, `${place}.${rule.key}`, 'should be text or null');
        if (own.has(key)) throw new BadAnswer(member.code, `${place}.${rule.key}`, `holds ${shown(key)} twice`, 'REPEATED');
        own.add(key);
        checkGroup?.(groupObject, key, member);
        for (const each of counted) each.sum += readCount(groupObject, each.groupAlias, member, each.place);
        const before = groups.get(key);
        if (before === undefined) groups.set(key, [{ member, object: groupObject }]);
        else before.push({ member, object: groupObject });
      }
      for (const each of counted)
        if (each.sum > readCount(part, each.alias, member, each.place))
          throw new BadAnswer(member.code, each.place, 'is more in all groups together than in the whole');
    }
    return groups;
  }

  if (isCounted) return (parts) => BigIntScalar.serialize(gather(parts).size);

  const orderRule = operation.rules.merge(group.name, rule.orderBy)?.by;
  if (orderRule !== 'SUM' && orderRule !== 'COUNT' && orderRule !== 'MIN' && orderRule !== 'MAX') throw new Error(`${place} has no order`); // refused at start
  const orderFold = compileValueFold(orderRule, orderField, object, `${place}.${rule.orderBy}`);
  const fold = compileFold(compilation, group, selected, object, place, wish);
  const limit = wish.limits.get(rule.limit) ?? 0;
  return (parts, run, concerned) =>
    inOrder(gather(parts), (group) => orderKeyOf(getNamedType(orderField.type).name, orderFold(group, run, concerned)))
      .slice(0, limit)
      .map((each) => fold(each, run, concerned));
}

/**
 * Holds a group's key against what the register says of the member, whose rows it must not put into another's group, and against what the
 * group says of itself, since the first member's words stand for all.
 */
function compileGroupCheck(
  type: GraphQLObjectType,
  selected: ReadonlyMap<string, readonly [FieldNode, ...FieldNode[]]>,
  grouping: GroupingRule | null | undefined,
  asks: AskSet,
  place: string,
): ((object: JsonObject, key: string | null, member: Member) => void) | undefined {
  const path = grouping?.by?.split('.') ?? [];
  const isSaid = [...selected.values()].some(([node]) => node.name.value === path[0]);
  const read = isSaid ? compileLeaf(type, path, asks) : undefined;
  const register = grouping?.register ?? null;
  if (register === null && read === undefined) return undefined;
  return (object, key, member) => {
    if (register !== null && !isOwnGroup(register, member, key))
      throw new BadAnswer(member.code, place, `holds the group ${shown(key)}, in which it has no rows by the register`, 'NOT_ITS_OWN');
    if (read === undefined) return;
    const said = read(object);
    if (said !== key && (said === null || key === null || String(said) !== key))
      throw new BadAnswer(member.code, place, `says ${shown(said)} of the group ${shown(key)}`);
  };
}

/** Asks for the leaf at the end of a path and reads what stands there; null where nothing does, or no leaf. */
function compileLeaf(
  type: GraphQLObjectType,
  [name = '', ...rest]: readonly string[],
  asks: AskSet,
): (object: JsonObject) => string | number | boolean | null {
  const named = getNamedType(type.getFields()[name]?.type);
  if (rest.length === 0 || !isObjectType(named)) {
    const alias = asks.leaf(name);
    return (object) => {
      const value = valueAt(object, alias);
      return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
    };
  }
  const { alias, object: inner } = asks.shared(name);
  const read = compileLeaf(named, rest, inner);
  return (object) => {
    const value = valueAt(object, alias);
    return isJsonObject(value) ? read(value) : null;
  };
}

/** A field that counts rows, in the whole and in each of its groups: a row is in one group. */
interface Counted {
  alias: string;
  groupAlias: string;
  place: string;
  /** Over the groups of one member. */
  sum: number;
}

/** The counts that are asked for both of the whole and of its groups. */
function countedIn(
  { operation: { rules } }: Compilation,
  whole: GraphQLObjectType,
  group: GraphQLObjectType,
  asks: AskSet,
  groupAsks: AskSet,
  place: string,
): Counted[] {
  return Object.keys(whole.getFields()).flatMap((name) => {
    const isCount = rules.merge(whole.name, name)?.by === 'COUNT' && rules.merge(group.name, name)?.by === 'COUNT';
    const [alias, groupAlias] = [asks.aliasOf(name), groupAsks.aliasOf(name)];
    return isCount && alias !== undefined && groupAlias !== undefined ? [{ alias, groupAlias, place: `${place}.${name}`, sum: 0 }] : [];
  });
}

function readCount(object: JsonObject, alias: string, member: Member, place: string): number {
  const value = valueAt(object, alias);
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw new BadAnswer(member.code, place, `should be a count, but is ${shown(value)}`);
}

/** Largest first; equal ones by the bytes of the key, a null key last. */
function inOrder(groups: ReadonlyMap<string | null, Part[]>, orderOf: (parts: Part[]) => OrderKey): Part[][] {
  return [...groups]
    .map(([key, parts]) => ({ key, parts, order: orderOf(parts) }))
    .sort((a, b) => {
      if (a.order !== b.order) {
        if (a.order === null) return 1;
        if (b.order === null) return -1;
        if (a.order < b.order) return 1;
        if (a.order > b.order) return -1;
      }
      if (a.key === null || b.key === null) return a.key === b.key ? 0 : a.key === null ? 1 : -1;
      return compareIds(a.key, b.key);
    })
    .map(({ parts }) => parts);
}

function groupsOf(
  { operation: { rules } }: Compilation,
  type: GraphQLObjectType,
): { groupsField: GraphQLField<unknown, unknown>; rule: GroupRule } {
  for (const groupsField of Object.values(type.getFields())) {
    const rule = rules.merge(type.name, groupsField.name);
    if (rule?.by === 'GROUP') return { groupsField, rule };
  }
  throw new Error(`${type.name} counts groups but has none`); // refused at start
}

/** Asks for the count of groups beside the groups, so that a member cannot hold some back unseen. */
function countAlias({ operation: { rules } }: Compilation, type: GraphQLObjectType, asks: AskSet): string | undefined {
  const counted = Object.values(type.getFields()).find(({ name }) => rules.merge(type.name, name)?.by === 'GROUP_COUNT');
  return counted && asks.leaf(counted.name);
}
