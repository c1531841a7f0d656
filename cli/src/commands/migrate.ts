import { Command } from 'commander';
import { parseDatabaseUrl, parseMemberCode } from '../optionParsers.ts';
import { databaseUrlFromEnvironment } from '../settings.ts';

interface MigrateOptions {
  databaseUrl?: string;
  directory?: boolean;
  member?: string;
}

/** `shafaf migrate`: brings a database up to date without serving it. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring a database up to date without serving it; the other commands do so by themselves when they start')
    .option('--database-url <url>', 'the database; DATABASE_URL when left out', parseDatabaseUrl)
    .option('--directory', "it is the directory's")
    .option('--member <code>', "it is this member's", parseMemberCode)
    .action(run);
}

async function run(options: MigrateOptions, command: Command): Promise<void> {
  if ((options.directory === true) === (options.member !== undefined)) command.error('error: give either --directory or --member <code>');
  const url = options.databaseUrl ?? databaseUrlFromEnvironment();
  if (url === undefined) return command.error('error: give --database-url <url>, or set DATABASE_URL');
  const [{ connect }, { migrate }, { identityOf }] = await Promise.all([
    import('@shafaf/shared/database/connect'),
    import('@shafaf/shared/database/migrate'),
    import('../registeredBody.ts'),
  ]);
  if (options.member !== undefined) identityOf(options.member);
  const { migrations } = await (options.directory
    ? import('@shafaf/directory/database/migrations')
    : import('@shafaf/member/database/migrations'));
  const db = connect<unknown>(url, { max: 1 });
  try {
    const taken = await migrate(db, migrations);
    console.log(taken.length === 0 ? 'The database was up to date.' : `Done: ${taken.join(', ')}`);
  } finally {
    await db.destroy();
  }
}
