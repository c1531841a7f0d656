import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { LARGEST_GROUP_PAGE, LARGEST_MEMBER_GROUPS } from '@shafaf/shared/graph/limits';
import { BigIntScalar } from '@shafaf/shared/graph/scalars';
import { type FieldNode, type GraphQLField, type GraphQLObjectType, getNamedType, isLeafType, isNonNullType, isObjectType } from 'graphql';
import type { AskArgument, AskSet } from '../AskSet.ts';
import { BadAnswer, shown } from '../BadAnswer.ts';
import type { Compilation } from '../Compilation.ts';
import { checked, checkLeaf, checkObject, type JsonObject, valueAt } from '../check.ts';
import type { Member } from '../Member.ts';
import { heldCondition, heldText } from '../prune/Condition.ts';
import type { Run } from '../Run.ts';
import { routeFilter } from '../route.ts';
import { compileField, plainObject } from '../row.ts';
import { type GroupingRule, groupingArgument, inputTypeOf, type MergeRule, type Rules } from '../rules.ts';
import { argumentValues, askArguments, collectFields } from '../selection.ts';
import { type Concerned, compileScattered, type Scattered } from './compileScattered.ts';
import { foldValues, type ValueRule } from './foldValues.ts';
import { compileGroups } from './groups.ts';
import { compileCoverage } from './projectCoverage.ts';
import { compileReferences } from './references.ts';

/** One member's part of an object that is merged. */
export interface Part {
  member: Member;
  object: JsonObject;
}

/** Makes one value of the members' parts of an object. */
export type Fold = (parts: readonly Part[], run: Run, concerned: Concerned) => unknown;

/**
 * Figures or an entity over many members: each field becomes one by its own rule.
 * @param keys for an entity: the field of rows that holds its key, which the argument of a key's name gives
 */
export function compileMergedObject(
  compilation: Compilation,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly [FieldNode, ...FieldNode[]],
  asks: AskSet,
  place: string,
  keys: string | null,
): Scattered {
  const { operation, register } = compilation;
  const type = getNamedType(field.type);
  if (!isObjectType(type)) throw new Error(`${place} is no object`); // refused at start
  const values = argumentValues(operation, field, nodes[0]);
  const { concerns, passedOn, conditions } = routeFilter(operation.rules, inputTypeOf(field, 'filter'), values.filter, register);
  const limits = new Map<string, number>();
  const wish: GroupWish = { limits, ...groupingOf(operation.rules, field, values) };
  for (const { name } of Object.values(type.getFields())) {
    const rule = operation.rules.merge(type.name, name);
    if (rule?.by === 'GROUP') limits.set(rule.limit, readLimit(field.name, rule.limit, values[rule.limit]));
  }
  const { filter: _filter, ...others } = values;
  const filter = passedOn === undefined || Object.keys(passedOn).length === 0 ? {} : { filter: passedOn };
  const unlimited = Object.fromEntries([...limits.keys()].map((name) => [name, LARGEST_MEMBER_GROUPS]));
  const args: AskArgument[] = askArguments(field, { ...others, ...unlimited, ...filter });
  const { alias, object } = asks.object(field.name, args);
  const selectionSets = nodes.map(({ selectionSet }) => selectionSet);
  const fold = compileFold(compilation, type, collectFields(operation, type, selectionSets), object, place, wish);
  const entity = operation.rules.entity(type.name);
  const isEntity = entity !== undefined;
  const keyField = entity?.keys.find((name) => typeof values[name] === 'string') ?? entity?.key;
  const key = keyField === undefined ? undefined : values[keyField];
  const keyAlias = keyField === undefined ? undefined : object.leaf(keyField);
  const held = keys !== null && typeof key === 'string' ? [heldCondition(keys, key)] : [];

  return {
    alias,
    concerns,
    conditions: [...conditions, ...held],
    fold(sources, run, concerned) {
      const parts: Part[] = [];
      for (const { member, value } of sources) {
        if (!concerns(member) || (isEntity && (value === null || value === undefined))) continue;
        const object = checkObject(value, member, place);
        if (keyAlias !== undefined && typeof key === 'string') checkKey(object, keyAlias, key, member, place);
        parts.push({ member, object });
      }
      return isEntity && parts.length === 0 ? null : fold(parts, run, narrow(concerned, concerns));
    },
  };
}

/** Refuses a part that is of another entity than the one that was asked for. Members may write digits of another script as Latin ones. */
export function checkKey(object: JsonObject, alias: string, key: string, member: Member, place: string): void {
  const given = valueAt(object, alias);
  if (typeof given !== 'string' || heldText(given) !== heldText(key))
    throw new BadAnswer(member.code, place, `should be ${shown(key)}, but is ${shown(given)}`, 'NOT_ASKED_FOR');
}

/** What decides the keys of the groups that are wanted, and which fields of them are null for that. */
function groupingOf(
  rules: Rules,
  field: GraphQLField<unknown, unknown>,
  values: { [name: string]: unknown },
): Pick<GroupWish, 'grouping' | 'blank'> {
  const argument = groupingArgument(field);
  const chosen = argument && values[argument.name];
  if (argument === undefined || typeof chosen !== 'string') return { grouping: argument && null, blank: new Set() };
  const grouping = rules.groupedBy(argument.type.name, chosen);
  const heads = argument.type.getValues().flatMap(({ name }) => rules.groupedBy(argument.type.name, name)?.by?.split('.')[0] ?? []);
  const own = grouping?.by?.split('.')[0];
  return { grouping, blank: new Set(heads.filter((head) => head !== own)) };
}

/** Those of the concerned whose rows can be meant. */
export function narrow({ members, skipped }: Concerned, concerns: (member: Member) => boolean): Concerned {
  return { members: members.filter(concerns), skipped: skipped.filter(concerns) };
}

function readLimit(fieldName: string, name: string, value: unknown): number {
  if (typeof value === 'number' && value >= 0 && value <= LARGEST_GROUP_PAGE) return value;
  throw new ShafafError('BAD_USER_INPUT', `${fieldName}: ${name} must be from 0 to ${LARGEST_GROUP_PAGE}, but got ${String(value)}.`);
}

/** Which groups are wanted. */
export interface GroupWish {
  /** How many, by the argument that said so. */
  limits: ReadonlyMap<string, number>;
  /** What decides their keys; null when no groups are asked for, undefined when nothing is said of that. */
  grouping: GroupingRule | null | undefined;
  /** Fields of a group that only other groupings fill. */
  blank: ReadonlySet<string>;
}

/** What is wanted where there are no groups. */
export const NO_GROUPS: GroupWish = { limits: new Map(), grouping: undefined, blank: new Set() };

/** Asks for the fields of an object that is merged, and says how each becomes one. */
export function compileFold(
  compilation: Compilation,
  type: GraphQLObjectType,
  fields: ReadonlyMap<string, readonly [FieldNode, ...FieldNode[]]>,
  asks: AskSet,
  place: string,
  wish: GroupWish,
): Fold {
  const outputs: [key: string, fold: Fold][] = [];
  const reports: [key: string, fold: Fold][] = [];
  for (const [key, nodes] of fields) {
    const isReport = compilation.operation.rules.merge(type.name, nodes[0].name.value)?.by === 'COVERAGE';
    outputs.push([key, isReport ? () => null : compileFieldFold(compilation, type, nodes, asks, place, wish)]);
    if (isReport) reports.push([key, compileReport(compilation, type, nodes)]);
  }
  return (parts, whole, concerned) => {
    const run = reports.length === 0 ? whole : whole.part();
    const merged = plainObject();
    for (const [key, fold] of outputs) merged[key] = fold(parts, run, concerned);
    // Only when all has been read is it known what was left out.
    for (const [key, fold] of reports) merged[key] = fold(parts, run, concerned);
    return merged;
  };
}

function compileReport(compilation: Compilation, type: GraphQLObjectType, nodes: readonly [FieldNode, ...FieldNode[]]): Fold {
  const project = compileCoverage(compilation, getNamedType(type.getFields()[nodes[0].name.value]?.type), nodes);
  return (_parts, run, concerned) => project(concerned, run);
}

/** Asks for one field of an object that is merged, and says how members' values of it become one. */
export function compileFieldFold(
  compilation: Compilation,
  type: GraphQLObjectType,
  nodes: readonly [FieldNode, ...FieldNode[]],
  asks: AskSet,
  place: string,
  wish: GroupWish,
): Fold {
  const { rules } = compilation.operation;
  const name = nodes[0].name.value;
  if (name === '__typename') return () => type.name;
  const field = type.getFields()[name];
  if (field === undefined) throw new Error(`${type.name} has no field ${name}`); // the gateway validated the operation
  const inner = `${place}.${name}`;

  if (rules.answer(type.name, name)?.kind === 'scatter') {
    const scattered = compileScattered(compilation, type, field, nodes, asks, inner);
    const entity = rules.entity(type.name);
    const keyAlias = entity && asks.leaf(entity.key);
    return (parts, run, concerned) => {
      const sources = parts.map(({ member, object }) => {
        const key = keyAlias === undefined ? undefined : valueAt(object, keyAlias);
        return { member, value: valueAt(object, scattered.alias), ...(typeof key === 'string' && { held: key }) };
      });
      return scattered.fold(sources, run, concerned);
    };
  }

  if (wish.blank.has(name)) return () => null;
  const rule: MergeRule = rules.merge(type.name, name) ?? { by: 'FIRST' }; // only keys have none
  if (rule.by === 'COVERAGE') return compileReport(compilation, type, nodes);
  if (rule.by === 'GROUP' || rule.by === 'GROUP_COUNT') return compileGroups(compilation, type, field, nodes, asks, inner, wish);
  if (rule.by === 'MEMBERS') return (parts) => BigIntScalar.serialize(parts.length);
  const named = getNamedType(field.type);
  if (rule.by === 'UNION' && isObjectType(named)) return compileReferences(compilation, named, nodes, asks, inner);
  if (rule.by === 'FIRST') {
    const read = compileField(compilation, type, nodes, asks, place);
    return (parts, run) => {
      for (const { member, object } of parts) {
        const value = read(object, { member, run });
        if (value !== null) return value;
      }
      return null;
    };
  }
  return compileValueFold(rule.by, field, asks, inner);
}

/** Asks for a leaf field and folds the members' values of it. */
export function compileValueFold(rule: ValueRule, field: GraphQLField<unknown, unknown>, asks: AskSet, place: string): Fold {
  const named = getNamedType(field.type);
  if (!isLeafType(named)) throw new Error(`${place} is no value that ${rule} can fold`); // refused at start
  const alias = asks.leaf(field.name);
  const read = checked(field.type, place, (value, { member }) => {
    const leaf = checkLeaf(named, value, member, place);
    if (rule === 'COUNT' && String(leaf).startsWith('-'))
      throw new BadAnswer(member.code, place, `should be a count, but is ${shown(leaf)}`);
    return leaf;
  });
  const nothing = isNonNullType(field.type) && (rule === 'SUM' || rule === 'COUNT') ? named.serialize(0) : null;
  return (parts, run) => {
    const values = parts.map(({ member, object }) => read(valueAt(object, alias), { member, run }));
    const folded = foldValues(rule, named.name, values);
    if (folded === null) return nothing;
    return typeof folded === 'bigint' ? named.serialize(folded) : folded;
  };
}
