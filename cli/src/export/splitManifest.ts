import { type Manifest, manifestForm } from './ExportState.ts';

/** How a file of text says what it is, in its last line. */
export interface ManifestLine {
  /** The manifest that stands in a line; null when it is not that line. */
  read: (line: string) => unknown;
}

/** The last line of NDJSON: `{"export":{…}}`. */
export const ndjsonLine: ManifestLine = {
  read: (line) => (line.startsWith('{"export":') ? JSON.parse(line).export : null),
};

/** The last row of CSV: a cell `# {"export":{…}}`, and empty ones. */
export const csvLine: ManifestLine = {
  read: (line) => {
    const cell = /^"# (\{""export"":.*\})",*\r?$/s.exec(line)?.[1];
    return cell === undefined ? null : JSON.parse(cell.replaceAll('""', '"')).export;
  },
};

const LONGEST_MANIFEST = 16 * 1024 * 1024;
const NEWLINE = 10;

/**
 * Passes a part of an export on but for its last line, which is the manifest.
 * @returns the manifest; null when the part ended without one, so that it was cut off
 */
export async function splitManifest(
  body: AsyncIterable<Buffer>,
  line: ManifestLine,
  pass: (bytes: Buffer) => Promise<void>,
): Promise<Manifest | null> {
  /** What may be the last line: kept back until another follows. */
  let kept: Buffer = Buffer.alloc(0);
  for await (const chunk of body) {
    // The line before the last line end may still be the last one.
    const whole = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    const end = whole.lastIndexOf(NEWLINE, -2);
    const passed = end < 0 ? whole.subarray(0, 0) : whole.subarray(0, end + 1);
    if (passed.length > 0) await pass(passed);
    kept = Buffer.from(whole.subarray(passed.length));
    if (kept.length > LONGEST_MANIFEST) throw new Error('a line of the export has more than 16 MiB');
  }
  const text = kept.toString('utf8');
  if (!text.endsWith('\n')) return null;
  const parsed = manifestForm.safeParse(line.read(text.trimEnd()));
  return parsed.success ? parsed.data : null;
}
