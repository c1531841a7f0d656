import { Command } from 'commander';
import { parseDatabaseUrl, parseMemberCode } from '../optionParsers.ts';

interface VerifyOptions {
  member: string;
  databaseUrl?: string;
}

/** Codes with which `verify` ends: all is as it was published; something is not; the command is wrong. */
const exitCodes = { same: 0, different: 1, usage: 2 } as const;
/** Things that are named; more than these are only counted. */
const MOST_NAMED = 100;

/** `shafaf verify`: checks that a member's database holds what was published, such as after it was restored. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description("check that a member's database holds exactly what was published: after a backup was restored, or whenever there is doubt")
    .requiredOption('--member <code>', 'the body', parseMemberCode)
    .option('--database-url <url>', "the member's database; else DATABASE_URL, else that of the province on this machine", parseDatabaseUrl)
    .addHelpText(
      'after',
      `
Every content is hashed again, the revisions of each record must follow on each other, and the tables of the categories must say of each record what
its newest revision says. Nothing is changed. What differs is named, and the exit code is 1.`,
    )
    .exitOverride((error) => process.exit(error.exitCode === 0 ? exitCodes.same : exitCodes.usage))
    .action(run);
}

async function run({ member, databaseUrl }: VerifyOptions): Promise<void> {
  const { reportingUsage } = await import('../publish/reportingUsage.ts');
  await reportingUsage(async () => {
    const [{ withMemberDatabase }, { verifyHistory }] = await Promise.all([
      import('../publish/withMemberDatabase.ts'),
      import('@shafaf/member/verify/verifyHistory'),
    ]);
    let named = 0;
    const { records, revisions, findings } = await withMemberDatabase(member, databaseUrl, (db) =>
      verifyHistory(db, ({ what, id, detail }) => {
        named++;
        if (named <= MOST_NAMED) console.log(`${what}${id === null ? '' : ` ${id}`}: ${detail}`);
      }),
    );
    if (findings > MOST_NAMED) console.log(`… and ${findings - MOST_NAMED} more.`);
    const seen = `${records} records with ${revisions} revisions`;
    console.log(findings === 0 ? `All is as it was published: ${seen}.` : `${findings} things are not as they were published, in ${seen}.`);
    if (findings > 0) process.exitCode = exitCodes.different;
  });
}
