import type { RegisteredMember } from '@shafaf/directory/members/provinceMembers';
import type { DatabaseServer } from '@shafaf/shared/database/databaseServer';
import { z } from 'zod';
import { CENTRAL_DATABASE, DIRECTORY_DATABASE } from '../data/benchMembers.ts';
import { median } from '../measure/statistics.ts';
import { memberSettings } from '../peers/startProvince.ts';
import { launch, type Program } from '../programs/launch.ts';
import { type HotFunction, hotFunctionsForm, usageForm } from '../programs/Messages.ts';
import { transferForm } from '../programs/transferClient.ts';
import type { Settings } from '../settings.ts';

/** How an export came out beside what the database alone can do. */
export interface ExportFigures {
  rows: number;
  /** Rows a second, each the median of the rounds. */
  perSecond: { export: number; copy: number; orderedCopy: number };
  /** Rounds of the export's rate over that of `COPY` just before. */
  ratios: readonly number[];
  /** Processor time for a row, in microseconds: of the gateway, and of the members without Postgres. */
  microseconds: { gateway: number; members: number };
  /** Largest resident memory of the gateway that was seen, in bytes. */
  rss: number;
  hotFunctions: { gateway: readonly HotFunction[]; members: readonly HotFunction[] };
}

const startedForm = z.object({ directory: z.url(), members: z.record(z.string(), z.url()) });
const LOOK_MILLISECONDS = 100;
/** By then each synopsis is known. */
const LEARN_MILLISECONDS = 3_000;
const DEADLINE = 30_000;
const ROUNDS = 2;

/** Exports all contracts of all members as CSV, and copies the same rows out of the one database that holds all. */
export async function exporting(
  server: DatabaseServer,
  members: readonly RegisteredMember[],
  programs: Program[],
  { profile }: Settings,
): Promise<ExportFigures> {
  const start = (name: string, file: string): Program => {
    const program = launch(name, file);
    programs.push(program);
    return program;
  };
  const hosts = start('members', 'members');
  const { directory } = await hosts.ask('start', memberSettings(server, members, server.url(DIRECTORY_DATABASE)), startedForm);
  const gateway = start('gateway', 'shafafGateway');
  const settings = { directoryUrl: directory, shortcuts: { prune: true, remember: true }, memberDeadlineMilliseconds: DEADLINE };
  const url = await gateway.ask('start', settings, z.url());
  const client = start('client', 'transferClient');
  await new Promise((resolve) => setTimeout(resolve, LEARN_MILLISECONDS));

  let microseconds = { gateway: 0, members: 0 };
  const used = async () => {
    const [ofGateway, ofMembers] = await Promise.all([gateway, hosts].map((program) => program.ask('usage', null, usageForm)));
    return { gateway: ofGateway?.cpuMilliseconds ?? 0, members: ofMembers?.cpuMilliseconds ?? 0 };
  };
  let rss = 0;
  const watch = setInterval(() => {
    void gateway.ask('usage', null, usageForm).then((usage) => {
      rss = Math.max(rss, usage.rss);
    });
  }, LOOK_MILLISECONDS);
  const copyOf = (order: string) =>
    client.ask(
      'copy',
      { databaseUrl: server.url(CENTRAL_DATABASE), statement: `copy (select * from contracts ${order}) to stdout (format csv, header)` },
      transferForm,
    );
  const rounds = [];
  let lines = 0;
  const profiled = profile ? [gateway, hosts] : [];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const copy = await copyOf('');
      const ordered = await copyOf('order by amount desc nulls last, id');
      for (const program of profiled) await program.ask('start profile', null, z.unknown());
      const before = await used();
      const exported = await client.ask('export', { url: new URL('/export/contracts.csv', url).href }, transferForm);
      if (exported.coverage !== 'complete' || exported.lines !== copy.lines)
        throw new Error(`J: the export is ${exported.coverage} and has ${exported.lines} lines, but COPY gives ${copy.lines}`);
      lines = exported.lines;
      const after = await used();
      microseconds = {
        gateway: (1_000 * (after.gateway - before.gateway)) / lines,
        members: (1_000 * (after.members - before.members)) / lines,
      };
      rounds.push({ export: lines / exported.seconds, copy: lines / copy.seconds, ordered: lines / ordered.seconds });
    }
  } finally {
    clearInterval(watch);
  }
  const [ofGateway = [], ofMembers = []] = await Promise.all(
    profiled.map((program) => program.ask('stop profile', null, hotFunctionsForm)),
  );
  return {
    rows: lines - 1,
    perSecond: {
      export: median(rounds.map((round) => round.export)),
      copy: median(rounds.map((round) => round.copy)),
      orderedCopy: median(rounds.map((round) => round.ordered)),
    },
    ratios: rounds.map((round) => round.export / round.copy),
    microseconds,
    rss,
    hotFunctions: { gateway: ofGateway, members: ofMembers },
  };
}
