import type { Missing } from './ask.ts';
import type { Dropped } from './Faults.ts';
import type { Member } from './Member.ts';

/** Why a member's part is not in an answer; the names are those of the schema's enum. */
export type MissingReason =
  | 'NOT_CONNECTED'
  | 'SUSPENDED'
  | 'UNREACHABLE'
  | 'TIMEOUT'
  | 'REFUSED'
  | 'ERROR'
  | 'BAD_ANSWER'
  | 'CIRCUIT_OPEN'
  | 'BUSY'
  | 'MISSING_EARLIER';

/** Who was asked for one answer, and who did not give it. */
export interface Asked {
  /** Everyone who was asked. */
  members: readonly Member[];
  /** Everyone whom the question concerns, but of whom it was known that nothing of theirs is wanted. */
  skipped: readonly Member[];
  /** By member's code. */
  missing: ReadonlyMap<string, MissingReason>;
  /** What was left out of the answers of others, in order of the members' codes. */
  dropped: readonly Dropped[];
  /** For whom an earlier answer stands in: since when it may have changed, in milliseconds since 1970, by member's code. */
  stale: ReadonlyMap<string, number>;
}

/** The schema's `Coverage`, as plain data. */
export interface CoverageReport {
  complete: boolean;
  asked: number;
  answered: number;
  skipped: number;
  stale: { code: string; asOf: string }[];
  missing: { code: string; reason: MissingReason }[];
  dropped: Dropped[];
}

/** The report on those that `concerns` leaves. */
export function coverageOf(asked: Asked, concerns: (member: Member) => boolean = () => true): CoverageReport {
  const members = asked.members.filter(concerns);
  const missing = members
    .flatMap(({ code }) => {
      const reason = asked.missing.get(code);
      return reason === undefined ? [] : [{ code, reason }];
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const stale = members
    .flatMap(({ code }) => {
      const asOf = asked.stale.get(code);
      return asOf === undefined ? [] : [{ code, asOf: new Date(asOf).toISOString() }];
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const concerned = new Set(members.map(({ code }) => code));
  const dropped = asked.dropped.filter(({ code }) => concerned.has(code));
  return {
    complete: missing.length === 0 && stale.length === 0 && dropped.length === 0,
    asked: members.length,
    answered: members.filter(({ code }) => !asked.missing.has(code) && !asked.stale.has(code)).length,
    skipped: asked.skipped.filter(concerns).length,
    stale,
    missing,
    dropped,
  };
}

/** Gathers the coverage of all questions of one operation, for `extensions.coverage`. */
export class OperationCoverage {
  readonly #asked = new Map<string, Member>();
  readonly #skipped = new Map<string, Member>();
  readonly #missing = new Map<string, MissingReason>();
  readonly #dropped = new Map<string, Dropped>();
  readonly #stale = new Map<string, number>();
  readonly #late = new Map<string, Missing>();

  /** Notes that a member did not answer in time: it is waited for once in an operation, not again by each of its questions. */
  giveUpOn(code: string, answer: Missing): void {
    this.#late.set(code, answer);
  }

  /** What came of asking a member that did not answer in time; undefined when none such is known. */
  givenUpOn(code: string): Missing | undefined {
    return this.#late.get(code);
  }

  add({ members, skipped, missing, stale, dropped }: Asked): void {
    for (const member of members) this.#asked.set(member.code, member);
    for (const member of skipped) this.#skipped.set(member.code, member);
    for (const [code, reason] of missing) this.#missing.set(code, reason);
    for (const each of dropped) this.#dropped.set(each.code, together(each, this.#dropped.get(each.code)));
    for (const [code, asOf] of stale) this.#stale.set(code, Math.min(asOf, this.#stale.get(code) ?? asOf));
  }

  /** The report over the whole operation, or null when no member was concerned. A member asked for one part of it was asked. */
  report(): CoverageReport | null {
    if (this.#asked.size + this.#skipped.size === 0) return null;
    const skipped = [...this.#skipped.values()].filter(({ code }) => !this.#asked.has(code));
    const dropped = [...this.#dropped.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
    return coverageOf({ members: [...this.#asked.values()], skipped, missing: this.#missing, stale: this.#stale, dropped });
  }
}

/** What was left out of several answers of one member. */
function together(one: Dropped, other: Dropped | undefined): Dropped {
  if (other === undefined) return one;
  const reasons = [...new Set([...one.reasons, ...other.reasons])].sort();
  return { code: one.code, rows: one.rows + other.rows, values: one.values + other.values, reasons };
}
