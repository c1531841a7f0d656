import { type FieldNode, type GraphQLObjectType, isObjectType } from 'graphql';
import { AskSet } from './AskSet.ts';
import { BadAnswer } from './BadAnswer.ts';
import type { Compilation } from './Compilation.ts';
import { checkList, checkObject, type JsonObject, valueAt } from './check.ts';
import { gather, type MemberAnswer, type ScatterContext } from './gather.ts';
import type { Member } from './Member.ts';
import { compileScattered } from './merge/compileScattered.ts';
import { checkKey, compileFold, NO_GROUPS, type Part } from './merge/mergedObject.ts';
import { copyOf } from './plainCopy.ts';
import { heldCondition } from './prune/Condition.ts';
import type { Outlook } from './prune/Outlook.ts';
import { type Question, questionOf } from './prune/Question.ts';
import { type Wait, waitTogether } from './Round.ts';
import type { Run } from './Run.ts';
import { readEntity } from './readEntity.ts';
import { type References, readRepresentations } from './representations.ts';
import { memberNamedBy } from './route.ts';
import { compileRow, plainObject } from './row.ts';
import type { AnswerRule, ScatterRule } from './rules.ts';
import { collectFields } from './selection.ts';
import { unavailable } from './unavailable.ts';

type Fields = ReadonlyMap<string, readonly [FieldNode, ...FieldNode[]]>;
type Entities = ReadonlyMap<string, unknown>;

/**
 * Federation's `_entities`: a value for each representation, in their order; null for one that is not there, and an error for one of which
 * that is not known. Each has values of its own, since the planner writes into what it is given.
 */
export async function answerEntities(
  context: ScatterContext,
  representations: unknown,
  nodes: readonly [FieldNode, ...FieldNode[]],
): Promise<unknown[]> {
  const { operation } = context.compilation;
  const { references, places } = readRepresentations(operation.rules, representations);
  const selectionSets = nodes.map(({ selectionSet }) => selectionSet);
  const byType = new Map<string, Entities>();
  await Promise.all(
    references.map(async (reference) => {
      const { type, rule } = entityType(context.compilation, reference.typeName);
      const fields = collectFields(operation, type, selectionSets);
      byType.set(reference.typeName, await (rule.kind === 'scatter' ? scatterEntities : routeEntities)(context, reference, fields));
    }),
  );
  return places.map((place) => {
    const entity = place === null ? null : (byType.get(place[0])?.get(place[1]) ?? null);
    return entity instanceof Error ? entity : copyOf(entity);
  });
}

/**
 * Asks for what an answer only refers to, of the members that have it, and puts it in place. What its member says is not there leaves a null in the
 * place of the reference; of what is not known, see `unfilled`.
 * @param value made in the run
 */
export async function followReferences<Value>(context: ScatterContext, value: Value, run: Run): Promise<Value | null> {
  const absent = new Set<object>();
  await Promise.all(
    [...run.targets].map(async ([point, targetsByKey]) => {
      const { rule } = entityType(context.compilation, point.type.name);
      const references = { typeName: point.type.name, keys: [...targetsByKey.keys()] };
      const entities = await (rule.kind === 'scatter' ? scatterEntities : routeEntities)(context, references, point.fields);
      for (const [key, targets] of targetsByKey) {
        const found = entities.get(key);
        const entity = found instanceof Error ? null : found;
        // Said once, however often it is referred to.
        if (found instanceof Error && targets[0] !== undefined) context.unfilled.set(targets[0], found);
        for (const target of targets) {
          if (rule.kind === 'route' && (found ?? null) === null) absent.add(target);
          for (const field of point.fields.keys()) target[field] = copyOf(propertyOf(entity, field));
        }
      }
    }),
  );
  return absent.size === 0 ? value : without(value, absent);
}

/** `followReferences` for entities by key. */
async function followEach(context: ScatterContext, entities: Entities, run: Run): Promise<Entities> {
  if (run.targets.size === 0) return entities;
  const values = await followReferences(context, [...entities.values()], run);
  return new Map([...entities.keys()].map((key, index) => [key, values?.[index] ?? null]));
}

/** The value with a null for each object that is not there. Lists and objects are mended as they are. */
function without<Value>(value: Value, absent: ReadonlySet<object>): Value | null {
  if (typeof value !== 'object' || value === null || value instanceof Error) return value;
  if (absent.has(value)) return null;
  for (const key of Object.keys(value)) Reflect.set(value, key, without(Reflect.get(value, key), absent));
  return value;
}

function propertyOf(object: unknown, key: string): unknown {
  return typeof object === 'object' && object !== null && Object.hasOwn(object, key) ? Reflect.get(object, key) : null;
}

/**
 * Entities whose parts lie with many members: everyone who may hold a part of one is asked, each for those that it may hold. All members
 * share one question, so a member is asked for all of the keys if it may hold any.
 */
async function scatterEntities(context: ScatterContext, { typeName, keys }: References, fields: Fields): Promise<Entities> {
  const { compilation } = context;
  const { type, key, rule } = entityType(compilation, typeName);
  const { asks, alias, object } = askForEntities(typeName, key, keys);
  const keyAlias = object.leaf(key);
  const fold = compileFold(compilation, type, fields, object, typeName, NO_GROUPS);
  const members = compilation.register;
  const questions = rule.kind === 'scatter' ? holdingQuestions(rule, keys) : null;
  const asked = questions === null ? members : members.filter((member) => mayHoldAny(context.outlook, member, questions));
  const { value, run } = await gather(context, members, asked, asks, (answers, run) => {
    const lists = answers.map(({ member, data }) => ({ member, list: entityList(data, alias, member, keys.length) }));
    return new Map(
      keys.map((each, index) => {
        const parts = lists.flatMap(({ member, list }) => partOf(member, list[index], keyAlias, each));
        return [each, parts.length === 0 && run.asked.missing.size === 0 ? null : fold(parts, run, run.asked)];
      }),
    );
  });
  return followEach(context, value, run);
}

/** What is compared with each member's synopsis, worked out once for all; null when no synopsis says who holds the entities. */
function holdingQuestions({ reads, keys: field }: ScatterRule, keys: readonly string[]): Question[] | null {
  return field === null ? null : keys.map((key) => questionOf(reads, [heldCondition(field, key)]));
}

/** Whether a member may hold a part of one of the entities. One whose synopsis is not known may. */
function mayHoldAny(outlook: Outlook, member: Member, questions: readonly Question[]): boolean {
  return questions.some((question) => outlook.prospects(question).get(member)?.most !== 0);
}

function partOf(member: Member, value: unknown, keyAlias: string, key: string): Part[] {
  if (value === null || value === undefined) return [];
  const object = checkObject(value, member, '_entities');
  checkKey(object, keyAlias, key, member, '_entities');
  return [{ member, object }];
}

/** Entities that lie with the one member their key names: each member is asked for its own, in one call. */
async function routeEntities(context: ScatterContext, { typeName, keys }: References, fields: Fields): Promise<Entities> {
  const { compilation } = context;
  const { type, key } = entityType(compilation, typeName);
  const byMember = new Map<Member, string[]>();
  for (const each of keys) {
    const member = memberNamedBy(each, compilation.register);
    if (member === undefined) continue;
    const before = byMember.get(member);
    if (before === undefined) byMember.set(member, [each]);
    else before.push(each);
  }
  const instead = compileInstead(compilation, type, key, fields);
  // Where each says itself that it lacks its part, they need not wait for one that hangs.
  const wait = waitTogether(instead && context.patience);
  const found = await Promise.all([...byMember].map(([member, own]) => askForOwn(context, type, key, fields, member, own, instead, wait)));
  return new Map(found.flatMap((entities) => [...entities]));
}

async function askForOwn(
  context: ScatterContext,
  type: GraphQLObjectType,
  key: string,
  fields: Fields,
  member: Member,
  keys: readonly string[],
  instead: Instead | undefined,
  wait: Wait,
): Promise<Entities> {
  const { asks, alias, object } = askForEntities(type.name, key, keys);
  const read = compileRow(context.compilation, type, fields, object, type.name);
  const makeOwn = ([answer]: readonly MemberAnswer[], run: Run) => {
    if (answer === undefined) return new Map(keys.map((each) => [each, instead?.(each, run) ?? unavailable(run.asked, type.name)]));
    const list = entityList(answer.data, alias, member, keys.length);
    return new Map(keys.map((each, index) => [each, readEntity(read, list[index], { member, run, row: each, expected: each })]));
  };
  const { value, run } = await gather(context, [member], [member], asks, makeOwn, wait);
  return followEach(context, value, run);
}

/** Makes what stands for an entity whose member did not answer. */
type Instead = (key: string, run: Run) => unknown;

/**
 * What stands for an entity whose member did not answer, if all that is wanted of it are lists and figures, which say themselves
 * whom they cover: they cover nobody. Undefined if anything else is wanted.
 */
function compileInstead(compilation: Compilation, type: GraphQLObjectType, key: string, fields: Fields): Instead | undefined {
  const { rules } = compilation.operation;
  const outputs: [responseKey: string, value: (key: string, run: Run) => unknown][] = [];
  for (const [responseKey, nodes] of fields) {
    const name = nodes[0].name.value;
    const field = type.getFields()[name];
    if (name === '__typename') {
      outputs.push([responseKey, () => type.name]);
    } else if (name === key) {
      outputs.push([responseKey, (each) => each]);
    } else if (field !== undefined && rules.answer(type.name, name)?.kind === 'scatter') {
      const { fold } = compileScattered(compilation, type, field, nodes, new AskSet(), `${type.name}.${name}`);
      outputs.push([responseKey, (_each, run) => fold([], run, run.asked)]);
    } else {
      return undefined;
    }
  }
  return (each, run) => {
    const entity = plainObject();
    for (const [responseKey, value] of outputs) entity[responseKey] = value(each, run);
    return entity;
  };
}

function entityType({ operation: { rules } }: Compilation, typeName: string): { type: GraphQLObjectType; key: string; rule: AnswerRule } {
  const type = rules.schema.getType(typeName);
  const entity = rules.entity(typeName);
  if (!isObjectType(type) || entity === undefined) throw new Error(`${typeName} is no entity`); // the references were read by this
  return { type, key: entity.key, rule: entity.rule };
}

function askForEntities(typeName: string, key: string, keys: readonly string[]): { asks: AskSet; alias: string; object: AskSet } {
  const asks = new AskSet();
  const value = keys.map((each) => ({ __typename: typeName, [key]: each }));
  const { alias, object } = asks.object('_entities', [{ name: 'representations', type: '[_Any!]!', value }]);
  return { asks, alias, object: object.on(typeName) };
}

function entityList(data: JsonObject, alias: string, member: Member, length: number): readonly unknown[] {
  const list = checkList(valueAt(data, alias), member, '_entities', length);
  if (list.length !== length) throw new BadAnswer(member.code, '_entities', `should hold ${length} items, but holds ${list.length}`);
  return list;
}
