import type { ConformanceCheck, ConformanceReport } from '@shafaf/shared/conformance/ConformanceReport';

const SIGNS = { PASSED: 'ok  ', FAILED: 'FAIL', SKIPPED: 'skip' } as const;

/** What one check found, in lines for people. */
export function describeCheck({ name, title, outcome, note, findings }: ConformanceCheck): string[] {
  return [
    `${SIGNS[outcome]}  ${name.padEnd(17)} ${title}`,
    ...findings.flatMap(({ what, whatToDo }) => [`        ${what}`, `        What to do: ${whatToDo}`]),
    ...(note === null ? [] : [`        ${note}`]),
  ];
}

/** The last line of a report. */
export function describeVerdict({ address, member, passed, checks }: ConformanceReport): string {
  const count = (outcome: ConformanceCheck['outcome']) => checks.filter((check) => check.outcome === outcome).length;
  const figures = `${count('PASSED')} passed, ${count('FAILED')} failed, ${count('SKIPPED')} not tried`;
  return `${address} ${passed ? 'conforms' : 'does not conform'} as the server of ${member}: ${figures}.`;
}

/** A whole report, in lines for people. */
export function describeReport(report: ConformanceReport): string[] {
  return [...report.checks.flatMap(describeCheck), describeVerdict(report)];
}
