import { LONGEST_CURSOR_ID, LONGEST_CURSOR_KEY } from '@shafaf/shared/graph/cursor';
import { parseGlobalId } from '@shafaf/shared/graph/globalId';
import type { GraphQLObjectType } from 'graphql';
import type { AskSet } from '../AskSet.ts';
import { BadAnswer, isPartial, shown, WorthlessAnswer } from '../BadAnswer.ts';
import { checkLeaf, checkList, checkObject, type JsonObject, valueAt } from '../check.ts';
import { isWorthless } from '../Faults.ts';
import type { Member } from '../Member.ts';
import { type Condition, heldText } from '../prune/Condition.ts';
import type { Source } from './compileScattered.ts';
import { orderKeyOf, type Place, placeOrder } from './orderKey.ts';
import { type Page, placeOf } from './page.ts';
import { compileHolds, compileRowConditions } from './rowConditions.ts';

/** A row of one member's page. */
export interface Row extends Place {
  member: Member;
  /** The key as it stands in JSON, for the row's cursor. */
  jsonKey: string | number | null;
  object: JsonObject;
  /** Where it stands. */
  page: MemberPage;
  /** Whether it was found to be what was asked for. */
  isMatching: boolean;
}

/** One member's page: the rows of it that can be used. */
export interface MemberPage {
  member: Member;
  /** In the direction in which the page is walked. */
  rows: readonly Row[];
  /** How many rows the member was asked for. */
  limit: number;
  /** How many it gave. */
  given: number;
  /** Whether it says that more rows follow, in the direction in which the page is walked. */
  hasMore: boolean;
  /** The rows that cannot be used. */
  bad: BadRow[];
  /** Whether each row was read to its last field. Rows that come into no answer mostly are not. */
  isReadThrough: boolean;
  /** For the list of an entity: the entity's key. */
  held: string | undefined;
}

/** A row that cannot be used. */
export interface BadRow {
  /** Undefined where it has none. */
  id: string | undefined;
  error: BadAnswer;
}

/** What members' rows are held against. */
export interface RowRules {
  page: Page;
  /** What the rows must satisfy. */
  conditions: readonly Condition[];
  /** The categories they may be of, by their names in ids; null when any. */
  reads: readonly string[] | null;
  /** For the list of an entity: the rows' field that holds its key. */
  holder: string | null;
}

/** Asks for a page's rows and reads what members give. */
export interface PageReader {
  /** Where those who use the rows ask for what they need. */
  rowAsks: AskSet;
  /** Compares places in the direction in which the page is walked. */
  compare: (a: Place, b: Place) => number;
  /**
   * A member's page, read once however often it is asked for.
   * @param limit how many rows the member was asked for
   * @throws BadAnswer when nothing of it can be used
   */
  read: (source: Source, limit: number) => MemberPage;
  /** Whether there is anything that `checkMatching` looks at. */
  hasConditions: boolean;
  /** Refuses a row that is not what was asked for, with a `BadAnswer`. Only rows that come into an answer need be held against all of it. */
  checkMatching: (row: Row) => void;
}

/**
 * Asks for the rows of a connection. What a member gives is held against the question: each row must be its own, of the form that the
 * schema says, once, within the cursors and as the filter asks; all must be in order, and no more than were asked for.
 */
export function compilePage(rules: RowRules, type: GraphQLObjectType, connection: AskSet, place: string): PageReader {
  const { page, conditions, reads, holder } = rules;
  const { alias, object: rowAsks } = connection.object('nodes');
  const pageInfo = connection.object('pageInfo');
  const moreAlias = pageInfo.object.leaf(page.forwards ? 'hasNextPage' : 'hasPreviousPage');
  const idAlias = rowAsks.leaf('id');
  const keyAlias = rowAsks.leaf(page.order.field);
  const inOrder = placeOrder(page.order.direction);
  const compare = page.forwards ? inOrder : (a: Place, b: Place) => inOrder(b, a);
  const after = page.after && placeOf(page.after, page.order);
  const before = page.before && placeOf(page.before, page.order);
  const rowPlace = `${place}.nodes`;
  const keyPlace = `${rowPlace}.${page.order.field}`;
  const checkConditions = compileRowConditions(type, conditions, page.order.field, rowAsks, rowPlace);
  const checkHolder = holder === null ? null : compileHolds(type, holder, rowAsks, rowPlace);
  /** By the object that a member gave as its page. */
  const known = new WeakMap<object, MemberPage>();

  function checkId(member: Member, prefixes: readonly string[], id: unknown): asserts id is string {
    if (typeof id === 'string' && id.length <= LONGEST_CURSOR_ID && isOfOne(prefixes, id)) return;
    if (typeof id !== 'string' || !id.startsWith(`${member.code}:`))
      throw new BadAnswer(member.code, `${rowPlace}.id`, `should begin with "${member.code}:", but is ${shown(id)}`, 'NOT_ITS_OWN');
    if (id.length > LONGEST_CURSOR_ID) throw new BadAnswer(member.code, `${rowPlace}.id`, `has ${id.length} characters`);
    if (parseGlobalId(id) === null) throw new BadAnswer(member.code, `${rowPlace}.id`, `is no global id, but ${shown(id)}`);
    if (reads !== null)
      throw new BadAnswer(member.code, `${rowPlace}.id`, `is of another category than ${reads}: ${shown(id)}`, 'NOT_ASKED_FOR');
  }

  function readKey(member: Member, given: unknown): string | number | null {
    if (given === null || given === undefined) return null;
    const key = checkLeaf(page.order.type, given, member, keyPlace);
    if (typeof key === 'number' || (typeof key === 'string' && key.length <= LONGEST_CURSOR_KEY)) return key;
    throw new BadAnswer(member.code, keyPlace, 'is no value to order by');
  }

  function readRow(item: unknown, rowsPage: MemberPage, prefixes: readonly string[]): Row {
    const { member } = rowsPage;
    const object = checkObject(item, member, rowPlace);
    const id = valueAt(object, idAlias);
    checkId(member, prefixes, id);
    const jsonKey = readKey(member, valueAt(object, keyAlias));
    const row = { member, id, key: orderKeyOf(page.order.type.name, jsonKey), jsonKey, object, page: rowsPage, isMatching: false };
    if ((after !== null && inOrder(row, after) <= 0) || (before !== null && inOrder(row, before) >= 0))
      throw new BadAnswer(member.code, rowPlace, 'lies outside the page', 'NOT_ASKED_FOR');
    return row;
  }

  /** The rows that can be used; the others are noted as bad. */
  function readRows(list: readonly unknown[], rowsPage: MemberPage): Row[] {
    const rows: Row[] = [];
    const { member, bad } = rowsPage;
    const prefixes = (reads ?? []).map((category) => `${member.code}:${category}:`);
    for (let i = 0; i < list.length; i++) {
      const item = list[page.forwards ? i : list.length - 1 - i];
      try {
        const row = readRow(item, rowsPage, prefixes);
        if (row.id === rows.at(-1)?.id) throw new BadAnswer(member.code, rowPlace, 'stands twice', 'REPEATED');
        rows.push(row);
      } catch (error) {
        if (!isPartial(error)) throw error;
        bad.push({ id: idOf(item, idAlias), error });
        refuseWorthless(rowsPage, place);
      }
    }
    return rows;
  }

  function readPage({ member, value, held: key }: Source, limit: number): MemberPage {
    const part = checkObject(value, member, place);
    const list = checkList(valueAt(part, alias), member, rowPlace, limit);
    const more = valueAt(checkObject(valueAt(part, pageInfo.alias), member, `${place}.pageInfo`), moreAlias);
    if (typeof more !== 'boolean')
      throw new BadAnswer(member.code, `${place}.pageInfo`, `should say whether more follow, but says ${shown(more)}`);
    // Whoever says so could keep the page from ever being full.
    if (more && list.length < limit)
      throw new BadAnswer(member.code, `${place}.pageInfo`, `says that more follow, but only ${list.length} of ${limit} rows are given`);
    const held = key === undefined ? undefined : heldText(key);
    const read: MemberPage = { member, rows: [], limit, given: list.length, hasMore: more, bad: [], isReadThrough: false, held };
    read.rows = readRows(list, read);
    // Rows that are out of order because they should not be there cost no more than themselves.
    if (findDisorder(read.rows, compare) !== undefined) leaveOutRows(read, findBad(read.rows, checkMatching));
    const disorder = findDisorder(read.rows, compare);
    if (disorder !== undefined)
      throw new BadAnswer(member.code, rowPlace, `is not in order: ${shown(disorder[0].id)} and ${shown(disorder[1].id)}`);
    refuseWorthless(read, place);
    return read;
  }

  function checkMatching(row: Row): void {
    if (row.isMatching) return;
    const { object, member, key } = row;
    checkConditions?.(object, member, key);
    if (row.page.held !== undefined) checkHolder?.(object, member, row.page.held);
    row.isMatching = true;
  }

  return {
    rowAsks,
    compare,
    hasConditions: checkConditions !== null || checkHolder !== null,
    read(source, limit) {
      const { value } = source;
      const before = typeof value === 'object' && value !== null ? known.get(value) : undefined;
      if (before !== undefined) {
        refuseWorthless(before, place);
        return before;
      }
      const read = readPage(source, limit);
      if (typeof value === 'object' && value !== null) known.set(value, read);
      return read;
    },
    checkMatching,
  };
}

/** The first two rows that stand in the wrong order; undefined when all are in order. */
function findDisorder(rows: readonly Row[], compare: PageReader['compare']): readonly [Row, Row] | undefined {
  for (let i = 1; i < rows.length; i++) {
    const [previous, row] = [rows[i - 1], rows[i]];
    if (previous !== undefined && row !== undefined && compare(previous, row) >= 0) return [previous, row];
  }
  return undefined;
}

/** Rows that a check refuses, and why. */
export function findBad(rows: Iterable<Row>, check: (row: Row) => void): Map<Row, BadAnswer> {
  const bad = new Map<Row, BadAnswer>();
  for (const row of rows) {
    try {
      check(row);
    } catch (error) {
      if (!isPartial(error)) throw error;
      bad.set(row, error);
    }
  }
  return bad;
}

/** Takes rows out of a page that proved bad when they were to come into an answer. */
export function leaveOutRows(page: MemberPage, bad: ReadonlyMap<Row, BadAnswer>): void {
  for (const [row, error] of bad) if (row.page === page) page.bad.push({ id: row.id, error });
  page.rows = page.rows.filter((row) => !bad.has(row));
}

function refuseWorthless({ member, bad, given }: MemberPage, place: string): void {
  if (isWorthless(bad.length, given))
    throw new WorthlessAnswer(
      member.code,
      place,
      `${bad.length} of ${given} rows are bad, such as ${shown(bad[0]?.id)}: ${bad[0]?.error.message}`,
    );
}

function isOfOne(prefixes: readonly string[], id: string): boolean {
  for (const prefix of prefixes) if (id.length > prefix.length && id.startsWith(prefix)) return true;
  return false;
}

function idOf(item: unknown, alias: string): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const id = Object.hasOwn(item, alias) ? Reflect.get(item, alias) : undefined;
  return typeof id === 'string' ? id : undefined;
}
