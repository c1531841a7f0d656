import { Command } from 'commander';
import { parseDatabaseUrl } from '../optionParsers.ts';
import { exitCodes } from '../publish/exitCodes.ts';
import { userName } from '../userName.ts';

interface AddOptions {
  title?: string;
  databaseUrl?: string;
  as?: string;
}

/** `shafaf document`: files and links that belong to published records. */
export function documentCommand(): Command {
  return new Command('document').description('attach documents to published records').addCommand(
    new Command('add')
      .description('attach a file or a link to a published record, which gets a further revision')
      .argument('<record>', 'its global id, such as maragheh-municipality:contracts:1402-118')
      .argument('<file|url>', 'a file, which the member keeps under SHAFAF_HOME and serves; or a link that begins with http:// or https://')
      .option('--title <text>', 'what it is, for readers')
      .option(
        '--database-url <url>',
        "the member's database; else DATABASE_URL, else that of the province on this machine",
        parseDatabaseUrl,
      )
      .option('--as <name>', 'who attaches it, for the history; the name of the user of this machine when left out')
      .addHelpText(
        'after',
        '\nRun it in the home of the member’s server (the same SHAFAF_HOME), as the user that the server runs as: it is this server that gives the file to the public.',
      )
      .exitOverride((error) => process.exit(error.exitCode === 0 ? exitCodes.done : exitCodes.usage))
      .action(add),
  );
}

async function add(record: string, what: string, options: AddOptions): Promise<void> {
  const { reportingUsage } = await import('../publish/reportingUsage.ts');
  await reportingUsage(async () => {
    const [{ withMemberDatabase }, { attachFile }, { attachDocument }, { parseGlobalId }, { ShafafError }, { memberHome }, { shafafHome }] =
      await Promise.all([
        import('../publish/withMemberDatabase.ts'),
        import('@shafaf/member/documents/attachFile'),
        import('@shafaf/member/documents/attachDocument'),
        import('@shafaf/shared/graph/globalId'),
        import('@shafaf/shared/errors/ShafafError'),
        import('../memberHome.ts'),
        import('../settings.ts'),
      ]);
    const member = parseGlobalId(record)?.member;
    if (member === undefined)
      throw new ShafafError('BAD_USER_INPUT', `"${record}" is not a record's id, such as "maragheh-municipality:contracts:1402-118".`);
    const request = {
      member,
      record,
      publisher: { name: userName(options) },
      ...(options.title !== undefined && { title: options.title }),
    };
    const { revision, already, document } = await withMemberDatabase(member, options.databaseUrl, (db) =>
      /^https?:\/\//i.test(what)
        ? attachDocument(db, { ...request, document: { url: what } })
        : attachFile(db, { ...request, path: what, home: memberHome(shafafHome(), member) }),
    );
    const name = document.sha256 === undefined ? what : `${what} (${document.mediaType}, SHA-256 ${document.sha256})`;
    console.log(already ? `${record} had it already: ${name}` : `Attached to ${record}, revision ${revision}: ${name}`);
  });
}
