import type { RaceFigures } from '../measure/runRace.ts';
import type { HotFunction } from '../programs/Messages.ts';
import type { ExportFigures } from '../scenarios/exporting.ts';

/** Functions of each program that are shown. */
const SHOWN = 25;
/** What exports should come to. */
const LEAST_EXPORT = 0.25;
const MOST_MEGABYTES = 300;

/** An export as people read it. */
export function describeExport({ rows, perSecond, ratios, microseconds, rss, hotFunctions }: ExportFigures): string {
  const rate = (value: number) => `${Math.round(value).toLocaleString('en')} rows/s`;
  const [least, most] = [Math.min(...ratios), Math.max(...ratios)];
  const megabytes = rss / 2 ** 20;
  const met = (isMet: boolean) => (isMet ? 'met    ' : 'NOT MET');
  return [
    `\nJ. ${rows.toLocaleString('en')} contracts to CSV, through the gateway in global order, beside COPY of the same rows from one database`,
    `  export ${rate(perSecond.export)}; COPY ${rate(perSecond.copy)}; COPY in the same order ${rate(perSecond.orderedCopy)}`,
    `  ${met(least >= LEAST_EXPORT)}  export ÷ COPY: ${least.toFixed(2)}–${most.toFixed(2)}, wanted ≥ ${LEAST_EXPORT}`,
    `  ${met(megabytes <= MOST_MEGABYTES)}  the gateway's memory, MB: ${megabytes.toFixed(0)}, wanted ≤ ${MOST_MEGABYTES}`,
    `  processor time for a row: ${microseconds.gateway.toFixed(0)} µs in the gateway, ${microseconds.members.toFixed(0)} µs in the members' program`,
    ...describeHot("where the gateway's processor time goes", hotFunctions.gateway),
    ...describeHot("where the members' goes", hotFunctions.members),
  ].join('\n');
}

/** A race as people read it. */
export function describeRace({ letter, title, peers, goals }: RaceFigures): string {
  const rows = [
    ['', 'answers/s', '(range)', 'p50 ms', 'p99 ms', 'gateway CPU ms', 'servers CPU ms', 'asked', 'RSS MB'],
    ...peers.map((peer) => [
      peer.peer,
      peer.perSecond.toFixed(1),
      `${peer.slowest.toFixed(0)}–${peer.fastest.toFixed(0)}`,
      peer.p50.toFixed(2),
      peer.p99.toFixed(1),
      peer.gatewayMilliseconds.toFixed(2),
      peer.serversMilliseconds.toFixed(2),
      peer.membersAsked?.toFixed(1) ?? '',
      (peer.rss / 2 ** 20).toFixed(0),
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const table = rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '),
  );
  const outcome = goals.map(
    ({ goal, ratio, least, most, wanted, met }) =>
      `  ${met ? 'met    ' : 'NOT MET'}  ${goal}: ${ratio.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)}), wanted ${wanted}`,
  );
  const failures = peers
    .filter((peer) => peer.failures > 0)
    .map((peer) => `  ${peer.peer}: ${peer.failures} FAILED, the first: ${peer.firstFailure}`);
  const hot = peers.flatMap((peer) => [
    ...describeHot(`${peer.peer}, where its gateway's processor time goes`, peer.hotFunctions.gateway),
    ...describeHot(`${peer.peer}, where that of the servers behind it goes`, peer.hotFunctions.servers),
  ]);
  return [`\n${letter}. ${title}`, ...table.map((line) => `  ${line}`), ...outcome, ...failures, ...hot].join('\n');
}

function describeHot(what: string, functions: readonly HotFunction[]): string[] {
  if (functions.length === 0) return [];
  const lines = functions
    .slice(0, SHOWN)
    .map(({ name, place, share }) => `    ${(share * 100).toFixed(1).padStart(5)} %  ${name}  ${place}`);
  return [`  ${what}:`, ...lines];
}
