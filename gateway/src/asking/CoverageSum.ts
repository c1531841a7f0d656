import { z } from 'zod';

const code = z.object({ code: z.string() });

/** `extensions.coverage` of an answer. */
export const coverageForm = z.object({
  complete: z.boolean(),
  asked: z.number(),
  skipped: z.number(),
  missing: z.array(code.extend({ reason: z.string() })),
  stale: z.array(code.extend({ asOf: z.string() })),
  dropped: z.array(code.extend({ rows: z.number(), values: z.number() })),
});
export type AnswerCoverage = z.infer<typeof coverageForm>;

/** Whom several answers cover together. */
export interface SummedCoverage {
  complete: boolean;
  /** How many bodies the question that concerned most of them was about. */
  members: number;
  missing: readonly { code: string; reason: string }[];
  stale: readonly { code: string; asOf: string }[];
  dropped: readonly { code: string; rows: number; values: number }[];
}

/** Gathers the coverage of answers. */
export class CoverageSum {
  #complete = true;
  #members = 0;
  readonly #missing = new Map<string, { code: string; reason: string }>();
  readonly #stale = new Map<string, { code: string; asOf: string }>();
  readonly #dropped = new Map<string, { code: string; rows: number; values: number }>();

  add({ complete, asked, skipped, missing, stale, dropped }: AnswerCoverage): void {
    this.#complete &&= complete;
    this.#members = Math.max(this.#members, asked + skipped);
    // Later pages say only that a member was missing before: the first reason is the true one.
    for (const each of missing) if (!this.#missing.has(each.code)) this.#missing.set(each.code, each);
    for (const each of stale) {
      const known = this.#stale.get(each.code);
      if (known === undefined || each.asOf < known.asOf) this.#stale.set(each.code, each);
    }
    for (const { code, rows, values } of dropped) {
      const known = this.#dropped.get(code);
      this.#dropped.set(code, { code, rows: rows + (known?.rows ?? 0), values: values + (known?.values ?? 0) });
    }
  }

  /** Notes that something is not there for a reason that coverage does not tell. */
  lack(): void {
    this.#complete = false;
  }

  report(): SummedCoverage {
    const sorted = <Each extends { code: string }>(map: ReadonlyMap<string, Each>) =>
      [...map.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
    return {
      complete: this.#complete,
      members: this.#members,
      missing: sorted(this.#missing),
      stale: sorted(this.#stale),
      dropped: sorted(this.#dropped),
    };
  }
}
