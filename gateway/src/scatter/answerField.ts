import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
} from 'graphql';
import { AskSet } from './AskSet.ts';
import { answerRoutedList } from './answerRoutedList.ts';
import { checked, valueAt } from './check.ts';
import { answerEntities, followReferences } from './entities.ts';
import { type Gathered, gather, type MemberAnswer, type ScatterContext } from './gather.ts';
import { gatherChosen } from './gatherChosen.ts';
import { gatherPage } from './gatherPage.ts';
import type { Member } from './Member.ts';
import { compileScattered } from './merge/compileScattered.ts';
import { sourceOf } from './merge/connection.ts';
import type { Prospects } from './prune/Outlook.ts';
import { questionOf } from './prune/Question.ts';
import type { Run } from './Run.ts';
import { memberNamedBy } from './route.ts';
import { compileObject } from './row.ts';
import type { Rules, ScatterRule } from './rules.ts';
import { argumentValues, askArguments } from './selection.ts';
import { unavailable, unchanged } from './unavailable.ts';

/**
 * Answers one root field of an operation: route, ask, check and merge, then follow what stands in the answer as a reference.
 * @throws GraphQLError what the client is told instead of this field
 */
export async function answerField(
  context: ScatterContext,
  root: GraphQLObjectType,
  nodes: readonly [FieldNode, ...FieldNode[]],
): Promise<unknown> {
  const { rules } = context.compilation.operation;
  const name = nodes[0].name.value;
  if (name === '__typename') return root.name;
  const field = root.getFields()[name];
  if (field === undefined) throw new Error(`the schema has no ${root.name}.${name}`); // the gateway validated
  if (name === '_entities')
    return answerEntities(context, argumentValues(context.compilation.operation, field, nodes[0]).representations, nodes);
  const rule = rules.answer(root.name, name);
  if (rule === undefined) throw new Error(`${root.name}.${name} has no rule`); // refused at start
  if (rule.kind === 'scatter') return answerScattered(context, root, field, nodes, rule);
  if (rules.isPersonal(root.name, name)) return answerPersonal(context, root, field, nodes, rule.by);
  return isListType(getNullableType(field.type))
    ? answerRoutedList(context, field, nodes, rule.by)
    : answerRouted(context, field, nodes, rule.by);
}

async function answerScattered(
  whole: ScatterContext,
  root: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly [FieldNode, ...FieldNode[]],
  rule: ScatterRule,
): Promise<unknown> {
  const context = rule.live ? { ...whole, asker: whole.personalAsker } : whole;
  const asks = new AskSet();
  const {
    alias,
    concerns,
    reads = rule.reads,
    conditions,
    fold,
    paged,
    choice,
  } = compileScattered(context.compilation, root, field, nodes, asks, field.name);
  const members = context.compilation.register.filter(concerns);
  const question = questionOf(reads, conditions);
  const foldAnswers = (answers: readonly MemberAnswer[], run: Run) =>
    fold(
      answers.map((answer) => sourceOf(answer, alias)),
      run,
      { members: run.asked.members, skipped: run.asked.skipped },
    );
  const likely = () => mayMatch(members, context.outlook.prospects(question));
  const { value, run } = await (paged !== undefined
    ? gatherPage(context, members, question, paged, foldAnswers)
    : choice !== undefined
      ? gatherChosen(context, members, likely(), asks, choice, foldAnswers)
      : gather(context, members, likely(), asks, foldAnswers));
  // Nobody has it, say all that answered; but when not all did, a null would say more than is known.
  if (value === null && run.asked.missing.size > 0) throw unavailable(run.asked, field.name);
  return followReferences(whole, value, run);
}

function mayMatch(members: readonly Member[], prospects: Prospects): Member[] {
  return members.filter((member) => prospects.get(member)?.most !== 0);
}

async function answerRouted(
  context: ScatterContext,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly [FieldNode, ...FieldNode[]],
  by: string,
): Promise<unknown> {
  const { compilation } = context;
  const values = argumentValues(compilation.operation, field, nodes[0]);
  const member = memberNamedBy(values[by], compilation.register);
  if (member === undefined) return null;
  const { value, run } = await askOne(context, member, field, values, nodes, by);
  if (run.asked.missing.size > 0) throw unavailable(run.asked, field.name);
  return followReferences(context, value, run);
}

/** What is some person's own affair, or changes something: the member is asked for it afresh, and nothing of it is kept here. */
async function answerPersonal(
  context: ScatterContext,
  root: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly [FieldNode, ...FieldNode[]],
  by: string,
): Promise<unknown> {
  const { compilation } = context;
  const { schema } = compilation.operation.rules;
  const isChange = root === schema.getMutationType();
  const values = argumentValues(compilation.operation, field, nodes[0]);
  const member = memberNamedBy(values[by], compilation.register);
  if (member === undefined) {
    if (isChange) throw new ShafafError('UNKNOWN_MEMBER', `${field.name}: ${by} names no member of the province.`);
    return null;
  }
  const { value, run } = await askOne({ ...context, asker: context.personalAsker }, member, field, values, nodes, by);
  if (run.asked.missing.size > 0) throw isChange ? unchanged(run.asked, field.name) : unavailable(run.asked, field.name);
  return followReferences(context, value, run);
}

function askOne(
  context: ScatterContext,
  member: Member,
  field: GraphQLField<unknown, unknown>,
  values: { [name: string]: unknown },
  nodes: readonly [FieldNode, ...FieldNode[]],
  by: string,
): Promise<Gathered<unknown>> {
  const { compilation } = context;
  const named = getNamedType(field.type);
  if (!isCompositeType(named)) throw new Error(`${field.name} is routed, but no object`); // refused at start
  const asks = new AskSet();
  const { alias, object } = asks.object(field.name, askArguments(field, values));
  const selectionSets = nodes.map(({ selectionSet }) => selectionSet);
  const read = checked(field.type, field.name, compileObject(compilation, named, selectionSets, object, field.name));
  const key = values[by];
  // Where the argument is the key of what is asked for, nothing else may be given.
  const expected = typeof key === 'string' && isKey(compilation.operation.rules, named, by) ? { expected: key } : {};
  return gather(context, [member], [member], asks, ([answer], run) =>
    answer === undefined ? null : read(valueAt(answer.data, alias), { member, run, ...expected }),
  );
}

function isKey(rules: Rules, type: GraphQLCompositeType, name: string): boolean {
  const possible = isObjectType(type) ? [type] : rules.schema.getPossibleTypes(type);
  return possible.every((each) => rules.entity(each.name)?.key === name);
}
