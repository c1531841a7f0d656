import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Answer, Asker, Missing } from '../ask.ts';
import { BadAnswer } from '../BadAnswer.ts';
import type { MissingReason } from '../coverage.ts';
import type { Dropped } from '../Faults.ts';
import type { Member } from '../Member.ts';
import type { CompiledRows, RowEnd, RowsPage } from './compileRows.ts';
import type { ListedRow } from './RowsQuestion.ts';

/** How one member is read. */
export interface MemberReading<Kept> {
  list: CompiledRows<Kept>;
  asker: Asker;
  /** Rows that are asked for at once. */
  pageRows: number;
  /** The way to larger pages; undefined where there is none. */
  large: { asker: Asker; pageRows: number; isServed: (member: Member) => boolean; doWithout: (member: Member) => void } | undefined;
  /** For how long a member that fails in the middle is asked again, while all others wait: what follows on its rows is not known. */
  patienceMilliseconds: number;
  signal: AbortSignal;
  logger: Logger;
}

const FIRST_ROWS = 50;
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 5_000;
/** What may pass: the server or its line fails, or has too much to do. */
const PASSING: ReadonlySet<MissingReason> = new Set(['UNREACHABLE', 'TIMEOUT', 'ERROR', 'CIRCUIT_OPEN', 'BUSY']);

/**
 * The rows of one member in the list's order. While a page is given out the next one is asked for, and no more than that: whoever reads slowly
 * makes nobody hurry.
 */
export class MemberRows<Kept> {
  readonly member: Member;
  readonly #reading: MemberReading<Kept>;
  #rows: readonly ListedRow<Kept>[] = [];
  #at = 0;
  #next: Promise<RowsPage<Kept> | Missing> | undefined;
  #given = 0;
  #missing: MissingReason | undefined;
  readonly #dropped: Dropped[] = [];
  #isSlow = false;

  constructor(member: Member, reading: MemberReading<Kept>) {
    this.member = member;
    this.#reading = reading;
  }

  /** The row that is to be given next; undefined when there is none, or it is still to come: see `fill`. */
  get head(): ListedRow<Kept> | undefined {
    return this.#rows[this.#at];
  }

  /** How many rows it has given. */
  get given(): number {
    return this.#given;
  }

  /** Why it has not given all its rows; undefined when it has, as far as is known. */
  get missing(): MissingReason | undefined {
    return this.#missing;
  }

  /** What of its answers was left out. */
  get dropped(): readonly Dropped[] {
    return this.#dropped;
  }

  /** Whether its next row is there, or it is known to have no more. */
  get isReady(): boolean {
    return this.head !== undefined || this.#next === undefined;
  }

  /** Asks for its first page. One that cannot be had now is missing at once: nothing of it is there that could be cut off. */
  async begin(): Promise<void> {
    this.#next = this.#read(null, 0);
    await this.fill();
  }

  /** Waits for its next row, if it has one. */
  async fill(): Promise<void> {
    while (this.head === undefined && this.#next !== undefined) {
      const page = await this.#next;
      this.#next = undefined;
      if ('missing' in page) {
        this.#reading.logger.warn({ member: this.member.code, rows: this.#given, ...page }, 'the rest of a member is missing from a list');
        this.#missing = page.missing;
        return;
      }
      this.#rows = page.rows;
      this.#at = 0;
      this.#dropped.push(...page.dropped);
      if (page.hasMore) this.#readAhead(page.end);
    }
  }

  /** Gives the next rows as long as `belongs` says so of each; at least one. */
  take(into: ListedRow<Kept>[], belongs: (row: ListedRow<Kept>) => boolean): void {
    let row = this.head;
    do {
      if (row === undefined) break;
      into.push(row);
      this.#at++;
      this.#given++;
      row = this.head;
    } while (row !== undefined && belongs(row));
  }

  async #read(after: RowEnd | null, patience: number): Promise<RowsPage<Kept> | Missing> {
    const { signal } = this.#reading;
    let failing: number | undefined;
    for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      const answer = await this.#ask(after);
      if (!('missing' in answer) || !PASSING.has(answer.missing) || signal.aborted) return answer;
      failing ??= performance.now();
      if (performance.now() - failing + pause > patience) return answer;
      try {
        await sleep(pause, undefined, { signal });
      } catch {
        return answer;
      }
    }
  }

  #readAhead(end: RowEnd): void {
    this.#next = this.#read(end, this.#reading.patienceMilliseconds);
    // What goes wrong is thrown when the page is wanted, which may be much later, or never.
    this.#next.catch(() => undefined);
  }

  async #ask(after: RowEnd | null): Promise<RowsPage<Kept> | Missing> {
    const { list, large, asker, pageRows: usual } = this.#reading;
    // All members' first pages come at once; later ones come as they are wanted.
    const most = after === null ? FIRST_ROWS : Number.POSITIVE_INFINITY;
    const pageRows = Math.min(usual, most);
    if (!this.#isSlow && large?.isServed(this.member)) {
      const largeRows = Math.min(large.pageRows, most);
      const answer = await large.asker.ask(this.member, list.ask(after, largeRows));
      // What is too much for its line in one piece may come in smaller ones.
      if ('missing' in answer && answer.missing === 'TIMEOUT') this.#isSlow = true;
      // A server that does not have them, or gives them to nobody, is asked as all are.
      if (!('missing' in answer && (answer.isNotServed || answer.missing === 'REFUSED'))) return this.#use(answer, largeRows, after);
      large.doWithout(this.member);
    }
    return this.#use(await asker.ask(this.member, list.ask(after, pageRows)), pageRows, after);
  }

  #use(answer: Answer, pageRows: number, after: RowEnd | null): RowsPage<Kept> | Missing {
    if ('missing' in answer) return answer;
    const { list } = this.#reading;
    try {
      return list.read(this.member, answer.data, pageRows, after);
    } catch (error) {
      if (error instanceof BadAnswer) return { missing: 'BAD_ANSWER', detail: error.message };
      throw error;
    }
  }
}
