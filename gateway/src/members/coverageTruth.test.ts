import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import pino from 'pino';
import { AnswerMemory } from '../scatter/AnswerMemory.ts';
import type { MemberResponse, Missing } from '../scatter/ask.ts';
import { type CoverageReport, OperationCoverage } from '../scatter/coverage.ts';
import type { Member } from '../scatter/Member.ts';
import { KnownSynopsis } from '../scatter/prune/KnownSynopsis.ts';
import { usualPatience } from '../scatter/Round.ts';
import { readRules } from '../scatter/rules.ts';
import { ScatterDataSource } from '../scatter/ScatterDataSource.ts';
import { Library } from '../scatter/testing/Library.ts';
import { librariesContract } from '../scatter/testing/librariesContract.ts';
import { usualCallSettings } from './CallSettings.ts';
import { MemberLines } from './MemberLines.ts';

/** More than are asked in the first round of a page. */
const codes = ['ahar', 'bonab', 'hashtrud', 'heris', 'jolfa', 'marand', 'mianeh', 'osku', 'sarab', 'shabestar', 'tabriz', 'varzeqan'];
/** These two always answer at once, and must be in every answer. */
const healthy = ['marand', 'sarab'];
const DEADLINE = 600;
const LARGEST_AGE = 60_000;
const settings = { ...usualCallSettings, deadlineMilliseconds: DEADLINE, openMilliseconds: 1_000, longestOpenMilliseconds: 4_000 };
const patience = { ...usualPatience, leastMilliseconds: 100 };
const rules = readRules(librariesContract);

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-03-21T08:00:00Z'), doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
});
afterEach(() => {
  jest.useRealTimers();
});

/** What a member's server does with the calls of one operation: the nth with the nth, the last with all that follow. */
type Behaviour = readonly Outcome[];
type Outcome = { after: number; missing?: 'UNREACHABLE' | 'ERROR' | 'BAD_ANSWER' };
const HANG: Outcome = { after: 1_000_000 };
const OK: Outcome = { after: 5 };

/** The same province with the same failures, whenever it is run. */
class Trial {
  readonly libraries = new Map(codes.map((code) => [code, new Library(rules.schema, code, [{ localId: '0', pages: 10 }])]));
  /** What each had, and since when. */
  readonly #contents = new Map(codes.map((code) => [code, [{ since: 0, ids: [`${code}:books:0`] }]]));
  readonly #confirmed = new Map<string, { version: string; at: number }>();
  readonly #memory = new AnswerMemory(1_000_000);
  readonly #lines: MemberLines;
  readonly #source: ScatterDataSource;
  #behaviours = new Map<string, Outcome[]>();
  #known = new Map<string, KnownSynopsis>();

  constructor() {
    const logger = pino({ level: 'silent' });
    this.#lines = new MemberLines({
      settings,
      call: (_address, request, code, milliseconds) => this.#call(request, code, milliseconds),
      onLeft: () => {},
      logger,
    });
    const members: readonly Member[] = [...this.libraries.values()].map(({ member }) => member);
    this.#source = new ScatterDataSource({
      rules,
      members: () => members,
      send: (address, request, code) => this.#lines.send(address, request, code),
      synopsisOf: ({ code }) => this.#known.get(code),
      memory: this.#memory,
      stale: { largestAgeMilliseconds: LARGEST_AGE, lastConfirmed: ({ code }) => this.#confirmed.get(code) },
      patience: { ...patience, usualMilliseconds: (member) => this.#lines.usualMilliseconds(member) },
      logger,
    });
  }

  publish(code: string): void {
    const contents = this.#contents.get(code);
    const ids = contents?.at(-1)?.ids ?? [];
    this.libraries.get(code)?.publish({ localId: `${ids.length}`, pages: 10 + ids.length });
    contents?.push({ since: Date.now(), ids: [...ids, `${code}:books:${ids.length}`] });
  }

  /** What a member had at a time. */
  contentsAt(code: string, time: number): readonly string[] {
    return this.#contents.get(code)?.findLast(({ since }) => since <= time)?.ids ?? [];
  }

  async ask(
    behaviours: ReadonlyMap<string, Behaviour>,
    known: readonly string[],
    variables: { first: number; filter: object | null },
    wishes: { requireComplete: boolean; largestStaleMilliseconds: number },
  ): Promise<{ data: Answers; errors: readonly unknown[]; whole: CoverageReport; milliseconds: number }> {
    this.#behaviours = new Map([...behaviours].map(([code, each]) => [code, [...each]]));
    this.#known = new Map();
    for (const code of known) {
      const synopsis = this.libraries.get(code)?.synopsis();
      if (synopsis === undefined) continue;
      this.#known.set(code, new KnownSynopsis(synopsis));
      this.#confirmed.set(code, { version: synopsis.version, at: Date.now() });
    }
    const coverage = new OperationCoverage();
    const startedAt = performance.now();
    const asking = this.#source.process(
      Object.assign(Object.create(null), {
        request: { query: QUERY, variables },
        context: { coverage, bypassMemory: false, ...wishes },
      }),
    );
    let isDone = false;
    void asking.finally(() => {
      isDone = true;
    });
    while (!isDone) await jest.advanceTimersByTimeAsync(10);
    const { data, errors = [] } = await asking;
    const report = coverage.report();
    if (report === null) throw new Error('nobody was concerned');
    const plain: Answers = JSON.parse(JSON.stringify(data));
    return { data: plain, errors, whole: report, milliseconds: performance.now() - startedAt };
  }

  async #call(request: string, code: string, deadline: number): Promise<MemberResponse | Missing> {
    const own = this.#behaviours.get(code) ?? [];
    const outcome = (own.length > 1 ? own.shift() : own[0]) ?? OK;
    const answer = await this.libraries.get(code)?.answer(request);
    await new Promise((resolve) => setTimeout(resolve, Math.min(outcome.after, deadline)));
    if (outcome.after > deadline) return { missing: 'TIMEOUT', detail: '' };
    if (outcome.missing !== undefined || answer === undefined) return { missing: outcome.missing ?? 'ERROR', detail: '' };
    return answer;
  }
}

interface Answers {
  books: { nodes: { id: string }[]; totalCount: number; coverage: CoverageReport } | null;
  bookTotals: { count: number; coverage: CoverageReport } | null;
}

const COVERAGE = 'coverage { complete asked answered skipped stale { code asOf } missing { code reason } }';
const QUERY = `query ($first: Int, $filter: BookFilter) { books(first: $first, filter: $filter) { nodes { id } totalCount ${COVERAGE} } bookTotals { count ${COVERAGE} } }`;

/** Whose part stands how in an answer; the report must agree with itself. */
function partsOf({ complete, asked, answered, skipped, stale, missing }: CoverageReport) {
  const missed = new Map(missing.map(({ code, reason }) => [code, reason]));
  const earlier = new Map(stale.map(({ code, asOf }) => [code, Date.parse(asOf)]));
  expect(complete).toBe(missed.size + earlier.size === 0);
  expect(answered).toBe(asked - new Set([...missed.keys(), ...earlier.keys()]).size);
  expect(asked + skipped).toBe(codes.length);
  return { missed, earlier };
}

/** Later ones have more pages, and come first. */
function inOrder(one: string, other: string): number {
  const numbers = [one, other].map((id) => Number(id.split(':').at(-1)));
  return (numbers[1] ?? 0) - (numbers[0] ?? 0) || (one < other ? -1 : 1);
}

const failure = fc.constantFrom('UNREACHABLE', 'ERROR', 'BAD_ANSWER');
const outcome = fc.oneof(
  { weight: 3, arbitrary: fc.constant(OK) },
  { weight: 2, arbitrary: fc.record({ after: fc.constant(5), missing: failure }) },
  { weight: 1, arbitrary: fc.record({ after: fc.integer({ min: 20, max: 700 }) }) },
  { weight: 1, arbitrary: fc.constant(HANG) },
);
const behaviour = fc.oneof(
  { weight: 4, arbitrary: fc.constant([OK]) },
  { weight: 3, arbitrary: fc.array(outcome, { minLength: 1, maxLength: 4 }) },
);
const troubled = codes.filter((code) => !healthy.includes(code));
const step = fc.record({
  behaviours: fc.array(behaviour, { minLength: troubled.length, maxLength: troubled.length }),
  known: fc.subarray(codes),
  first: fc.constantFrom(200, 3),
  // All rows match this too, but no synopsis can tell.
  filter: fc.constantFrom(null, { word: '' }),
  published: fc.subarray(codes, { maxLength: 3 }),
  pause: fc.constantFrom(1_500, 1_500, 20_000, 3_600_000),
  requireComplete: fc.constantFrom(false, false, true),
  largestStaleMilliseconds: fc.constantFrom(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 30_000, -1),
});

describe('coverage', () => {
  test('says of every member whose rows are in the answer, and since when, whatever fails', async () => {
    let [stale, missed, whole] = [0, 0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
        const trial = new Trial();
        for (const { behaviours, known, published, pause, first, filter, ...wishes } of steps) {
          const askedAt = Date.now();
          const own = new Map(troubled.map((code, index) => [code, behaviours[index] ?? [OK]]));
          const answer = await trial.ask(own, known, { first, filter }, wishes);
          expect(answer.milliseconds).toBeLessThanOrEqual(2 * DEADLINE + 50);
          const { missed: missing, earlier } = partsOf(answer.whole);
          for (const asOf of earlier.values()) {
            expect(asOf).toBeLessThanOrEqual(Date.now());
            expect(askedAt - asOf).toBeLessThanOrEqual(Math.min(LARGEST_AGE, wishes.largestStaleMilliseconds));
          }
          stale += earlier.size;
          missed += missing.size;
          for (const code of healthy) expect([missing.has(code), earlier.has(code)]).toEqual([false, false]);
          const { books, bookTotals } = answer.data;
          for (const [field, found] of [['books', books] as const, ['bookTotals', bookTotals] as const]) {
            if (found === null) {
              expect(wishes.requireComplete).toBe(true);
              expect(answer.errors).toContainEqual(
                expect.objectContaining({ path: [field], extensions: expect.objectContaining({ code: 'INCOMPLETE' }) }),
              );
              continue;
            }
            const parts = partsOf(found.coverage);
            if (wishes.requireComplete) expect(found.coverage.complete).toBe(true);
            if (found.coverage.complete) whole++;
            const expected = codes.flatMap((code) => {
              if (parts.missed.has(code)) return [];
              return trial.contentsAt(code, parts.earlier.get(code) ?? Date.now());
            });
            if ('nodes' in found) {
              expect(found.nodes.map(({ id }) => id)).toEqual(expected.sort(inOrder).slice(0, first));
              expect(found.totalCount).toBe(expected.length);
            } else {
              expect(found.count).toBe(expected.length);
            }
            for (const code of parts.missed.keys()) expect(missing.has(code)).toBe(true);
            for (const code of parts.earlier.keys()) expect(earlier.has(code)).toBe(true);
          }
          await jest.advanceTimersByTimeAsync(pause);
          for (const code of published) trial.publish(code);
        }
      }),
      { numRuns: 40 },
    );
    // The trial is worth nothing if it does not come to these.
    expect([stale, missed, whole].every((count) => count > 10)).toBe(true);
  });
});
