import { Command } from 'commander';
import { DIRECTORY_DATABASE } from '../databaseNames.ts';
import { listening } from '../listening.ts';
import { addNetworkOptions, type NetworkOptions, readNetworkOptions } from '../networkOptions.ts';
import { openDatabase } from '../openDatabase.ts';
import { parseDatabaseUrl, parseMemberCode, parsePort, parseWebAddress } from '../optionParsers.ts';
import { announceDatabase, withdrawDatabase } from '../runningDatabase.ts';
import { databaseUrlFromEnvironment, portFromEnvironment, shafafHome } from '../settings.ts';
import { untilSignal } from '../untilSignal.ts';
import { directoryExtensionCommand } from './directoryExtension.ts';
import { membershipCommands } from './directoryMembership.ts';
import { directoryObligationsCommand } from './directoryObligations.ts';

const USUAL_PORT = 4100;
const report = (line: string) => console.error(line);

interface ServeOptions extends NetworkOptions {
  port?: number;
  host: string;
  databaseUrl?: string;
  keys?: string;
}

/** `shafaf directory`: the register of members, and the commands by which bodies join, move and leave. */
export function directoryCommand(): Command {
  const command = addNetworkOptions(new Command('directory'))
    .description('serve the register of members: who belongs to the province, and where each answers; it takes answers to invitations')
    .option('-p, --port <port>', `port to listen on; PORT, or ${USUAL_PORT}`, parsePort)
    .option('--host <host>', 'interface to listen on', '127.0.0.1')
    .option('--database-url <url>', "the directory's own database; DATABASE_URL, or the embedded Postgres", parseDatabaseUrl)
    .option(
      '--keys <file>',
      "the gateway's keys: the check of members' servers signs with them, and they are published here too; SHAFAF_GATEWAY_KEYS, or gateway-keys.json in SHAFAF_HOME",
    )
    .action(serve)
    // Options after the name of a subcommand are its own.
    .enablePositionalOptions()
    .addCommand(addressCommand())
    .addCommand(directoryExtensionCommand())
    .addCommand(directoryObligationsCommand());
  for (const membership of membershipCommands()) command.addCommand(membership);
  return command;
}

function addressCommand(): Command {
  return new Command('address')
    .description("enter where a member's server answers GraphQL, without invitation or check, or with --remove that it runs none")
    .argument('<code>', "the member's code, such as tabriz-municipality", parseMemberCode)
    .argument('[url]', 'such as https://shafaf.example.ir/graphql', parseWebAddress)
    .option('--remove', 'the member runs no server any more')
    .option(
      '--database-url <url>',
      "the directory's own database; DATABASE_URL, that of the directory or province that runs here, or the embedded Postgres",
      parseDatabaseUrl,
    )
    .action(enterAddress);
}

async function serve(options: ServeOptions): Promise<void> {
  const [
    { connect },
    { createLogger },
    { prepareDirectory },
    { startDirectory },
    { checkMember },
    { gatewayKeysPath },
    { publishedKeySet },
  ] = await Promise.all([
    import('@shafaf/shared/database/connect'),
    import('@shafaf/shared/logging/createLogger'),
    import('@shafaf/directory/prepareDirectory'),
    import('@shafaf/directory/startDirectory'),
    import('../directory/checkMember.ts'),
    import('../gatewayKeysPath.ts'),
    import('../directory/publishedKeySet.ts'),
  ]);
  const port = options.port ?? portFromEnvironment(USUAL_PORT);
  const logger = createLogger('directory');
  const home = shafafHome();
  const keys = gatewayKeysPath(home, options.keys);
  const given = options.databaseUrl ?? databaseUrlFromEnvironment();
  const database = await openDatabase(given, DIRECTORY_DATABASE, home, report);
  const db = connect<import('@shafaf/directory/database/DirectoryDatabase').DirectoryDatabase>(database.url, { logger });
  try {
    await prepareDirectory(db);
    // The embedded Postgres is ours alone: the commands of this home find it here while it runs.
    if (given === undefined) announceDatabase(home, DIRECTORY_DATABASE, database.url);
    const served = await listening(port, () =>
      startDirectory({
        database: db,
        host: options.host,
        port,
        logger,
        check: checkMember({ ...readNetworkOptions(options), keys }),
        keySet: () => publishedKeySet(keys),
      }),
    );
    console.log(`The directory answers at ${served.address}. Stop with Ctrl-C.`);
    await untilSignal(report, () => served.stop());
  } finally {
    if (given === undefined) withdrawDatabase(home, DIRECTORY_DATABASE);
    await db.destroy();
    await database.close();
  }
}

async function enterAddress(
  code: string,
  url: string | undefined,
  options: { remove?: boolean; databaseUrl?: string },
  command: Command,
): Promise<void> {
  if ((url === undefined) !== (options.remove === true)) command.error('error: give either a url or --remove');
  const [{ withDirectory }, { setAddress }] = await Promise.all([
    import('../directory/withDirectory.ts'),
    import('@shafaf/directory/members/setAddress'),
  ]);
  await withDirectory(options.databaseUrl, report, (db) => setAddress(db, code, url ?? null));
  console.log(url === undefined ? `${code} has no address any more.` : `${code} answers at ${url}.`);
}
