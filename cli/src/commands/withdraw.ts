import { Command } from 'commander';
import { parseDatabaseUrl, parseMemberCode } from '../optionParsers.ts';
import { exitCodes } from '../publish/exitCodes.ts';
import { userName } from '../userName.ts';

interface WithdrawOptions {
  reason: string;
  member?: string;
  databaseUrl?: string;
  as?: string;
}

/** `shafaf withdraw`: withdraws published records; their ids go on answering, with the reason. */
export function withdrawCommand(): Command {
  return new Command('withdraw')
    .description('withdraw published records: they are no longer listed or counted, and their ids answer with the reason')
    .argument('<ids...>', 'global ids, such as maragheh-municipality:contracts:1402-118')
    .requiredOption('--reason <text>', 'why, for the public')
    .option('--member <code>', 'the body whose records they are; the ids say it when left out', parseMemberCode)
    .option('--database-url <url>', "the member's database; else DATABASE_URL, else that of the province on this machine", parseDatabaseUrl)
    .option('--as <name>', 'who withdraws them, for the history; the name of the user of this machine when left out')
    .addHelpText('after', '\nAll of the records are withdrawn or none. Publishing a record again makes it stand again.')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? exitCodes.done : exitCodes.usage))
    .action(run);
}

async function run(ids: string[], options: WithdrawOptions): Promise<void> {
  const { reportingUsage } = await import('../publish/reportingUsage.ts');
  await reportingUsage(async () => {
    const [{ withMemberDatabase }, { withdraw }, { parseGlobalId }, { ShafafError }] = await Promise.all([
      import('../publish/withMemberDatabase.ts'),
      import('@shafaf/member/publish/withdraw'),
      import('@shafaf/shared/graph/globalId'),
      import('@shafaf/shared/errors/ShafafError'),
    ]);
    const [first = ''] = ids;
    const member = options.member ?? parseGlobalId(first)?.member;
    if (member === undefined)
      throw new ShafafError('BAD_USER_INPUT', `"${first}" is not a record's id, such as "maragheh-municipality:contracts:1402-118".`);
    const { withdrawn, already } = await withMemberDatabase(member, options.databaseUrl, (db) =>
      withdraw(db, { member, ids, reason: options.reason, publisher: { name: userName(options) } }),
    );
    for (const id of withdrawn) console.log(`Withdrawn: ${id}`);
    for (const id of already) console.log(`Was withdrawn before, with its own reason: ${id}`);
  });
}
