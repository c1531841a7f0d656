import { Command } from 'commander';
import { parseDatabaseUrl, parseMemberCode, parseWebAddress } from '../optionParsers.ts';
import { userName } from '../userName.ts';

const report = (line: string) => console.error(line);

interface ExtensionOptions {
  databaseUrl?: string;
  as?: string;
}

/** `shafaf directory extension`: servers that bodies run of their own accord, with fields of their own in the graph. */
export function directoryExtensionCommand(): Command {
  return new Command('extension')
    .description('list extensions: servers that bodies run of their own accord, with fields of their own in the graph')
    .addCommand(
      change('enter', 'let the gateway take an extension in, or say where one is now')
        .argument('<url>', 'where it answers GraphQL', parseWebAddress)
        .requiredOption('--body <code>', 'the body that runs it and answers for it', parseMemberCode)
        .option('--pin <pins...>', 'the keys that its server may show over TLS (docs/network.md)')
        .action(enter),
    )
    .addCommand(change('suspend', 'leave an extension out for a time').action(changing('SUSPENDED')))
    .addCommand(change('resume', 'take a suspended extension in again').action(changing('RESUMED')))
    .addCommand(change('remove', 'strike an extension from the list').action(changing('REMOVED')));
}

function change(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .argument('<name>', 'its name, such as air-quality')
    .option('--as <name>', 'who does it, for the history; the name of the user of this machine when left out')
    .option(
      '--database-url <url>',
      "the directory's own database; DATABASE_URL, that of the directory or province that runs here, or the embedded Postgres",
      parseDatabaseUrl,
    );
}

async function enter(name: string, address: string, options: ExtensionOptions & { body: string; pin?: string[] }): Promise<void> {
  const [{ withDirectory }, { enterExtension }] = await Promise.all([
    import('../directory/withDirectory.ts'),
    import('@shafaf/directory/extensions/enterExtension'),
  ]);
  const { body, pin: keyPins = [] } = options;
  await withDirectory(options.databaseUrl, report, (db) => enterExtension(db, { name, body, address, keyPins }, userName(options)));
  console.log(`${name} is listed. Whether it is part of the graph is at /status of the gateway.`);
}

function changing(what: import('@shafaf/directory/extensions/changeExtension').ExtensionChange) {
  return async (name: string, options: ExtensionOptions): Promise<void> => {
    const [{ withDirectory }, { changeExtension }] = await Promise.all([
      import('../directory/withDirectory.ts'),
      import('@shafaf/directory/extensions/changeExtension'),
    ]);
    await withDirectory(options.databaseUrl, report, (db) => changeExtension(db, name, what, userName(options)));
    console.log(`${name} is ${what === 'RESUMED' ? 'listed again' : what.toLowerCase()}.`);
  };
}
