import { z } from 'zod';

/** What an export says of itself, as far as the command line uses it; the rest is kept as it is. */
export const manifestForm = z.looseObject({
  rows: z.number(),
  more: z.boolean(),
  figures: z.record(z.string(), z.string()),
  last: z.object({ key: z.union([z.string(), z.number(), z.null()]), id: z.string() }).nullable(),
  complete: z.boolean(),
  startedAt: z.string(),
  coverage: z.looseObject({
    missing: z.array(z.looseObject({ code: z.string(), reason: z.string() })),
    dropped: z.array(z.looseObject({ code: z.string(), rows: z.number(), values: z.number() })),
  }),
  members: z.array(
    z.looseObject({ code: z.string(), rows: z.number(), version: z.string().nullable(), versionAtEnd: z.string().nullable() }),
  ),
  changed: z.array(z.string()),
});
export type Manifest = z.infer<typeof manifestForm>;

/** How far an export has come, so that it can go on when it was interrupted: what lies in the file up to `bytes` is whole. */
export const stateForm = z.object({
  /** The address that is exported, without the place. */
  address: z.string(),
  bytes: z.number(),
  /** What the parts so far say together; null before the first has ended. */
  manifest: manifestForm.nullable(),
});
export type ExportState = z.infer<typeof stateForm>;

/** What two parts of an export, one after the other, say together. */
export function joinManifests(earlier: Manifest | null, later: Manifest): Manifest {
  if (earlier === null) return later;
  const figures = Object.entries(later.figures).map(([name, sum]) => [name, (BigInt(earlier.figures[name] ?? 0) + BigInt(sum)).toString()]);
  const members = new Map(earlier.members.map((member) => [member.code, member]));
  for (const member of later.members) {
    const before = members.get(member.code);
    members.set(
      member.code,
      before === undefined ? member : { ...member, rows: before.rows + member.rows, version: before.version ?? member.version },
    );
  }
  const joined = [...members.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  const missing = union(earlier.coverage.missing, later.coverage.missing);
  return {
    ...later,
    after: earlier.after,
    startedAt: earlier.startedAt,
    rows: earlier.rows + later.rows,
    figures: Object.fromEntries(figures),
    last: later.last ?? earlier.last,
    complete: earlier.complete && later.complete,
    coverage: {
      ...later.coverage,
      complete: earlier.complete && later.complete,
      missing,
      dropped: [...earlier.coverage.dropped, ...later.coverage.dropped],
    },
    members: joined,
    changed: [
      ...new Set([
        ...earlier.changed,
        ...joined.flatMap(({ code, version, versionAtEnd }) => (hasChanged(version, versionAtEnd) ? [code] : [])),
      ]),
    ],
  };
}

/** What is not known of a member's data does not show that it changed. */
function hasChanged(version: string | null, versionAtEnd: string | null): boolean {
  return version !== null && versionAtEnd !== null && version !== versionAtEnd;
}

function union<Part extends { code: string }>(earlier: readonly Part[], later: readonly Part[]): Part[] {
  const codes = new Set(earlier.map(({ code }) => code));
  return [...earlier, ...later.filter(({ code }) => !codes.has(code))];
}
