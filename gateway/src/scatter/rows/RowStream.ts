import type { Logger } from 'pino';
import { Asker, type Send } from '../ask.ts';
import { type CoverageReport, OperationCoverage } from '../coverage.ts';
import { GivingUp } from '../GivingUp.ts';
import type { Member } from '../Member.ts';
import type { KnownSynopsis } from '../prune/KnownSynopsis.ts';
import { Outlook } from '../prune/Outlook.ts';
import type { Rules } from '../rules.ts';
import { type CompiledRows, compileRows } from './compileRows.ts';
import { MemberRows } from './MemberRows.ts';
import type { Keeping, ListedRow, RowsQuestion } from './RowsQuestion.ts';
import type { MemberPart, RowsReport } from './RowsReport.ts';

/** What is needed to read lists row by row. */
export interface RowStreamOptions {
  rules: Rules;
  /** The province's members as they are now. */
  members: () => readonly Member[];
  send: Send;
  /** The way to larger pages, where members have it. Everybody is asked the ordinary way when left out. */
  large?: LargePages | undefined;
  /** What a member's synopsis says, or undefined when nothing is known that could be relied on. */
  synopsisOf: (member: Member) => KnownSynopsis | undefined;
  /** For how long a member that fails in the middle is asked again; 30,000 when left out. */
  patienceMilliseconds?: number;
  logger: Logger;
}

/** A way to ask members for larger pages than everybody is given. */
export interface LargePages {
  send: Send;
  /** Rows of such a page at most. */
  mostRows: number;
  /** Whether a member has it, for all that is known. */
  isServed: (member: Member) => boolean;
  /** Notes that it has not. */
  doWithout: (member: Member) => void;
}

/** Half a minute: a server that is started anew is back by then, and whoever reads the list has not gone away. */
const PATIENCE = 30_000;
/** Rows of all members that may wait for their turn at a time: some 25 MB, as text. */
const MOST_HELD = 20_000;
/** Below this a member is asked so often that asking costs more than what it gives. */
const FEWEST_ASKED = 100;
/** Every member gives so many to its callers. */
const MOST_ASKED = 200;
/** Rows that are given on together. */
const BATCH = 500;

/**
 * All rows of a list over many members, in the one order, however many there are. A member that fails is asked again for a while; after that the
 * rest of it is missing, and the report says so. Rows are checked as those of pages are, a member's page at a time.
 */
export class RowStream<Kept> {
  readonly #options: RowStreamOptions;
  readonly #list: CompiledRows<Kept>;
  readonly #parts: readonly MemberRows<Kept>[];
  readonly #skipped: readonly Member[];
  readonly #versions: ReadonlyMap<string, string | null>;
  readonly #most: number;
  #rows = 0;
  #mayHaveMore = false;

  private constructor(options: RowStreamOptions, list: CompiledRows<Kept>, most: number, signal: AbortSignal) {
    const { members, send, synopsisOf, patienceMilliseconds = PATIENCE, logger } = options;
    this.#options = options;
    this.#list = list;
    this.#most = most;
    const prospects = new Outlook(members(), synopsisOf).prospects(list.question);
    const asked = list.members.filter((member) => prospects.get(member)?.most !== 0);
    const isAsked = new Set(asked);
    this.#skipped = list.members.filter((member) => !isAsked.has(member));
    this.#versions = new Map(asked.map((member) => [member.code, this.#versionOf(member)]));
    const share = Math.min(most, Math.max(FEWEST_ASKED, Math.floor(MOST_HELD / (2 * asked.length || 1))));
    const givingUp = new GivingUp(signal);
    const asker = new Asker(send, undefined, undefined, givingUp);
    const pageRows = Math.min(MOST_ASKED, share);
    const large = options.large && {
      ...options.large,
      asker: new Asker(options.large.send, undefined, undefined, givingUp),
      pageRows: Math.min(options.large.mostRows, share),
    };
    this.#parts = asked.map((member) => new MemberRows(member, { list, asker, pageRows, large, patienceMilliseconds, signal, logger }));
  }

  /**
   * Asks everybody for their first rows, and waits until they are there or known to be missing.
   * @param keeping makes what is kept of each row as soon as it is read: rows of all members wait for their turn, and whole ones take much memory
   * @param signal aborted when nobody wants the rows any more
   * @throws ShafafError for a filter, an order or a place that cannot be
   */
  static async open<Kept>(
    options: RowStreamOptions,
    question: RowsQuestion,
    keeping: Keeping<Kept>,
    signal: AbortSignal,
  ): Promise<RowStream<Kept>> {
    const stream = new RowStream(
      options,
      compileRows(options.rules, options.members(), question, keeping),
      question.first ?? Number.POSITIVE_INFINITY,
      signal,
    );
    await Promise.all(stream.#parts.map((part) => part.begin()));
    return stream;
  }

  /** The rows, some at a time. It ends early when they are not wanted any more. */
  async *batches(): AsyncGenerator<readonly ListedRow<Kept>[]> {
    const heap = new Heap(
      this.#parts.filter(({ head }) => head !== undefined),
      this.#list.compare,
    );
    let batch: ListedRow<Kept>[] = [];
    for (let first = heap.first; first !== undefined; first = heap.first) {
      if (this.#rows + batch.length >= this.#most) {
        this.#mayHaveMore = true;
        break;
      }
      const second = heap.second?.head;
      const { compare } = this.#list;
      const room = Math.min(BATCH, this.#most - this.#rows);
      first.take(batch, (row) => batch.length < room && (second === undefined || compare(row, second) < 0));
      if (batch.length >= BATCH || !first.isReady) {
        this.#rows += batch.length;
        yield batch;
        batch = [];
      }
      if (!first.isReady) await first.fill();
      heap.settle();
    }
    this.#rows += batch.length;
    if (batch.length > 0) yield batch;
  }

  /** What is known by now of who has given what. */
  report(): RowsReport {
    return {
      coverage: this.#coverage(),
      rows: this.#rows,
      mayHaveMore: this.#mayHaveMore,
      members: this.#parts.map((part) => this.#partOf(part)),
    };
  }

  #partOf({ member, given }: MemberRows<Kept>): MemberPart {
    return {
      code: member.code,
      rows: given,
      version: this.#versions.get(member.code) ?? null,
      versionAtEnd: this.#versionOf(member),
    };
  }

  #versionOf(member: Member): string | null {
    return this.#options.synopsisOf(member)?.version ?? null;
  }

  #coverage(): CoverageReport {
    const coverage = new OperationCoverage();
    const missing = new Map(this.#parts.flatMap((part) => (part.missing === undefined ? [] : [[part.member.code, part.missing]])));
    const members = this.#parts.map(({ member }) => member);
    coverage.add({ members, skipped: this.#skipped, missing, dropped: [], stale: new Map() });
    for (const { dropped } of this.#parts)
      for (const each of dropped) coverage.add({ members: [], skipped: [], missing: new Map(), dropped: [each], stale: new Map() });
    return (
      coverage.report() ?? { complete: true, asked: 0, answered: 0, skipped: 0, stale: [], missing: [], dropped: [] } // nobody is concerned
    );
  }
}

/** Members by their next rows. */
class Heap<Kept> {
  readonly #parts: MemberRows<Kept>[];
  readonly #compare: CompiledRows<Kept>['compare'];

  constructor(parts: MemberRows<Kept>[], compare: CompiledRows<Kept>['compare']) {
    this.#parts = parts;
    this.#compare = compare;
    for (let i = (parts.length >> 1) - 1; i >= 0; i--) this.#sink(i);
  }

  /** Whose row comes first. */
  get first(): MemberRows<Kept> | undefined {
    return this.#parts[0];
  }

  /** Whose row comes first of the others. */
  get second(): MemberRows<Kept> | undefined {
    const [, left, right] = this.#parts;
    return left !== undefined && right !== undefined && this.#isBefore(right, left) ? right : left;
  }

  /** Puts the first where it belongs by the row that it has now; out, when it has none. */
  settle(): void {
    const first = this.#parts[0];
    if (first?.head === undefined) {
      const last = this.#parts.pop();
      if (last !== undefined && this.#parts.length > 0) this.#parts[0] = last;
    }
    this.#sink(0);
  }

  #isBefore({ head: one }: MemberRows<Kept>, { head: other }: MemberRows<Kept>): boolean {
    return one !== undefined && other !== undefined && this.#compare(one, other) < 0;
  }

  #sink(from: number): void {
    const parts = this.#parts;
    for (let i = from; ; ) {
      const part = parts[i];
      const left = parts[2 * i + 1];
      const right = parts[2 * i + 2];
      if (part === undefined || left === undefined) return;
      const isRight = right !== undefined && this.#isBefore(right, left);
      const child = isRight ? right : left;
      if (!this.#isBefore(child, part)) return;
      parts[i] = child;
      i = 2 * i + (isRight ? 2 : 1);
      parts[i] = part;
    }
  }
}
