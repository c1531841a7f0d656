import { LARGEST_PAGE } from '@shafaf/shared/graph/limits';
import type { GraphQLObjectType } from 'graphql';
import type { AskSet } from '../AskSet.ts';
import { BadAnswer, WorthlessAnswer } from '../BadAnswer.ts';
import type { Read } from '../check.ts';
import { isWorthless, MOST_BAD } from '../Faults.ts';
import { Run } from '../Run.ts';
import type { Source } from './compileScattered.ts';
import { heapMerge } from './heapMerge.ts';
import { compilePage, findBad, leaveOutRows, type MemberPage, type Row, type RowRules } from './memberPage.ts';
import type { Place } from './orderKey.ts';

/** Rows of many members as one page. */
export interface MergedRows {
  /** Where those who use the rows ask for what they need. */
  asks: AskSet;
  /** How far the rows found so far make a page. */
  standing: (sources: readonly Source[]) => RowsFound;
  /**
   * The page's rows, in the client's order; what was left out of members' pages is recorded.
   * @param beyond whether rows of others surely follow
   */
  merge: (sources: readonly Source[], run: Run, beyond: boolean) => { rows: readonly Row[]; hasMore: boolean };
  /** Makes the client's objects of rows. A row that proves bad is left out from then on, and the answer is to be made anew. */
  readAll: (rows: readonly Row[], read: Read, run: Run) => unknown[];
  /** Says by which readers rows will be read. */
  willRead: (read: Read) => void;
  /** Refuses members too much of whose pages could not be used. */
  refuseWorthless: (sources: readonly Source[], run: Run) => void;
}

/** How far rows make a page. */
export interface RowsFound {
  /** In the direction in which the page is walked. */
  rows: readonly Row[];
  /** Whether no member could add a row to these but by coming before one of them. */
  isFull: boolean;
  /** Whether rows beyond these were found. */
  more: boolean;
  /** Pages that end within the merged page, though the member has more rows and could be asked for them. */
  cut: readonly MemberPage[];
}

/** How many rows a member can be asked for at most, for a page of so many: enough that all that may be bad can be left out. */
export function longestPage(limit: number): number {
  return Math.min(LARGEST_PAGE, limit + MOST_BAD);
}

/**
 * Asks members for a page's rows and puts what they give in the one order.
 * @param limitOf how many rows a source was asked for
 * @param canAskAgain whether a member that was asked for too few can be asked for more
 */
export function compileMergedRows(
  rules: RowRules,
  type: GraphQLObjectType,
  connection: AskSet,
  place: string,
  limitOf: (source: Source) => number,
  canAskAgain: boolean,
): MergedRows {
  const { page } = rules;
  const { rowAsks, compare, read: readPage, checkMatching } = compilePage(rules, type, connection, place);
  const readers: Read[] = [];
  const readSource = (source: Source) => readPage(source, limitOf(source));

  function canGiveMore({ limit, bad }: MemberPage): boolean {
    return canAskAgain && (limit < page.limit || (bad.length > 0 && limit < longestPage(page.limit)));
  }

  function standing(sources: readonly Source[]): RowsFound {
    const pages = sources.map(readSource);
    const rows = heapMerge(
      pages.map(({ rows }) => rows),
      compare,
      page.limit,
    );
    const bad = badOf(rows);
    if (bad.size > 0) {
      for (const each of pages) leaveOutRows(each, bad);
      return standing(sources);
    }
    const last = rows.length < page.limit ? undefined : rows.at(-1);
    const given = pages.reduce((sum, { rows }) => sum + rows.length, 0);
    const more = given > rows.length || pages.some(({ hasMore }) => hasMore);
    const ending = page.limit === 0 ? [] : pages.filter((each) => endsWithin(each, last, compare));
    const cut = ending.filter(canGiveMore);
    const end = cut.length > 0 ? undefined : endOf(ending, compare, place);
    if (end === undefined) return { rows, isFull: last !== undefined || page.limit === 0, more, cut };
    return { rows: rows.filter((row) => compare(row, end) <= 0), isFull: true, more: true, cut };
  }

  /** Those of the rows that cannot come into the page, and all such that stand beside them in their member's. */
  function badOf(rows: readonly Row[]): ReadonlyMap<Row, BadAnswer> {
    const bad = new Map([...findBad(rows, checkMatching), ...findRepeated(rows, place)]);
    for (const page of new Set([...bad.keys()].map((row) => row.page)))
      for (const [row, error] of findBad(page.rows, checkMatching)) bad.set(row, error);
    return bad;
  }

  /** Those of a member's rows that cannot be read to their last field: when one proves bad, all that are bad are found at once. */
  function readThrough(memberPage: MemberPage, { asked }: Run): ReadonlyMap<Row, BadAnswer> {
    if (memberPage.isReadThrough) return new Map();
    memberPage.isReadThrough = true;
    const aside = new Run(asked);
    return findBad(memberPage.rows, (row) => {
      for (const reader of readers) read(row, reader, aside);
    });
  }

  return {
    asks: rowAsks,
    standing,
    merge(sources, run, beyond) {
      const { rows, more } = standing(sources);
      for (const source of sources) for (const { id, error } of readSource(source).bad) run.faults.addRow(error, id);
      return { rows: page.forwards ? rows : [...rows].reverse(), hasMore: beyond || more };
    },
    readAll(rows, reader, run) {
      const objects: unknown[] = [];
      const bad = findBad(rows, (row) => objects.push(read(row, reader, run)));
      if (bad.size > 0) {
        for (const page of new Set([...bad.keys()].map((row) => row.page)))
          leaveOutRows(page, new Map([...bad, ...readThrough(page, run)]));
        run.repeat();
      }
      return objects;
    },
    willRead(reader) {
      readers.push(reader);
    },
    refuseWorthless(sources, run) {
      for (const source of sources) {
        const { member, given } = readSource(source);
        if (isWorthless(run.faults.countOf(member.code), given)) {
          const [example] = run.faults.examples(member.code);
          throw new WorthlessAnswer(member.code, place, `too much of ${given} rows is bad, such as ${example?.row}: ${example?.fault}`);
        }
      }
    },
  };
}

/** Rows of a member that give an id a second time, with another key: only one of the two can be its row. */
function findRepeated(rows: readonly Row[], place: string): ReadonlyMap<Row, BadAnswer> {
  const repeated = new Map<Row, BadAnswer>();
  const ids = new Set<string>();
  for (const row of rows) {
    if (ids.has(row.id)) repeated.set(row, new BadAnswer(row.member.code, `${place}.nodes`, 'stands twice', 'REPEATED'));
    ids.add(row.id);
  }
  return repeated;
}

function read(row: Row, reader: Read, run: Run): unknown {
  return reader(row.object, { member: row.member, run, row: row.id });
}

/** Whether a member has more rows, which could come before the last one of the merged page. */
function endsWithin({ rows, hasMore }: MemberPage, last: Row | undefined, compare: (a: Place, b: Place) => number): boolean {
  const end = rows.at(-1);
  return hasMore && (last === undefined || end === undefined || compare(end, last) < 0);
}

/**
 * Where the merged page must end because members had rows left out of theirs, so that what follows on what they gave is not known. Their
 * further rows come on the next page: nothing of theirs is passed over. Undefined when there are no such members.
 * @throws WorthlessAnswer for a member that would leave nothing of the page
 */
function endOf(pages: readonly MemberPage[], compare: (a: Place, b: Place) => number, place: string): Place | undefined {
  let earliest: Row | undefined;
  for (const { member, rows, given } of pages) {
    const end = rows.at(-1);
    if (end === undefined) throw new WorthlessAnswer(member.code, place, `not one of ${given} rows can be used`);
    if (earliest === undefined || compare(end, earliest) < 0) earliest = end;
  }
  return earliest;
}
