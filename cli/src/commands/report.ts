import { writeFile } from 'node:fs/promises';
import { type ReportFormat, reportFormats } from '@shafaf/gateway/reports/output/reportFormats';
import type { Language } from '@shafaf/gateway/reports/output/reportWords';
import { Command, InvalidArgumentError, Option } from 'commander';
import { parseWebAddress } from '../optionParsers.ts';

/** Codes with which `report` ends: all is in it; it could not be made; the command or a definition is wrong; a part is missing from it. */
const exitCodes = { done: 0, failed: 1, usage: 2, incomplete: 3 } as const;

interface RunOptions {
  gateway?: string;
  reports?: string[];
  parameter: string[];
  format: ReportFormat;
  language: Language;
  table?: string;
  output?: string;
}

const MORE = `
A report is a folder with query.graphql, what is asked, and report.json, what is shown and what it means. Those of the program are always there;
--reports names folders with your own. docs/reports.md says how to write one.

Examples:
  $ shafaf report list
  $ shafaf report run largest-contracts                                     a page to read and print
  $ shafaf report run largest-contracts --parameter year=1403 --parameter year=1402 --format xlsx
  $ shafaf report run plans-behind-schedule --parameter member=tabriz-municipality --parameter margin=20
  $ shafaf report run contracts-by-method --format csv --table methods --output - | head
  $ shafaf report list --reports our-reports                                says what is wrong with them, and where

Every report says which bodies it covers, when it was made, and of which version of which definition with which parameters, so that its figures can be
had again. Ends with 0 when it covers all, 3 when a part is missing (it is written all the same), 1 when it could not be made, 2 when the command or a
definition is wrong.`;

/** `shafaf report`: reports over the whole province. */
export function reportCommand(): Command {
  return new Command('report')
    .description('make reports over all bodies: pages to print, spreadsheets, CSV')
    .addHelpText('after', MORE)
    .addCommand(listCommand())
    .addCommand(runCommand());
}

function listCommand(): Command {
  return new Command('list')
    .description('list the reports that there are, and what can be chosen')
    .option('--reports <folders...>', 'folders of further reports; SHAFAF_REPORTS')
    .addOption(new Option('--language <language>', 'of what is printed').choices(['fa', 'en']).default('en'))
    .action(list);
}

function runCommand(): Command {
  return new Command('run')
    .description('make a report')
    .argument('<name>', 'which; shafaf report list says which there are')
    .option('--parameter <name=value>', 'what is chosen; several times for several, or for several values of one', collect, [])
    .addOption(new Option('--format <format>', 'in what it is written').choices(reportFormats).default('html'))
    .addOption(new Option('--language <language>', 'in which language').choices(['fa', 'en']).default('fa'))
    .option('--table <name>', 'which table a CSV has; the last when left out')
    .option('--output <file>', 'where it goes, - for standard output; <name>.<format> in the working directory when left out')
    .option('--gateway <url>', 'which gateway is asked; SHAFAF_GATEWAY, or that of the province on this machine', parseWebAddress)
    .option('--reports <folders...>', 'folders of further reports; SHAFAF_REPORTS')
    .addHelpText('after', MORE)
    .exitOverride((error) => process.exit(error.exitCode === 0 ? exitCodes.done : exitCodes.usage))
    .action((name: string, options: RunOptions) => reporting(() => run(name, options)));
}

async function list({ reports, language }: { reports?: string[]; language: Language }): Promise<void> {
  const [{ loadReports }, { reportFolders }] = await Promise.all([import('@shafaf/gateway/reports/loadReports'), import('../settings.ts')]);
  const { definitions, refused } = loadReports(reportFolders(reports));
  for (const { name, title, version, parameters, tables } of definitions.values()) {
    console.log(`${name} (version ${version}): ${title[language]}`);
    for (const [parameter, { label, about }] of Object.entries(parameters))
      console.log(`  ${parameter.padEnd(14)}${label[language]}${about === undefined ? '' : `: ${about[language]}`}`);
    console.log(`  tables        ${tables.map((table) => table.name).join(', ')}`);
  }
  const { describeFault } = await import('../describeFault.ts');
  for (const error of refused) process.stderr.write(`${describeFault(error)}\n`);
  if (refused.length > 0) process.exitCode = exitCodes.usage;
}

async function run(name: string, options: RunOptions): Promise<void> {
  const [
    { loadReports, reportNamed },
    { readParameters },
    { runReport },
    { writeReport, tableNamed },
    { reportFolders },
    { gatewayAddress },
    { askGateway },
  ] = await Promise.all([
    import('@shafaf/gateway/reports/loadReports'),
    import('@shafaf/gateway/reports/run/readParameters'),
    import('@shafaf/gateway/reports/run/runReport'),
    import('@shafaf/gateway/reports/output/writeReport'),
    import('../settings.ts'),
    import('../gatewayAddress.ts'),
    import('../askGateway.ts'),
  ]);
  const reports = loadReports(reportFolders(options.reports));
  const definition = reportNamed(reports, name);
  tableNamed(definition.tables, options.table);
  const now = new Date();
  const question = readParameters(reports.schema, definition, new URLSearchParams(options.parameter.map(parsed)), now);
  const gateway = gatewayAddress(options.gateway);
  const made = await runReport(question, { ask: askGateway(gateway), gateway, now });
  const body = await writeReport(made, options);
  const path = options.output ?? `${name}.${options.format}`;
  if (path === '-') process.stdout.write(body);
  else await writeFile(path, body);
  const { coverage, hasSamples } = made;
  const say = (line: string) => process.stderr.write(`${line}\n`);
  if (path !== '-') say(`Made ${path}.`);
  if (hasSamples) say('There are invented sample records in it.');
  if (coverage.complete) return;
  const wanting = [
    ...coverage.missing.map(({ code, reason }) => `  ${code}: missing (${reason})`),
    ...coverage.stale.map(({ code, asOf }) => `  ${code}: an earlier answer, of ${asOf}`),
    ...coverage.dropped.map(({ code, rows, values }) => `  ${code}: ${rows} rows and ${values} values were not used`),
  ];
  say(`It is incomplete:\n${wanting.join('\n')}`);
  process.exitCode = exitCodes.incomplete;
}

/** What is wrong with the command or with a definition ends it with another code than a report that could not be made. */
async function reporting(command: () => Promise<void>): Promise<void> {
  const [{ ShafafError }, { describeFault }] = await Promise.all([
    import('@shafaf/shared/errors/ShafafError'),
    import('../describeFault.ts'),
  ]);
  try {
    await command();
  } catch (error) {
    if (!(error instanceof ShafafError)) throw error;
    process.stderr.write(`${describeFault(error)}\n`);
    const isUsage = ['UNKNOWN_REPORT', 'BAD_REPORT', 'BAD_PARAMETER', 'BAD_USER_INPUT', 'UNREADABLE_FILE', 'REPORT_TOO_LARGE'].includes(
      error.code,
    );
    process.exitCode = isUsage ? exitCodes.usage : exitCodes.failed;
  }
}

function collect(text: string, before: string[]): string[] {
  if (!/^\w+=/.test(text)) throw new InvalidArgumentError('A parameter is given as name=value, such as year=1403.');
  return [...before, text];
}

function parsed(text: string): [name: string, value: string] {
  const at = text.indexOf('=');
  return [text.slice(0, at), text.slice(at + 1)];
}
