import pino from 'pino';
import type { AnswerMemory } from '../AnswerMemory.ts';
import type { MemberResponse, Missing, WireQuestion } from '../ask.ts';
import { type CoverageReport, OperationCoverage } from '../coverage.ts';
import type { Member } from '../Member.ts';
import { readRules } from '../rules.ts';
import { ScatterDataSource, type ScatterOptions } from '../ScatterDataSource.ts';
import { type Book, Library } from './Library.ts';
import { librariesContract } from './librariesContract.ts';

/** How one member's answer is spoilt before the engine gets it. */
export type Spoil = (response: MemberResponse, request: WireQuestion) => MemberResponse | Missing | Promise<MemberResponse | Missing>;

/** What the engine answered, as JSON. */
export interface Answered {
  data: unknown;
  errors: { message: string; path: string[]; extensions: { code: string } }[] | undefined;
  coverage: CoverageReport | null;
  /** The data itself, before it became JSON. */
  raw: unknown;
}

/** How the engine is asked. */
export interface AskOptions {
  variables?: Record<string, unknown>;
  requireComplete?: boolean;
  /** How old an answer may be that stands in; unlimited when left out. */
  largestStaleMilliseconds?: number;
  spoil?: Record<string, Spoil>;
  /** Gets what is logged. */
  log?: unknown[];
  /**
   * Which shortcuts the engine may take; none when left out. With `synopsesStand`, the same object asks the same engine, which knows what it
   * worked out before; nothing is spoilt then.
   */
  shortcuts?: Pick<ScatterOptions, 'synopsisOf' | 'synopsesStand' | 'stale' | 'patience'> & {
    memory?: AnswerMemory;
    bypassMemory?: boolean;
  };
}

/** Answers of the engine over libraries. */
export interface LibraryProvince {
  libraries: Record<string, Library>;
  /** Asks the engine as the planner does; the answer as JSON, with the operation's coverage. */
  ask(query: string, options?: AskOptions): Promise<Answered>;
}

/** A province of libraries, each with its books, behind one engine. */
export function libraryProvince(
  shelves: Record<string, readonly Book[] | { books: readonly Book[]; register: Partial<Member> }>,
): LibraryProvince {
  const rules = readRules(librariesContract);
  const libraries: Record<string, Library> = {};
  for (const [code, shelf] of Object.entries(shelves))
    libraries[code] =
      'books' in shelf ? new Library(rules.schema, code, shelf.books, shelf.register) : new Library(rules.schema, code, shelf);
  const register = Object.values(libraries).map(({ member }) => member);
  const engines = new WeakMap<object, ScatterDataSource>();

  return {
    libraries,
    async ask(
      query,
      {
        variables = {},
        requireComplete = false,
        largestStaleMilliseconds = Number.POSITIVE_INFINITY,
        spoil = {},
        shortcuts = {},
        log,
      } = {},
    ) {
      const { bypassMemory = false, ...used } = shortcuts;
      const coverage = new OperationCoverage();
      const send = async (address: string, request: WireQuestion) => {
        const code = new URL(address).hostname.replace('.invalid', '');
        const library = libraries[code];
        if (library === undefined) throw new Error(`no library ${code}`);
        const response = await library.answer(request);
        return spoil[code]?.(response, request) ?? response;
      };
      const source =
        engines.get(shortcuts) ??
        new ScatterDataSource({
          rules,
          members: () => register,
          send,
          change: send,
          logger: log === undefined ? pino({ level: 'silent' }) : pino({}, { write: (line) => void log.push(JSON.parse(line)) }),
          ...used,
        });
      if (shortcuts.synopsesStand !== undefined) engines.set(shortcuts, source);
      const options = { request: { query, variables }, context: { coverage, requireComplete, bypassMemory, largestStaleMilliseconds } };
      const response = await source.process(Object.assign(Object.create(null), options));
      const plain: Answered = JSON.parse(JSON.stringify(response));
      return { data: plain.data, errors: plain.errors, coverage: coverage.report(), raw: response.data };
    },
  };
}
