import { LONGEST_CURSOR_ID, LONGEST_CURSOR_KEY } from '@shafaf/shared/graph/cursor';
import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionNode,
} from 'graphql';
import type { AskSet } from '../AskSet.ts';
import { isPartial } from '../BadAnswer.ts';
import { isJsonObject } from '../check.ts';
import type { Member } from '../Member.ts';
import type { PageReader } from '../merge/memberPage.ts';
import { orderKeyOf, type Place, placeOrder } from '../merge/orderKey.ts';
import { type Page, placeOf } from '../merge/page.ts';
import type { Rules } from '../rules.ts';
import type { RowsPage } from './compileRows.ts';
import { expandNodes } from './expandNodes.ts';
import type { KeepCells, ListedRow } from './RowsQuestion.ts';
import { strictLeaf, UNFIT } from './strictLeaf.ts';

/** Reads pages of which every row is plainly what it should be. */
export interface CompactPage<Kept> {
  /** Undefined when anything at all in the page is not: then it is for the ordinary way to say what is wrong, and what of it can be used. */
  read: (member: Member, value: unknown, first: number, previous: Place | null) => RowsPage<Kept> | undefined;
}

/** What the ordinary way knows of the list. */
export interface ListKnown {
  rules: Rules;
  type: GraphQLObjectType;
  /** The list's `nodes`, as they were selected. */
  nodes: readonly FieldNode[];
  page: Page;
  reads: readonly string[] | null;
  reader: PageReader;
}

/** Reads a value of an object that is given as a list, `UNFIT` when it is not plainly what the schema says. */
type ReadCell = (object: readonly unknown[], member: Member) => unknown;
type ReadValue = (value: unknown, member: Member) => unknown;

const LONGEST_LIST = 10_000;
const LONGEST_ENTITY_KEY = 500;

/**
 * Prepares the short way for pages whose objects are lists of values: nothing is made of a row but the cells that are wanted. It accepts less than
 * the ordinary way does, and nothing else, so that what it gives is what that would give.
 * @param asks what was asked of the connection
 * @returns undefined when there is no such way for what is asked
 */
export function compileCompactPage<Kept>(known: ListKnown, asks: AskSet, { paths, keep }: KeepCells<Kept>): CompactPage<Kept> | undefined {
  const { rules, type, nodes, page, reads, reader } = known;
  const [category, ...others] = reads ?? [];
  const list = asks.asks.find(({ name }) => name === 'nodes');
  const info = asks.asks.find(({ name }) => name === 'pageInfo');
  const [more] = info?.object?.asks ?? [];
  if (category === undefined || others.length > 0 || list?.object === undefined || info === undefined || more === undefined)
    return undefined;
  const rowAsks = list.object;
  const selections = nodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
  const { order } = page;
  const compare = placeOrder(order.direction);
  const after = page.after && placeOf(page.after, order);
  const cells = paths.map((path) => compileCell(rules, type, selections, rowAsks, path.split('.')));
  const readId = compileCell(rules, type, null, rowAsks, ['id']);
  const readKey = compileCell(rules, type, null, rowAsks, order.field.split('.'));
  const width = () => rowAsks.asks.length;

  function readRow(given: unknown, member: Member, prefix: string): ListedRow<Kept> | undefined {
    if (!Array.isArray(given) || given.length !== width()) return undefined;
    const id = readId(given, member);
    if (typeof id !== 'string' || id.length <= prefix.length || id.length > LONGEST_CURSOR_ID || !id.startsWith(prefix)) return undefined;
    const jsonKey = readKey(given, member);
    const isKey = jsonKey === null || typeof jsonKey === 'number' || (typeof jsonKey === 'string' && jsonKey.length <= LONGEST_CURSOR_KEY);
    if (!isKey) return undefined;
    const values = new Array<unknown>(cells.length);
    for (let i = 0; i < cells.length; i++) {
      const value = cells[i]?.(given, member);
      if (value === UNFIT) return undefined;
      values[i] = value;
    }
    return { member: member.code, id, key: orderKeyOf(order.type.name, jsonKey), jsonKey, kept: keep(values) };
  }

  /** Whether the filter's conditions, and who owns the rows, hold of all of them. */
  function areMatching(value: unknown, rows: readonly ListedRow<Kept>[], member: Member): boolean {
    if (!reader.hasConditions) return true;
    const expanded = expandNodes(type, asks, value);
    const objects: unknown = isJsonObject(expanded) && list !== undefined ? expanded[list.alias] : undefined;
    if (!Array.isArray(objects)) return false;
    const ownPage = { member, rows: [], limit: 0, given: 0, hasMore: false, bad: [], isReadThrough: true, held: undefined };
    try {
      for (const [at, row] of rows.entries()) {
        const object: unknown = objects[at];
        if (!isJsonObject(object)) return false;
        reader.checkMatching({ ...row, member, object, page: ownPage, isMatching: false });
      }
      return true;
    } catch (error) {
      if (isPartial(error)) return false;
      throw error;
    }
  }

  return {
    read(member, value, first, previous) {
      if (!isJsonObject(value)) return undefined;
      const [given, pageInfo] = [value[list.alias], value[info.alias]];
      if (!Array.isArray(given) || given.length > first || !isJsonObject(pageInfo)) return undefined;
      const hasMore = pageInfo[more.alias];
      if (typeof hasMore !== 'boolean' || (hasMore && given.length < first)) return undefined;
      const prefix = `${member.code}:${category}:`;
      let last: Place | null = previous ?? after;
      const rows: ListedRow<Kept>[] = [];
      for (const item of given) {
        const row = readRow(item, member, prefix);
        if (row === undefined || (last !== null && compare(last, row) >= 0)) return undefined;
        rows.push(row);
        last = row;
      }
      if (!areMatching(value, rows, member)) return undefined;
      return { rows, hasMore, end: rows.at(-1) ?? { key: null, jsonKey: null, id: '' }, dropped: [] };
    },
  };
}

/** The same cells of a whole row, as the ordinary way reads it. */
export function keepOfCells<Kept>({ paths, keep }: KeepCells<Kept>): (row: Readonly<Record<string, unknown>>) => Kept {
  const names = paths.map((path) => path.split('.'));
  return (row) => keep(names.map((each) => cellOf(row, each, 0)));
}

function cellOf(value: unknown, names: readonly string[], at: number): unknown {
  if (value === null || value === undefined) return null;
  const name = names[at];
  if (name === undefined) return value;
  if (Array.isArray(value)) return value.map((item) => cellOf(item, names, at)).filter((item) => item !== null);
  return typeof value === 'object' ? cellOf(Reflect.get(value, name), names, at + 1) : null;
}

const unfit = () => UNFIT;

/**
 * Reads what stands at a path in an object.
 * @param selections what was selected of the object; null where the path says all
 */
function compileCell(
  rules: Rules,
  type: GraphQLObjectType,
  selections: readonly SelectionNode[] | null,
  asks: AskSet,
  [name = '', ...rest]: readonly string[],
): ReadCell {
  const at = asks.asks.findIndex((ask) => ask.name === name && ask.arguments.length === 0);
  const field = type.getFields()[name];
  if (at < 0 || field === undefined) return unfit;
  const below = selections === null ? null : innerSelections(selections, name);
  const read = compileValue(rules, field.type, below, asks.asks[at]?.object, rest);
  if (!rules.isOwner(type.name, name)) return (object, member) => read(object[at], member);
  // Whose row it is: the code of the member that gave it, and nothing else.
  return (object, member) => {
    const value = read(object[at], member);
    return rest.length === 1 && value !== member.code ? UNFIT : value;
  };
}

function innerSelections(selections: readonly SelectionNode[], name: string): SelectionNode[] {
  return selections.flatMap((each) => (each.kind === 'Field' && each.name.value === name ? (each.selectionSet?.selections ?? []) : []));
}

function compileValue(
  rules: Rules,
  type: GraphQLOutputType,
  selections: readonly SelectionNode[] | null,
  asks: AskSet | undefined,
  rest: readonly string[],
): ReadValue {
  if (isNonNullType(type)) {
    const read = compileNullable(rules, type.ofType, selections, asks, rest);
    return (value, member) => (value === null || value === undefined ? UNFIT : read(value, member));
  }
  const read = compileNullable(rules, type, selections, asks, rest);
  return (value, member) => (value === null ? null : value === undefined ? UNFIT : read(value, member));
}

function compileNullable(
  rules: Rules,
  type: Exclude<GraphQLOutputType, { kind: 'NonNull' }>,
  selections: readonly SelectionNode[] | null,
  asks: AskSet | undefined,
  rest: readonly string[],
): ReadValue {
  if (isNonNullType(type)) return unfit;
  if (isListType(type)) {
    const read = compileValue(rules, type.ofType, selections, asks, rest);
    return (value, member) => {
      if (!Array.isArray(value) || value.length > LONGEST_LIST) return UNFIT;
      if (value.length === 0) return value;
      const items = value.map((item) => read(item, member));
      if (items.includes(UNFIT)) return UNFIT;
      return rest.length === 0 ? items : items.filter((item) => item !== null);
    };
  }
  if (isLeafType(type)) return rest.length === 0 ? strictLeaf(type) : unfit;
  if (!isObjectType(type) || asks === undefined) return unfit;
  const readObject =
    rest.length === 0 ? compileObject(rules, type, selections ?? [], asks) : compileCell(rules, type, selections, asks, rest);
  const key = rules.entity(type.name)?.key;
  const keyAt = asks.asks.findIndex(({ name }) => name === key);
  return (value, member) => {
    if (!Array.isArray(value) || value.length !== asks.asks.length) return UNFIT;
    const known: unknown = keyAt < 0 ? null : value[keyAt];
    if (typeof known === 'string' && known.length > LONGEST_ENTITY_KEY) return UNFIT;
    return readObject(value, member);
  };
}

/** The client's object of an object that is given as a list. */
function compileObject(rules: Rules, type: GraphQLObjectType, selections: readonly SelectionNode[], asks: AskSet): ReadCell {
  const fields = selections.map((selection): [key: string, read: ReadCell] =>
    selection.kind === 'Field' && selection.alias === undefined
      ? [selection.name.value, compileCell(rules, type, selections, asks, [selection.name.value])]
      : ['', unfit],
  );
  return (object, member) => {
    const made: Record<string, unknown> = Object.create(null);
    for (const [key, read] of fields) {
      const value = read(object, member);
      if (value === UNFIT) return UNFIT;
      made[key] = value;
    }
    return made;
  };
}
