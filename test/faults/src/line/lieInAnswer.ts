import type { AnswerLie } from '../Fault.ts';
import { eachObject, isObject, type JsonObject } from './json.ts';

/** What stands in errors that a lying member gives; no client may ever see it. */
export const SECRET = 'at Object.<anonymous> (/srv/member/secret.js:1:1)';

/** A question to a member and its honest answer. */
export interface Exchange {
  /** Code of the member. */
  code: string;
  /** Code of a member that it can pass for. */
  another: string;
  /** The request's body. */
  question: string;
  /** The response's body. */
  answer: string;
}

/** Makes a lie of an answer: the text that goes to the gateway instead, or null when this answer gives no occasion for it. */
export function lieInAnswer(lie: AnswerLie, exchange: Exchange): string | null {
  const response: unknown = JSON.parse(exchange.answer);
  if (!isObject(response) || !isObject(response.data)) return null;
  const { data } = response;
  switch (lie) {
    case 'DATA_NULL':
      return JSON.stringify({ data: null });
    case 'FIELDS_GONE':
      return JSON.stringify({ data: {} });
    case 'STACK_TRACE':
      return JSON.stringify({ data: null, errors: [{ message: SECRET, extensions: { stacktrace: [SECRET] } }] });
    case 'PROTOTYPE_KEYS':
      // An object's braces become those of one with further keys: nobody asked for them.
      return exchange.answer.replaceAll(
        /\{"(?=[a-z])/g,
        '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"hasOwnProperty":1,"toString":null,"',
      );
    default:
      return lies[lie](data, exchange) ? JSON.stringify(response).replaceAll('"__own_prototype__"', '"__proto__"') : null;
  }
}

/** Changes the data in place, and says whether there was anything to change. */
type Change = (data: JsonObject, exchange: Exchange) => boolean;

/** Changes one row of each page that has any. */
const inFirstRow = (change: (row: JsonObject, exchange: Exchange) => boolean): Change =>
  inPages(({ rows }, exchange) => {
    const row = rows[Math.floor(rows.length / 2)];
    return isObject(row) && change(row, exchange);
  });

/** Changes each page with rows. */
function inPages(change: (page: { holder: JsonObject; rows: unknown[] }, exchange: Exchange) => boolean): Change {
  return (data, exchange) => {
    let changed = false;
    eachObject(data, (holder) => {
      const { nodes } = holder;
      if (Array.isArray(nodes) && nodes.length > 0 && change({ holder, rows: nodes }, exchange)) changed = true;
    });
    return changed;
  };
}

/** Changes each object that holds a count of rows. */
function inCounts(count: unknown): Change {
  return inObjects((object) => {
    const name = ['totalCount', 'count'].find((each) => Object.hasOwn(object, each));
    if (name === undefined) return false;
    object[name] = count;
    return true;
  });
}

function inGroups(change: (holder: JsonObject, groups: unknown[]) => void): Change {
  return inObjects((object) => {
    if (!Array.isArray(object.groups) || object.groups.length === 0) return false;
    change(object, object.groups);
    return true;
  });
}

function inObjects(change: (object: JsonObject, exchange: Exchange) => boolean): Change {
  return (data, exchange) => {
    let changed = false;
    const objects: JsonObject[] = [];
    eachObject(data, (object) => objects.push(object));
    for (const object of objects) if (change(object, exchange)) changed = true;
    return changed;
  };
}

/** Changes each record or entity that was asked for by its key. */
function inRecords(change: (record: JsonObject, exchange: Exchange) => boolean): Change {
  return (data, exchange) => {
    let changed = false;
    for (const record of Object.values(data).flat()) if (isObject(record) && change(record, exchange)) changed = true;
    return changed;
  };
}

/** Makes something else of what a member says of itself as an entity. */
function inItself(change: (member: JsonObject) => unknown): Change {
  return (data, { code }) => {
    let changed = false;
    for (const list of Object.values(data).filter(Array.isArray))
      for (const [place, item] of list.entries())
        if (isObject(item) && item.code === code) {
          list[place] = change(item);
          changed = true;
        }
    return changed;
  };
}

const set = (name: string, value: unknown) => (row: JsonObject) => {
  if (!Object.hasOwn(row, name)) return false;
  row[name] = value;
  return true;
};

function ofAnother(row: JsonObject, { code, another }: Exchange): boolean {
  if (typeof row.id !== 'string' || !row.id.startsWith(`${code}:`)) return false;
  row.id = another + row.id.slice(code.length);
  return true;
}

const lies: Record<Exclude<AnswerLie, 'DATA_NULL' | 'FIELDS_GONE' | 'STACK_TRACE' | 'PROTOTYPE_KEYS'>, Change> = {
  ROW_OF_ANOTHER: inFirstRow(ofAnother),
  ROW_OWNED_BY_ANOTHER: inFirstRow(({ member }, { another }) => isObject(member) && set('code', another)(member)),
  ROW_NULL: inPages(({ rows }) => {
    rows[0] = null;
    return true;
  }),
  ROW_LIST: inPages(({ rows }) => {
    rows[0] = [rows[0]];
    return true;
  }),
  ROW_TWICE: inPages(({ rows }) => {
    if (rows.length < 2) return false;
    rows[1] = rows[0];
    return true;
  }),
  ROW_WITHOUT_ID: inFirstRow((row) => {
    const had = Object.hasOwn(row, 'id');
    delete row.id;
    return had;
  }),
  ROW_WITH_ENDLESS_ID: inFirstRow((row, { code }) => set('id', `${code}:contracts:${'9'.repeat(5_000)}`)(row)),
  ROW_ID_IN_PROTOTYPE: inFirstRow((row) => {
    if (!Object.hasOwn(row, 'id')) return false;
    row.__own_prototype__ = { id: row.id };
    delete row.id;
    return true;
  }),
  ROW_TEXT_IS_OBJECT: inFirstRow(set('title', { toString: 'x', __own_prototype__: { polluted: true } })),
  ROW_TEXT_IS_NULL: inFirstRow(set('title', null)),
  ROW_KEY_IS_TEXT: inFirstRow(set('amount', 'much')),
  ROW_OUTSIDE_FILTER: inFirstRow((row, exchange) => {
    const filter = filterOfRows(exchange);
    if (!isObject(filter)) return false;
    if (typeof filter.fiscalYear === 'number' && typeof row.fiscalYear === 'number') return set('fiscalYear', row.fiscalYear + 1)(row);
    return typeof filter.supplier === 'string' && isObject(row.supplier) && set('key', '10101010103')(row.supplier);
  }),
  ROW_OUTSIDE_PAGE: inPages(({ rows: [row] }, exchange) => {
    const order = variables(exchange).find((value) => isObject(value) && value.field === 'AMOUNT' && value.direction === 'DESC');
    return order !== undefined && /after: \$/.test(exchange.question) && isObject(row) && set('amount', '9'.repeat(18))(row);
  }),
  ROWS_REVERSED: inPages(({ rows }) => {
    rows.reverse();
    return rows.length > 1;
  }),
  ROWS_TOO_MANY: inPages(({ rows }) => {
    // More than any page may hold, whatever was asked for.
    const given = [...rows];
    while (rows.length <= 220) rows.push(...given);
    return true;
  }),
  ROWS_NO_LIST: inPages(({ holder, rows }) => set('nodes', { length: rows.length })(holder)),
  PAGE_NULL: (data) => {
    const pages = Object.entries(data).filter(([, value]) => isObject(value) && Object.hasOwn(value, 'nodes'));
    for (const [name] of pages) data[name] = null;
    return pages.length > 0;
  },
  PAGE_INFO_NULL: inPages(({ holder }) => set('pageInfo', null)(holder)),
  COUNT_NEGATIVE: inCounts(-1),
  COUNT_FRACTION: inCounts(1.5),
  COUNT_TEXT: inCounts('NaN'),
  COUNT_NULL: inCounts(null),
  GROUP_HELD_BACK: inGroups((_holder, groups) => void groups.shift()),
  GROUP_TWICE: inGroups((holder, groups) => {
    groups.push(groups[0]);
    holder.groupCount = groups.length;
  }),
  RECORD_ANOTHER: inRecords((record, { code }) => set('id', `${code}:contracts:another`)(record)),
  TYPE_ANOTHER: inRecords(set('__typename', 'Query')),
  ITSELF_NULL: inItself(() => null),
  ITSELF_WITHOUT_LISTS: inItself((member) =>
    Object.fromEntries(Object.entries(member).map(([name, value]) => [name, isObject(value) ? null : value])),
  ),
  ENTITY_ANOTHER: inRecords(
    (record) => ['key', 'nationalId'].some((name) => set(name, '10101010103')(record)) || set('code', 'another')(record),
  ),
};

function variables({ question }: Exchange): unknown[] {
  const request: unknown = JSON.parse(question);
  return isObject(request) && isObject(request.variables) ? Object.values(request.variables) : [];
}

/**
 * What the rows of the one list that is asked for must satisfy; undefined when several lists are. A row that breaks the filter of figures that
 * stand beside its list, and not that of the list itself, would be a lie that nobody could tell from the truth.
 */
function filterOfRows({ question }: Exchange): unknown {
  const request: unknown = JSON.parse(question);
  if (!isObject(request) || typeof request.query !== 'string' || !isObject(request.variables)) return undefined;
  const [list, ...others] = [...request.query.matchAll(/\bcontracts\b(?:\(([^)]*)\))? \{/g)];
  const name = /\bfilter: \$(\w+)/.exec(list?.[1] ?? '')?.[1];
  return others.length > 0 || name === undefined ? undefined : request.variables[name];
}
