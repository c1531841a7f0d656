import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { MemberDatabase } from '@shafaf/member/database/MemberDatabase';
import { connect } from '@shafaf/shared/database/connect';
import { benchMembers, CENTRAL_DATABASE } from './data/benchMembers.ts';
import { openData } from './data/openData.ts';
import type { RaceFigures } from './measure/runRace.ts';
import { startProvince } from './peers/startProvince.ts';
import { launch, type Program } from './programs/launch.ts';
import { describeExport, describeRace } from './report/printReport.ts';
import { type ExportFigures, exporting } from './scenarios/exporting.ts';
import { runLightScenarios } from './scenarios/runLightScenarios.ts';
import { runProvinceScenarios } from './scenarios/runProvinceScenarios.ts';
import { readSettings, type Settings, usage } from './settings.ts';

const results = fileURLToPath(new URL('../results/', import.meta.url));

async function bench(settings: Settings): Promise<void> {
  const began = new Date();
  const programs: Program[] = [];
  const figures: RaceFigures[] = [];
  let exports: ExportFigures | undefined;
  const report = (line: string) => console.log(line);
  const tell = (race: RaceFigures) => {
    figures.push(race);
    report(describeRace(race));
  };
  const { members: count, rows, connections, rounds, sliceMilliseconds } = settings;
  report(`${count} members × ${rows} contracts; ${connections} connections; ${rounds} × ${sliceMilliseconds} ms each; ${where()}`);
  try {
    const client = launch('client', 'loadClient');
    programs.push(client);
    if (settings.scenarios.some((letter) => 'ABCDEFI'.includes(letter))) await overDatabases(settings, client, tell, report);
    if (settings.scenarios.includes('J')) exports = await overExports(settings, report);
    await runLightScenarios(client, settings, programs, tell);
  } finally {
    await closeAll(programs);
  }
  mkdirSync(results, { recursive: true });
  const latest = `${results}latest.json`;
  const record = {
    at: began.toISOString(),
    machine: where(),
    settings: { count, rows, connections, rounds, sliceMilliseconds },
    races: figures,
    exports,
  };
  writeFileSync(latest, `${JSON.stringify(record, null, 2)}\n`);
  if (settings.record) copyFileSync(latest, `${results}${began.toISOString().slice(0, 10)}.json`);
  report(`\nTook ${((Date.now() - began.getTime()) / 1000).toFixed(0)} s. All figures: gateway/bench/results/latest.json`);
}

/** Scenarios over members with databases; all that runs for them has ended afterwards. */
async function overDatabases(
  settings: Settings,
  client: Program,
  tell: (race: RaceFigures) => void,
  report: (line: string) => void,
): Promise<void> {
  const members = benchMembers(settings.members);
  const data = await openData(settings, members, report);
  const truth = connect<MemberDatabase>(data.server.url(CENTRAL_DATABASE), { max: 2 });
  const programs: Program[] = [];
  try {
    await runProvinceScenarios(await startProvince(data.server, members, programs), truth, client, settings, tell);
  } finally {
    await closeAll(programs);
    await truth.destroy();
    await data.close();
  }
}

/** The scenario of exports. */
async function overExports(settings: Settings, report: (line: string) => void): Promise<ExportFigures> {
  const members = benchMembers(settings.members);
  const data = await openData(settings, members, report);
  const programs: Program[] = [];
  try {
    const figures = await exporting(data.server, members, programs, settings);
    report(describeExport(figures));
    return figures;
  } finally {
    await closeAll(programs);
    await data.close();
  }
}

async function closeAll(programs: Program[]): Promise<void> {
  for (const program of programs.reverse()) await program.close();
}

/** What ran where: all of it on one machine. */
function where(): string {
  return `Node ${process.version}, ${availableParallelism()} processors (${cpus()[0]?.model ?? 'unknown'}), on which client, gateway, members and Postgres all run`;
}

try {
  const settings = readSettings(process.argv.slice(2), process.env);
  if (settings === null) console.log(usage);
  else await bench(settings);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
