import { userInfo } from 'node:os';
import { Command } from 'commander';
import { parseDatabaseUrl } from '../optionParsers.ts';

const report = (line: string) => console.error(line);

interface ObligationsOptions {
  usual?: boolean;
  as?: string;
  databaseUrl?: string;
}

/** `shafaf directory obligations`: what bodies owe the public, and how often. */
export function directoryObligationsCommand(): Command {
  return new Command('obligations')
    .description('print what each kind of body owes the public, and how often; or bring another such profile into force')
    .argument('[file]', 'the profile, as JSON (docs/obligations.md); without one, the profile in force is printed')
    .option('--usual', 'go back to the profile that comes with the program')
    .option('--as <name>', 'who does it, for the history; the name of the user of this machine when left out')
    .option(
      '--database-url <url>',
      "the directory's own database; DATABASE_URL, that of the directory or province that runs here, or the embedded Postgres",
      parseDatabaseUrl,
    )
    .action(run);
}

async function run(file: string | undefined, options: ObligationsOptions, command: Command): Promise<void> {
  if (file !== undefined && options.usual === true) command.error('error: give either a file or --usual');
  const [{ withDirectory }, { profileInForce }, { loadProfile }] = await Promise.all([
    import('../directory/withDirectory.ts'),
    import('@shafaf/directory/obligations/profileInForce'),
    import('@shafaf/directory/obligations/loadProfile'),
  ]);
  if (file === undefined && options.usual !== true) {
    const { profile } = await withDirectory(options.databaseUrl, report, profileInForce);
    console.log(JSON.stringify(profile, null, 2));
    return;
  }
  const given = file === undefined ? null : await readJson(file);
  const who = options.as ?? userInfo().username;
  const unknown = await withDirectory(options.databaseUrl, report, (db) => loadProfile(db, given, who));
  console.log(file === undefined ? 'The profile that comes with the program is in force.' : 'The profile is in force.');
  if (unknown.length > 0) console.log(`Not reckoned, since there are no such categories: ${unknown.join(', ')}.`);
}

async function readJson(file: string): Promise<unknown> {
  const [{ readFile }, { ShafafError }, { messageOf }] = await Promise.all([
    import('node:fs/promises'),
    import('@shafaf/shared/errors/ShafafError'),
    import('@shafaf/shared/errors/messageOf'),
  ]);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new ShafafError('UNREADABLE_FILE', `The profile in ${file} cannot be read: ${messageOf(error)}`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ShafafError('BAD_USER_INPUT', `${file} is not JSON: ${messageOf(error)}`);
  }
}
