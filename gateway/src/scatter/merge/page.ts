import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { type Cursor, type CursorContext, cursorScope, decodeCursor, encodeCursor } from '@shafaf/shared/graph/cursor';
import { DEFAULT_PAGE, LARGEST_PAGE } from '@shafaf/shared/graph/limits';
import { type GraphQLField, type GraphQLLeafType, type GraphQLObjectType, getNamedType, isLeafType } from 'graphql';
import { type FixedOrder, orderEnum, type Rules } from '../rules.ts';
import { divideCursor } from './missingEarlier.ts';
import { orderKeyOf, type Place } from './orderKey.ts';

/** Which rows of a connection are wanted. */
export interface Page {
  forwards: boolean;
  limit: number;
  after: Cursor | null;
  before: Cursor | null;
  order: Order;
  /** Whether a member was missing from the page that one of the cursors is from, and stays out of this one. */
  wasMissing: (code: string) => boolean;
  /**
   * Makes the cursor of a row.
   * @param naming names who is missing from this page, by `namingMissing`
   */
  cursorOf: (key: string | number | null, id: string, naming: string) => string;
  /** The `after` or `before` that means the same to a member, whose filter lacks what the register decides. */
  forMember: (cursor: Cursor) => string;
}

/** An order of rows. */
export interface Order {
  /** The enum's value, such as `AMOUNT`. */
  value: string;
  direction: 'ASC' | 'DESC';
  /** The row's field and its type. */
  field: string;
  type: GraphQLLeafType;
}

/**
 * Reads a connection's paging arguments.
 * @param ordered the type that has the fields by which rows are ordered
 * @param of the type of the entity it hangs on, null at the root
 * @param fixed its order, where no argument says it
 * @throws ShafafError `BAD_USER_INPUT` or `BAD_CURSOR`
 */
export function readPage(
  rules: Rules,
  field: GraphQLField<unknown, unknown>,
  ordered: GraphQLObjectType,
  values: { [name: string]: unknown },
  passedOn: unknown,
  of: string | null,
  fixed: FixedOrder | null,
): Page {
  const order = fixed === null ? readOrder(rules, field, ordered, values.orderBy) : fixedOrder(field, ordered, fixed);
  const first = readCount('first', values.first);
  const last = readCount('last', values.last);
  if (first !== null && last !== null)
    throw new ShafafError('BAD_USER_INPUT', `${field.name}: give either first or last, but not both (got first: ${first}, last: ${last}).`);
  const context: CursorContext = {
    field: order.value,
    direction: order.direction,
    scope: cursorScope(field.name, whatIsListed(values, values.filter), of),
  };
  const after = readCursor(values.after, context, order);
  const before = readCursor(values.before, context, order);
  const memberScope = cursorScope(field.name, whatIsListed(values, passedOn), of);
  return {
    forwards: last === null,
    limit: first ?? last ?? DEFAULT_PAGE,
    after: after.cursor,
    before: before.cursor,
    order,
    wasMissing: (code) => after.wasMissing(code) || before.wasMissing(code),
    cursorOf: (key, id, naming) => encodeCursor({ ...context, key, id }) + naming,
    forMember: (cursor) => encodeCursor({ ...cursor, scope: memberScope }),
  };
}

/** Arguments that say which part of a list is meant, and how it is ordered. */
const PAGING: ReadonlySet<string> = new Set(['first', 'after', 'last', 'before', 'orderBy']);

/** What is given beside the paging and the filter, such as a text that is looked for. */
export function furtherArguments(values: { [name: string]: unknown }): [name: string, value: unknown][] {
  return Object.entries(values).filter(([name, value]) => !PAGING.has(name) && name !== 'filter' && value !== null && value !== undefined);
}

/** What a cursor is bound to: the filter, or all that is given but the paging where there is more than that. */
function whatIsListed(values: { [name: string]: unknown }, filter: unknown): unknown {
  const further = furtherArguments(values);
  if (further.length === 0) return filter ?? null;
  const isGiven =
    typeof filter === 'object' && filter !== null && Object.values(filter).some((value) => value !== null && value !== undefined);
  return { ...Object.fromEntries(further), ...(isGiven && { filter }) };
}

/** A cursor's place in the order. */
export function placeOf(cursor: Cursor, order: Order): Place {
  return { key: orderKeyOf(order.type.name, cursor.key), id: cursor.id };
}

function fixedOrder(list: GraphQLField<unknown, unknown>, ordered: GraphQLObjectType, { field, direction }: FixedOrder): Order {
  const type = getNamedType(ordered.getFields()[field]?.type);
  if (!isLeafType(type)) throw new Error(`${list.name} cannot be ordered by ${field}`); // refused at start
  return { value: field, direction, field, type };
}

function readOrder(rules: Rules, field: GraphQLField<unknown, unknown>, ordered: GraphQLObjectType, value: unknown): Order {
  const values = orderEnum(field);
  if (values === undefined) throw new Error(`${field.name} is no connection`); // refused at start
  if (typeof value !== 'object' || value === null)
    throw new ShafafError('BAD_USER_INPUT', `${field.name}: orderBy must not be null; leave it out for the usual order.`);
  const name: unknown = Reflect.get(value, 'field');
  const direction: unknown = Reflect.get(value, 'direction');
  const fieldName = typeof name === 'string' ? rules.orderedBy(values.name, name) : undefined;
  const type = fieldName === undefined ? undefined : getNamedType(ordered.getFields()[fieldName]?.type);
  if (typeof name !== 'string' || fieldName === undefined || !isLeafType(type))
    throw new ShafafError('BAD_USER_INPUT', `${field.name}: orderBy.field has no value that rows can be ordered by.`);
  return { value: name, direction: direction === 'ASC' ? 'ASC' : 'DESC', field: fieldName, type };
}

function readCount(name: string, value: unknown): number | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'number' || value < 0 || value > LARGEST_PAGE)
    throw new ShafafError(
      'BAD_USER_INPUT',
      `${name}: must be from 0 to ${LARGEST_PAGE}, but got ${String(value)}. Ask for the following pages with a cursor.`,
    );
  return value;
}

/** A cursor as a client gives it: a place, and who was missing from its page. */
interface GivenCursor {
  cursor: Cursor | null;
  wasMissing: (code: string) => boolean;
}

function readCursor(value: unknown, context: CursorContext, order: Order): GivenCursor {
  if (typeof value !== 'string') return { cursor: null, wasMissing: () => false };
  const { cursor: text, wasMissing } = divideCursor(value);
  const cursor = decodeCursor(text, context);
  if (cursor.key !== null) {
    try {
      order.type.parseValue(cursor.key);
    } catch {
      throw new ShafafError('BAD_CURSOR', 'The cursor does not hold a value that the order could have.');
    }
  }
  return { cursor, wasMissing };
}
