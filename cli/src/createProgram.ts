import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { z } from 'zod';
import { calendarCommand } from './commands/calendar.ts';
import { conformanceCommand } from './commands/conformance.ts';
import { directoryCommand } from './commands/directory.ts';
import { documentCommand } from './commands/document.ts';
import { exportCommand } from './commands/export.ts';
import { gatewayCommand } from './commands/gateway.ts';
import { memberCommand } from './commands/member.ts';
import { migrateCommand } from './commands/migrate.ts';
import { provinceCommand } from './commands/province.ts';
import { publishCommand } from './commands/publish.ts';
import { reportCommand } from './commands/report.ts';
import { templateCommand } from './commands/template.ts';
import { verifyCommand } from './commands/verify.ts';
import { withdrawCommand } from './commands/withdraw.ts';
import { loadConfig } from './loadConfig.ts';

const ABOUT = `Shafaf (شفاف, "transparent"): every body of a province publishes its own disclosures from its own server, and one graph
answers questions over all of them.`;

const MORE = `
Examples:
  $ shafaf province                                        the whole province on this machine, to try it out
  $ shafaf member --code maragheh-municipality --port 4101 one body's own server
  $ shafaf directory --port 4100                           the register of members
  $ shafaf directory invite maragheh-municipality
  $ shafaf member init maragheh --code maragheh-municipality --directory https://directory.example.ir/graphql
  $ shafaf member join INVITATION --config maragheh/member.env
  $ shafaf conformance https://shafaf.example.ir/graphql --code maragheh-municipality
  $ shafaf template contracts
  $ shafaf export contracts.csv minAmount=500000000000     all of them, over all agencies, as a file
  $ shafaf publish contracts register.csv --member maragheh-municipality
  $ shafaf member token create --member maragheh-municipality --categories contracts --expires 90d --name "contracts office"
  $ shafaf document add maragheh-municipality:contracts:1402-118 contract.pdf --title "the signed contract"
  $ shafaf withdraw maragheh-municipality:contracts:1402-118 --reason "published twice"
  $ shafaf report run largest-contracts year=1403 --format xlsx
  $ shafaf verify --member maragheh-municipality           that all is there as it was published
  $ shafaf migrate --member maragheh-municipality --database-url postgres://…

Environment:
  SHAFAF_HOME       folder of the embedded database and of province.json; .shafaf in the working directory when not set
  PORT              port to listen on where --port is not given
  DATABASE_URL      a Postgres to use instead of the embedded one: for a member or the directory its own database, for the
                    province any database of a server on which databases may be created
  SHAFAF_APPROVALS  how many people must approve a body that joins; none when not set
  SHAFAF_TRUST      where a member finds the gateway's public keys; SHAFAF_READS=closed lets the member answer the gateway alone
  SHAFAF_LARGEST_FILE
                    megabytes (MiB) of a file that a member's server takes at most; 512 when not set
  SHAFAF_GATEWAY_KEYS
                    file of the keys with which the gateway signs; gateway-keys.json in SHAFAF_HOME when not set
  SHAFAF_LIMITS     what one request to the gateway may take, such as "depth=20 rate.points=1000000"; docs/limits.md has all, and
                    SHAFAF_REDIS_URL, SHAFAF_SAFELIST, SHAFAF_ORIGINS and SHAFAF_TRUST_PROXY
  SHAFAF_STALE_SECONDS
                    how old a member's last answer may be that the gateway lets stand in for it when it fails; 3600 when not set
  SHAFAF_GATEWAY    the gateway that commands ask, such as https://shafaf.example.ir; that of the province on this machine when not set
  SHAFAF_REPORTS    folders of reports of one's own, with colons between; docs/reports.md says what they hold
  SHAFAF_OCID_PREFIX
                    the registered prefix of Open Contracting ids, such as ocds-a1b2c3, for contracts that are exported as OCDS without an
                    ocid of their own; SHAFAF_OCDS_PUBLISHER says who publishes the packages
  SHAFAF_LOG_LEVEL  fatal, error, warn, info (the default), debug, trace or silent; the log goes to standard error

Each command says more: shafaf help <command>`;

const packageFile = new URL('../package.json', import.meta.url);

/** The command line's program. */
export function createProgram(): Command {
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(packageFile, 'utf8')));
  const program = new Command('shafaf')
    .description(ABOUT)
    .version(version, '-V, --version', 'print the version')
    .addHelpText('after', MORE)
    .showHelpAfterError('(shafaf --help says more)')
    // A command and one below it may have options of one name: each takes those that follow its own.
    .enablePositionalOptions()
    .hook('preAction', (_program, command) => {
      const { config } = z.object({ config: z.string().optional() }).parse(command.optsWithGlobals());
      if (config !== undefined) loadConfig(config);
    })
    .addCommand(provinceCommand())
    .addCommand(memberCommand())
    .addCommand(directoryCommand())
    .addCommand(gatewayCommand())
    .addCommand(conformanceCommand())
    .addCommand(publishCommand())
    .addCommand(exportCommand())
    .addCommand(templateCommand())
    .addCommand(documentCommand())
    .addCommand(withdrawCommand())
    .addCommand(reportCommand())
    .addCommand(verifyCommand())
    .addCommand(calendarCommand())
    .addCommand(migrateCommand());
  addConfigOption(program);
  return program;
}

/** Every command takes its settings from a file where one is given. */
function addConfigOption(command: Command): void {
  command.option('--config <file>', 'settings as lines NAME=value; what the environment has already counts more');
  for (const inner of command.commands) addConfigOption(inner);
}
