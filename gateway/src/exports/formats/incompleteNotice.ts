import type { ExportManifest } from '../ExportManifest.ts';

/** What a table says in its last row when it lacks something, in both languages; null when it lacks nothing. */
export function incompleteNotice({ complete, coverage, rows }: ExportManifest): string | null {
  if (complete) return null;
  const missing = coverage.missing.map(({ code, reason }) => `${code} (${reason})`);
  const dropped = coverage.dropped.map(({ code, rows: count, values }) => `${code} (${count} rows, ${values} values)`);
  const parts = [
    ...(missing.length === 0 ? [] : [`missing: ${missing.join(', ')}`]),
    ...(dropped.length === 0 ? [] : [`left out: ${dropped.join(', ')}`]),
  ].join('; ');
  return `# ناقص / INCOMPLETE — ${rows} rows; ${parts}`;
}
