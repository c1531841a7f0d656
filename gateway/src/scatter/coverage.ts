import type { Member } from './Member.ts';

/** Why a member's part is not in an answer; the names are those of the schema's enum. */
export type MissingReason =
  | 'NOT_CONNECTED'
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
}

/** The schema's `Coverage`, as plain data. */
export interface CoverageReport {
  complete: boolean;
  asked: number;
  answered: number;
  skipped: number;
  stale: { code: string; asOf: string }[];
  missing: { code: string; reason: MissingReason }[];
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
  return {
    complete: missing.length === 0,
    asked: members.length,
    answered: members.length - missing.length,
    skipped: asked.skipped.filter(concerns).length,
    stale: [],
    missing,
  };
}

/** Gathers the coverage of all questions of one operation, for `extensions.coverage`. */
export class OperationCoverage {
  readonly #asked = new Map<string, Member>();
  readonly #skipped = new Map<string, Member>();
  readonly #missing = new Map<string, MissingReason>();

  add({ members, skipped, missing }: Asked): void {
    for (const member of members) this.#asked.set(member.code, member);
    for (const member of skipped) this.#skipped.set(member.code, member);
    for (const [code, reason] of missing) this.#missing.set(code, reason);
  }

  /** The report over the whole operation, or null when no member was concerned. A member asked for one part of it was asked. */
  report(): CoverageReport | null {
    if (this.#asked.size + this.#skipped.size === 0) return null;
    const skipped = [...this.#skipped.values()].filter(({ code }) => !this.#asked.has(code));
    return coverageOf({ members: [...this.#asked.values()], skipped, missing: this.#missing });
  }
}
