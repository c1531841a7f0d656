import { categories } from '@shafaf/member/categories/categories';
import type { FilesReport, FilesRequest } from '@shafaf/member/publish/publishFiles';
import { Argument, Command, Option } from 'commander';
import { parseDatabaseUrl, parseMemberCode } from '../optionParsers.ts';
import { exitCodes } from '../publish/exitCodes.ts';
import { userName } from '../userName.ts';

interface PublishOptions {
  member: string;
  databaseUrl?: string;
  map?: string;
  format?: 'csv' | 'xlsx' | 'json' | 'ndjson' | 'ocds';
  allOrNothing?: boolean;
  dryRun?: boolean;
  samples?: boolean;
  rejects?: string;
  quiet?: boolean;
  json?: boolean;
  as?: string;
}

/** `shafaf publish`: publishes files of records into a member's database. */
export function publishCommand(): Command {
  return new Command('publish')
    .description("publish files of records as a member's: CSV, XLSX, JSON, NDJSON or OCDS 1.1")
    .addArgument(new Argument('<category>', 'what the files hold').choices(categories.map(({ name }) => name)))
    .argument('<files...>', 'the files; all of them are one publication')
    .requiredOption('--member <code>', 'the body that publishes', parseMemberCode)
    .option('--database-url <url>', "the member's database; else DATABASE_URL, else that of the province on this machine", parseDatabaseUrl)
    .option('--map <file>', 'a mapping file: which column is what, and how it is written')
    .addOption(
      new Option('--format <format>', 'what the files are; found out when left out').choices(['csv', 'xlsx', 'json', 'ndjson', 'ocds']),
    )
    .option('--all-or-nothing', 'publish nothing when a single row is rejected')
    .option('--dry-run', 'find out what would happen, and publish nothing')
    .option('--samples', "mark every record as a sample: for trying files out, above all another body's")
    .option('--rejects <path>', 'where rejected rows go: a file, or a folder for several files; <name>.rejects.csv here when left out')
    .option('--quiet', 'say nothing but what is wrong with the command')
    .option('--json', 'print the report as JSON')
    .option('--as <name>', 'who publishes, for the history; the name of the user of this machine when left out')
    .addHelpText('after', more)
    .exitOverride((error) => process.exit(error.exitCode === 0 ? exitCodes.done : exitCodes.usage))
    .action(run);
}

function columnsOf({ name, columns }: (typeof categories)[number]): string {
  const lines = columns.map(({ path, headers, required }) => {
    const names = [headers.fa[0], headers.en[0]].filter((each) => each !== undefined).join(' / ');
    return `  ${path.padEnd(38)}${names === '' ? 'in JSON only' : names}${required ? '  (required)' : ''}`;
  });
  return `
${name}
${lines.join('\n')}`;
}

function more(): string {
  return `
The columns of each category, by the names their header may have (one of each language is shown):
${categories.map(columnsOf).join('\n')}

Files with other columns need a mapping file, such as
  { "header": false, "id": "{year}-{#2}", "fileName": "(?<year>\\\\d{4})", "dates": ["DD.MM.YYYY"], "currency": "EUR",
    "rates": { "EUR": "1000000" }, "columns": { "title": 7, "signedOn": 8, "amount": { "sumOf": [10, 11] } } }
docs/publishing.md describes every setting; examples/hani-i-elezit has a real register with its mapping.

Ends with 0 when every row is in, 3 when some were rejected, 1 when nothing was published, 2 when the command or the mapping is wrong.`;
}

async function run(category: string, files: string[], options: PublishOptions): Promise<void> {
  const { reportingUsage } = await import('../publish/reportingUsage.ts');
  await reportingUsage(async () => {
    const { withMemberDatabase } = await import('../publish/withMemberDatabase.ts');
    const [{ publishFiles }, { readMapping }, { publicationReport }, { terminalProgress }, { stopSignal }] = await Promise.all([
      import('@shafaf/member/publish/publishFiles'),
      import('@shafaf/member/publish/mapping/readMapping'),
      import('../publish/publicationReport.ts'),
      import('../publish/terminalProgress.ts'),
      import('../publish/stopSignal.ts'),
    ]);
    const mapping = options.map === undefined ? undefined : await readMapping(options.map);
    const progress = terminalProgress(process.stderr, options.quiet !== true);
    const report = publicationReport({ quiet: options.quiet === true, json: options.json === true, say: progress.say });
    const stop = stopSignal();
    const request: FilesRequest = {
      category,
      member: options.member,
      files,
      folder: process.cwd(),
      publisher: { name: userName(options) },
      signal: stop.signal,
      onProgress: progress.show,
      onRejected: report.rejected,
      onWarned: report.warned,
      onWaiting: () => {
        stop.waiting();
        if (options.quiet !== true) progress.say('Another publication for this member is going on; waiting for it to end …');
      },
      ...(mapping && { mapping }),
      ...(options.format && { format: options.format }),
      ...(options.allOrNothing && { allOrNothing: true }),
      ...(options.dryRun && { dryRun: true }),
      ...(options.samples && { samples: true }),
      ...(options.rejects !== undefined && { rejects: options.rejects }),
    };
    try {
      const done = await withMemberDatabase(options.member, options.databaseUrl, (db) => publishFiles(db, request));
      progress.clear();
      report.summary(done, options);
      process.exitCode = exitCodeOf(done, options.dryRun === true);
    } catch (error) {
      progress.clear();
      if (!stop.signal.aborted) throw error;
      process.stderr.write('Stopped. Nothing was published.\n');
      process.exitCode = exitCodes.nothing;
    } finally {
      stop.off();
    }
  });
}

function exitCodeOf(report: FilesReport, dryRun: boolean): number {
  const faulty = report.rejected + report.unreadable > 0;
  if (!report.published && !dryRun) return exitCodes.nothing;
  if (!faulty) return exitCodes.done;
  return report.added + report.changed + report.unchanged > 0 ? exitCodes.someRejected : exitCodes.nothing;
}
