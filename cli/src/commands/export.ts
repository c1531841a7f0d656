import { Command } from 'commander';
import { exportExitCodes } from '../export/exportExitCodes.ts';
import { parseWebAddress } from '../optionParsers.ts';

interface ExportOptions {
  from?: string;
  output?: string;
  restart?: boolean;
  complete?: boolean;
  quiet?: boolean;
}

const MORE = `
What is exported is named as at the gateway: contracts.csv, permits.ndjson, budgetLines.json. Which formats there are, the gateway says.
Conditions are those of the list in the graph, each by its own name; one that takes several values is given several times:

  $ shafaf export contracts.csv minAmount=500000000000 fiscalYear=1402
  $ shafaf export contracts.csv member=tabriz-municipality member=ahar-municipality orderBy=SIGNED_ON direction=ASC lang=en
  $ shafaf export permits.ndjson --from https://gateway.example.ir --output permits.ndjson

Beside the file stands <file>.manifest.json: what was asked, how many records and which sums are in it, what each member gave, of which
version of its data, and what is missing. The sums are those that the graph gives for the same conditions.

An interruption is waited out. When it lasts, <file>.part stays, and the same command goes on from there (CSV and NDJSON; the others begin
anew); --restart begins anew in any case.

Ends with 0 when all that matches is in the file, 3 when a part is missing (the last row says so, too), 1 when nothing was exported, 2 when
the command is wrong.`;

/** `shafaf export`: all records of a category that match, as a file. */
export function exportCommand(): Command {
  return new Command('export')
    .description('write all records of a category that match to a file, from all members, through the gateway')
    .argument('<name>', 'the category and the format, such as contracts.csv')
    .argument('[conditions...]', 'name=value, such as minAmount=500000000000')
    .option(
      '--from <address>',
      'the gateway; else SHAFAF_GATEWAY, that of the province on this machine, or http://127.0.0.1:4000',
      parseWebAddress,
    )
    .option('-o, --output <file>', 'where it goes; the name, in the working directory, when left out')
    .option('--complete', 'refuse an export that would lack a part')
    .option('--restart', 'begin anew, even if an export of the same was interrupted')
    .option('--quiet', 'say nothing but what is wrong')
    .addHelpText('after', MORE)
    .exitOverride((error) => process.exit(error.exitCode === 0 ? exportExitCodes.complete : exportExitCodes.usage))
    .action(run);
}

const CONDITION = /^([A-Za-z]+)=(.*)$/s;

async function run(name: string, conditions: string[], options: ExportOptions): Promise<void> {
  const [{ runExport }, { ShafafError }, { describeFault }, { stopSignal }, { gatewayAddress }] = await Promise.all([
    import('../export/runExport.ts'),
    import('@shafaf/shared/errors/ShafafError'),
    import('../describeFault.ts'),
    import('../publish/stopSignal.ts'),
    import('../gatewayAddress.ts'),
  ]);
  const query = new URLSearchParams();
  for (const condition of conditions) {
    const [, key, value] = CONDITION.exec(condition) ?? [];
    if (key === undefined || value === undefined) {
      process.stderr.write(`shafaf: "${condition}" is no condition, such as minAmount=500000000000.\n`);
      process.exitCode = exportExitCodes.usage;
      return;
    }
    query.append(key, value);
  }
  const say = (line: string) => {
    if (options.quiet !== true) process.stderr.write(`${line}\n`);
  };
  const path = options.output ?? name;
  const stop = stopSignal();
  try {
    const { rows, complete, missing, changed, manifestPath, resumed } = await runExport({
      gateway: gatewayAddress(options.from),
      name,
      query,
      path,
      restart: options.restart === true,
      requireComplete: options.complete === true,
      signal: stop.signal,
      onRows: (count) => say(`${count.toLocaleString('en')} records …`),
      onInterrupted: (reason, seconds) => say(`Interrupted (${reason}); trying again in ${seconds} s …`),
    });
    say(
      `${path}: ${rows.toLocaleString('en')} records${resumed ? ', of which the first were there already' : ''}; ${manifestPath} says more.`,
    );
    if (changed.length > 0) say(`Published meanwhile, so that changes may be in it or not: ${changed.join(', ')}.`);
    if (complete) return;
    process.stderr.write(
      `INCOMPLETE: ${missing.map(({ code, reason }) => `${code} (${reason})`).join(', ') || 'what could not be used was left out'}\n`,
    );
    process.exitCode = exportExitCodes.incomplete;
  } catch (error) {
    const isUsage = error instanceof ShafafError && USAGE.has(error.code);
    process.stderr.write(stop.signal.aborted ? `Stopped. The same command goes on with ${path}.part.\n` : `${describeFault(error)}\n`);
    process.exitCode = isUsage ? exportExitCodes.usage : exportExitCodes.nothing;
  } finally {
    stop.off();
  }
}

const USAGE: ReadonlySet<string> = new Set(['BAD_PARAMETER', 'BAD_USER_INPUT', 'BAD_CURSOR', 'NOT_FOUND', 'UNKNOWN_MEMBER']);
