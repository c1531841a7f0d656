import { faultsOf } from './faultsOf.ts';
import type { FaultReport } from './runFaults.ts';

/** Prints a report, and says whether all went as it should. */
export function printReport(report: FaultReport): boolean {
  const { memory } = report;
  const rows = [...report.faults]
    .map(([kind, { injected, unmet, questions, flagged, wrong }]) => [kind, injected, unmet, questions, flagged, wrong].map(String))
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  printTable([['fault', 'times', 'unmet', 'questions', 'flagged', 'wrong'], ...rows]);
  console.log();
  printTable([
    ['seconds', report.seconds.toFixed(0)],
    ['questions', String(report.questions)],
    ['complete answers', share(report.complete, report.questions)],
    ['flagged partial answers', share(report.flagged, report.questions)],
    ['answers with an error', share(report.withErrors, report.questions)],
    ['wrong or unflagged partial answers', String(report.wrong.length)],
    ['p50, p99, slowest (ms)', [report.p50, report.p99, report.slowest].map((each) => each.toFixed(0)).join(', ')],
    ['whole again after the last fault (ms)', report.recoveryMilliseconds.toFixed(0)],
    ['gateway, resident: warm, end, peak (MB)', [memory.warm.rss, memory.end.rss, memory.peakRss].map(megabytes).join(', ')],
    ['gateway, heap: warm, end (MB)', [memory.warm.heapUsed, memory.end.heapUsed].map(megabytes).join(', ')],
  ]);
  const faults = faultsOf(report);
  for (const fault of faults) console.log(`\nNOT AS IT SHOULD BE: ${fault}`);
  return faults.length === 0;
}

function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows)
    console.log(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '));
}

function share(part: number, whole: number): string {
  return `${part} (${((100 * part) / Math.max(1, whole)).toFixed(1)}%)`;
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(0);
}
