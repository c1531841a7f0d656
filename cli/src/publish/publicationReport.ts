import { warnedRowReport } from '@shafaf/member/jobs/warnedRowReport';
import type { Place } from '@shafaf/member/publish/files/itemsOf';
import type { RejectedRow } from '@shafaf/member/publish/Problem';
import type { WarnedRow } from '@shafaf/member/publish/publishContent';
import type { FilesReport } from '@shafaf/member/publish/publishFiles';
import { doubtsOfRow } from '@shafaf/member/warnings/doubtsOfRow';

/** Rejected rows shown on the terminal; all of them are in the file of rejects. */
const SHOWN = 20;
const NOTES_SHOWN = 10;

/** What is said about a publication, on standard error while it goes on and on standard output when it is done. */
export interface PublicationReport {
  rejected(row: RejectedRow<Place>): void;
  warned(row: WarnedRow<Place>): void;
  summary(report: FilesReport, how: { dryRun?: boolean; allOrNothing?: boolean }): void;
}

/** A report in words or, when asked for, as JSON. */
export function publicationReport({ quiet, json, say }: { quiet: boolean; json: boolean; say: (line: string) => void }): PublicationReport {
  let rejected = 0;
  let warned = 0;
  const missing = new Map<string, number>();
  const warnedRows: object[] = [];
  const where = (place: Place, column: string | null) =>
    [place.report.file, place.row === null ? null : `row ${place.row}`, column === null ? null : `column ${column}`]
      .filter((part) => part !== null)
      .join(', ');
  return {
    rejected({ place, problems }) {
      rejected++;
      if (quiet || rejected > SHOWN) return;
      for (const { column, value, reason, whatToDo } of problems) {
        say(printable(`${where(place, column)}${value === null ? '' : `: "${value}"`}`));
        say(printable(`  ${reason.en} ${whatToDo.en}`));
        say(printable(`  ${reason.fa} ${whatToDo.fa}`));
      }
    },
    warned(row) {
      const doubts = doubtsOfRow(row);
      // What is missing is missing from most rows: it is told once.
      const told = doubts.filter(({ code }) => code !== 'MISSING_RECOMMENDED');
      for (const { code, column } of doubts)
        if (code === 'MISSING_RECOMMENDED' && column !== null) missing.set(column, (missing.get(column) ?? 0) + 1);
      if (told.length > 0) warned++;
      if (json && warnedRows.length < SHOWN) warnedRows.push({ file: row.place.report.file, ...warnedRowReport(row) });
      if (quiet || warned > SHOWN) return;
      for (const { column, says } of told) {
        say(printable(`Published, but look at it: ${where(row.place, column)}`));
        say(printable(`  ${says.en}`));
        say(printable(`  ${says.fa}`));
      }
    },
    summary(report, how) {
      if (warned > SHOWN && !quiet) say(`… and ${warned - SHOWN} more records that look wrong; \`warnings\` in the graph has them all.`);
      if (rejected > SHOWN && !quiet) say(`… and ${rejected - SHOWN} more rejected rows.`);
      if (json) {
        const files = report.files.map((file) => ({ ...file, notes: Object.fromEntries(file.notes) }));
        process.stdout.write(`${JSON.stringify({ ...report, warnedRows, files }, null, 2)}\n`);
      } else if (!quiet)
        for (const line of [...summaryLines(report, how), ...missingLines(missing)]) process.stdout.write(`${printable(line)}\n`);
    },
  };
}

/** What is recommended and missing, in a line. */
function missingLines(missing: ReadonlyMap<string, number>): string[] {
  if (missing.size === 0) return [];
  const parts = [...missing].map(([column, count]) => `${column} (${count.toLocaleString('en')})`);
  return [`Recommended and missing from published records: ${parts.join(', ')}.`];
}

/** The summary in words. */
export function summaryLines(report: FilesReport, { dryRun, allOrNothing }: { dryRun?: boolean; allOrNothing?: boolean }): string[] {
  const count = (number: number) => number.toLocaleString('en');
  const { rows, added, changed, unchanged, rejected, skipped, superseded, unreadable, files } = report;
  const lines = [
    dryRun
      ? 'Dry run: nothing was published. It would have been:'
      : report.published && added + changed + unchanged > 0
        ? added + changed > 0
          ? 'Published.'
          : 'Nothing has changed.'
        : allOrNothing
          ? 'Nothing was published, because not every row is right.'
          : 'Nothing was published.',
    `${count(rows)} rows: ${count(added)} added, ${count(changed)} changed, ${count(unchanged)} unchanged, ${count(rejected)} rejected, ${count(skipped)} skipped` +
      (superseded > 0 ? `, ${count(superseded)} older releases of a contract.` : '.'),
  ];
  const without = files.reduce((sum, { withoutContract }) => sum + withoutContract, 0);
  if (without > 0) lines.push(`${count(without)} releases have no contract in them.`);
  if (unreadable > 0) lines.push(`${count(unreadable)} files could not be read (to their end):`);
  for (const file of files) if (file.unreadable !== null) lines.push(`  ${file.unreadable}`);
  for (const { file, skippedRows, skipped: all } of files) {
    for (const { row, because } of skippedRows.slice(0, SHOWN)) lines.push(`Skipped: ${file}, row ${row}: ${because}.`);
    if (all > SHOWN) lines.push(`Skipped: ${file}: ${count(all - SHOWN)} more rows.`);
  }
  const ignored = [...new Set(files.flatMap(({ ignoredColumns }) => ignoredColumns))];
  if (ignored.length > 0) lines.push(`Columns that are not published: ${ignored.map((name) => `"${name}"`).join(', ')}.`);
  const notes = new Map<string, number>();
  for (const file of files) for (const [note, times] of file.notes) notes.set(note, (notes.get(note) ?? 0) + times);
  for (const [note, times] of [...notes].slice(0, NOTES_SHOWN)) lines.push(`${count(times)} ×: ${note}.`);
  for (const { rejects } of files) for (const path of rejects) lines.push(`Rejected rows, to be mended and published again: ${path}`);
  return lines;
}

/** Without characters that steer a terminal: what stands in a file must not. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}
