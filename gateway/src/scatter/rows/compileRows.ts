import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { cursorScope } from '@shafaf/shared/graph/cursor';
import { getNamedType, getVariableValues, isObjectType, parse } from 'graphql';
import { AskSet } from '../AskSet.ts';
import { type BadAnswer, isPartial, WorthlessAnswer } from '../BadAnswer.ts';
import { type JsonObject, valueAt } from '../check.ts';
import { type Dropped, isWorthless } from '../Faults.ts';
import type { Member } from '../Member.ts';
import { memberArguments } from '../merge/connection.ts';
import { compilePage } from '../merge/memberPage.ts';
import { type Place, placeOrder } from '../merge/orderKey.ts';
import { type Page, readPage } from '../merge/page.ts';
import { type Question, questionOf } from '../prune/Question.ts';
import { Run } from '../Run.ts';
import { routeFilter } from '../route.ts';
import { compileObject } from '../row.ts';
import { inputTypeOf, type Rules, rowType } from '../rules.ts';
import { argumentValues, askArguments, collectFields, type Operation } from '../selection.ts';
import { compileCompactPage, keepOfCells } from './compactPage.ts';
import { expandNodes } from './expandNodes.ts';
import type { Keeping, ListedRow, RowPlace, RowsQuestion } from './RowsQuestion.ts';

/** A page of one member's rows. */
export interface RowsPage<Kept> {
  rows: readonly ListedRow<Kept>[];
  /** Whether the member has more after these. */
  hasMore: boolean;
  /** Where its next page begins. */
  end: RowEnd;
  /** What of it was left out. */
  dropped: readonly Dropped[];
}

/** Where a page of a member's ends. */
export interface RowEnd extends Place {
  jsonKey: string | number | null;
}

/** How a list is asked for and read. */
export interface CompiledRows<Kept> {
  /** The members whose rows can be meant at all. */
  members: readonly Member[];
  /** What is compared with synopses. */
  question: Question;
  compare: (a: Place, b: Place) => number;
  /** The question for a member's rows after a place, or from where the list begins when that is null. */
  ask: (after: RowEnd | null, first: number) => AskSet;
  /**
   * Reads a member's answer.
   * @param after the place that was asked for
   * @throws BadAnswer when nothing of it can be used
   */
  read: (member: Member, data: JsonObject, first: number, after: Place | null) => RowsPage<Kept>;
}

const NOBODY = { members: [], skipped: [], missing: new Map(), dropped: [], stale: new Map() };

/**
 * Prepares a list to be read row by row.
 * @throws ShafafError for a filter, an order or a place that cannot be
 */
export function compileRows<Kept>(
  rules: Rules,
  register: readonly Member[],
  { query: text, variables, after }: RowsQuestion,
  keeping: Keeping<Kept>,
): CompiledRows<Kept> {
  const { definition, operation } = readOperation(rules, text, variables);
  const query = rules.schema.getQueryType();
  if (query === null || query === undefined) throw new Error('the schema has no Query'); // refused at start
  const [nodes] = [...collectFields(operation, query, [definition.selectionSet]).values()];
  const field = nodes && query.getFields()[nodes[0].name.value];
  const rule = field && rules.answer(query.name, field.name);
  const type = field && getNamedType(field.type);
  const rowsType = field && rowType(field);
  if (nodes === undefined || field === undefined || !isObjectType(type) || rowsType === undefined || rule?.kind !== 'scatter')
    throw new Error('the question is none for a list');
  const compilation = { operation, register };
  const given = argumentValues(operation, field, nodes[0]);
  const { concerns, passedOn, conditions } = routeFilter(rules, inputTypeOf(field, 'filter'), given.filter, register);
  const values = after !== null && 'cursor' in after ? { ...given, after: after.cursor } : given;
  const page = beginning(readPage(rules, field, rowsType, values, passedOn, null, rule.order), after);
  const asks = new AskSet();
  const argumentsFor = (from: Page) => askArguments(field, memberArguments(values, passedOn, from, true));
  const { alias, object } = asks.object(field.name, argumentsFor(page));
  const reader = compilePage({ page, conditions, reads: rule.reads, holder: null }, rowsType, object, field.name);
  const wanted = collectFields(
    operation,
    type,
    nodes.map(({ selectionSet }) => selectionSet),
  ).get('nodes');
  const readObject = compileObject(
    compilation,
    rowsType,
    (wanted ?? []).map(({ selectionSet }) => selectionSet),
    reader.rowAsks,
    `${field.name}.nodes`,
  );
  const keep = keeping.of === 'ROW' ? keeping.keep : keepOfCells(keeping);
  const compact =
    keeping.of === 'ROW'
      ? undefined
      : compileCompactPage({ rules, type: rowsType, nodes: wanted ?? [], page, reads: rule.reads, reader }, object, keeping);
  const scope = cursorScope(field.name, passedOn ?? null, null);
  const { value: orderField, direction } = page.order;
  const compare = placeOrder(direction);

  return {
    members: register.filter((member) => concerns(member) && !page.wasMissing(member.code)),
    question: questionOf(rule.reads, conditions),
    compare,
    ask(end, first) {
      const place = end === null ? page.after : { field: orderField, direction, key: end.jsonKey, id: end.id, scope };
      return asks.withArguments(alias, argumentsFor({ ...page, limit: first, after: place }));
    },
    read(member, data, first, previous) {
      const value = valueAt(data, alias);
      const quick = compact?.read(member, value, first, previous);
      if (quick !== undefined) return quick;
      const run = new Run(NOBODY);
      const found = reader.read({ member, value: expandNodes(rowsType, object, value) }, first);
      const { given: count, hasMore } = found;
      const begin = found.rows[0];
      if (previous !== null && begin !== undefined && compare(previous, begin) >= 0)
        throw new WorthlessAnswer(member.code, field.name, 'begins before the place that was asked for', 'NOT_ASKED_FOR');
      for (const { id, error } of found.bad) run.faults.addRow(error, id);
      const rows: ListedRow<Kept>[] = [];
      let latest: BadAnswer | undefined;
      for (const row of found.rows) {
        const { id, key, jsonKey, object: given } = row;
        try {
          reader.checkMatching(row);
          const value = readObject(given, { member, run, row: id });
          if (!isRecord(value)) throw new Error('a row that is no object'); // the reader makes objects
          rows.push({ member: member.code, id, key, jsonKey, kept: keep(value) });
        } catch (error) {
          if (!isPartial(error)) throw error;
          latest = error;
          run.faults.addRow(error, id);
        }
      }
      if (latest !== undefined && isWorthless(run.faults.countOf(member.code), count)) throw WorthlessAnswer.from(latest);
      const last = found.rows.at(-1);
      // Whoever says that more follow has given a full page: one of which no row has a place was refused.
      if (hasMore && last === undefined) throw new WorthlessAnswer(member.code, field.name, `not one of ${count} rows can be used`);
      return { rows, hasMore, end: last ?? { key: null, jsonKey: null, id: '' }, dropped: run.faults.report() };
    },
  };
}

function readOperation(rules: Rules, text: string, variables: RowsQuestion['variables']) {
  const [definition] = parse(text, { noLocation: true }).definitions;
  if (definition?.kind !== 'OperationDefinition') throw new Error('the question is no operation');
  const { coerced, errors } = getVariableValues(rules.schema, definition.variableDefinitions ?? [], variables);
  if (errors !== undefined) throw new ShafafError('BAD_USER_INPUT', errors.map(({ message }) => message).join(' '));
  const operation: Operation = { rules, fragments: new Map(), variables: coerced };
  return { definition, operation };
}

/** The page from which the list begins. */
function beginning(page: Page, after: RowPlace | null): Page {
  if (after === null || 'cursor' in after) return page;
  const { value: field, direction, type } = page.order;
  if (after.key !== null) {
    try {
      type.parseValue(after.key);
    } catch {
      throw new ShafafError('BAD_CURSOR', `The place does not hold a value of ${type.name}, by which the list is ordered.`);
    }
  }
  return { ...page, after: { field, direction, key: after.key, id: after.id, scope: '' } };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
