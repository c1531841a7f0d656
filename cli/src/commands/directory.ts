import { Command } from 'commander';
import { DIRECTORY_DATABASE } from '../databaseNames.ts';
import { listening } from '../listening.ts';
import { openDatabase } from '../openDatabase.ts';
import { parseDatabaseUrl, parsePort } from '../optionParsers.ts';
import { databaseUrlFromEnvironment, portFromEnvironment, shafafHome } from '../settings.ts';
import { untilSignal } from '../untilSignal.ts';

const USUAL_PORT = 4100;
const report = (line: string) => console.error(line);

interface ServeOptions {
  port?: number;
  host: string;
  databaseUrl?: string;
}

/** `shafaf directory`: the register of members, and `shafaf directory address`: where a member answers. */
export function directoryCommand(): Command {
  return new Command('directory')
    .description('serve the register of members: who belongs to the province, and where each answers')
    .option('-p, --port <port>', `port to listen on; PORT, or ${USUAL_PORT}`, parsePort)
    .option('--host <host>', 'interface to listen on', '127.0.0.1')
    .option('--database-url <url>', "the directory's own database; DATABASE_URL, or the embedded Postgres", parseDatabaseUrl)
    .action(serve)
    .addCommand(
      new Command('address')
        .description("enter where a member's server answers GraphQL, or with --remove that it runs none")
        .argument('<code>', "the member's code, such as tabriz-municipality")
        .argument('[url]', 'such as https://shafaf.example.ir/graphql')
        .option('--remove', 'the member runs no server any more')
        .option(
          '--database-url <url>',
          "the directory's own database; DATABASE_URL, the running province's, or the embedded Postgres",
          parseDatabaseUrl,
        )
        .action(enterAddress),
    );
}

async function serve(options: ServeOptions): Promise<void> {
  const [{ connect }, { createLogger }, { prepareDirectory }, { startDirectory }] = await Promise.all([
    import('@shafaf/shared/database/connect'),
    import('@shafaf/shared/logging/createLogger'),
    import('@shafaf/directory/prepareDirectory'),
    import('@shafaf/directory/startDirectory'),
  ]);
  const port = options.port ?? portFromEnvironment(USUAL_PORT);
  const logger = createLogger('directory');
  const database = await openDatabase(options.databaseUrl ?? databaseUrlFromEnvironment(), DIRECTORY_DATABASE, shafafHome(), report);
  const db = connect<import('@shafaf/directory/database/DirectoryDatabase').DirectoryDatabase>(database.url, { logger });
  try {
    await prepareDirectory(db);
    const served = await listening(port, () => startDirectory({ database: db, host: options.host, port, logger }));
    console.log(`The directory answers at ${served.address}. Stop with Ctrl-C.`);
    await untilSignal(report, () => served.stop());
  } finally {
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
  const [{ connect }, { prepareDirectory }, { setAddress }, { findProvince }] = await Promise.all([
    import('@shafaf/shared/database/connect'),
    import('@shafaf/directory/prepareDirectory'),
    import('@shafaf/directory/members/setAddress'),
    import('../province/provinceFile.ts'),
  ]);
  const home = shafafHome();
  const given = options.databaseUrl ?? databaseUrlFromEnvironment() ?? findProvince(home)?.directoryDatabaseUrl;
  const database = await openDatabase(given, DIRECTORY_DATABASE, home, report);
  const db = connect<import('@shafaf/directory/database/DirectoryDatabase').DirectoryDatabase>(database.url);
  try {
    await prepareDirectory(db);
    await setAddress(db, code, url ?? null);
    console.log(url === undefined ? `${code} has no address any more.` : `${code} answers at ${url}.`);
  } finally {
    await db.destroy();
    await database.close();
  }
}
